using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using NodaTime;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Host.Hosting;

/// <summary>
/// Says in the OpenAPI document that times, dates and ids are texts: they are written by converters, which
/// the framework cannot see into.
/// </summary>
internal static class TextSchemas
{
    private static readonly Dictionary<Type, string?> Formats = new()
    {
        [typeof(Instant)] = "date-time",
        [typeof(LocalDate)] = "date",
        [typeof(LocalTime)] = "time",
        [typeof(LocalDateTime)] = null,
        [typeof(VisitId)] = null,
        [typeof(TicketNumber)] = null,
    };

    public static OpenApiOptions AddTexts(this OpenApiOptions options) =>
        options.AddSchemaTransformer((schema, context, _) =>
        {
            var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
            if (!Formats.TryGetValue(type, out var format)) return Task.CompletedTask;
            schema.Type = JsonSchemaType.String;
            schema.Format = format;
            return Task.CompletedTask;
        });
}
