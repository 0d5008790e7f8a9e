using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using NodaTime.Text;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Jobs;

namespace ServiceQueue.Contracts.Json;

/// <summary>
/// The one way this house writes JSON to the outside, over HTTP and over MQTT alike, so that the same picture is the same
/// bytes on both: camelCase names, enums as camelCase strings, instants as ISO 8601 UTC, absent optional members left
/// out. Thread-safe.
/// </summary>
public static class WireJson
{
    /// <summary>
    /// The options; read-only. Reading ignores unknown members, refuses null where the type has none, refuses numbers for
    /// enums, and reads at most 32 levels deep. All failures are <see cref="JsonException"/>.
    /// </summary>
    public static JsonSerializerOptions Options { get; } = Make();

    /// <summary>A value as UTF-8 JSON.</summary>
    public static byte[] Write<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Options);

    /// <summary>A value read from UTF-8 JSON. Throws <see cref="JsonException"/>, also for a bare null.</summary>
    public static T Read<T>(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize<T>(json, Options) ?? throw new JsonException("null is no value here");

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            MaxDepth = 32,
            NumberHandling = JsonNumberHandling.Strict,
            RespectNullableAnnotations = true,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,

            // Chinese stays readable on the wire; what HTML would take for its own is still escaped.
            Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { KeepSomeNulls, SequenceFirst } },
        };
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        options.Converters.Add(new InstantConverter());
        options.Converters.Add(new PatternConverter<NodaTime.LocalDate>(LocalDatePattern.Iso, "a date such as 2026-11-21"));
        options.Converters.Add(new PatternConverter<NodaTime.LocalDateTime>(
            LocalDateTimePattern.ExtendedIso, "a local time such as 2026-11-21T20:00:00"));
        options.Converters.Add(new PatternConverter<NodaTime.LocalTime>(
            LocalTimePattern.CreateWithInvariantCulture("HH:mm"), "a time of day such as 08:30"));
        options.Converters.Add(new VisitIdConverter());
        options.Converters.Add(new TicketNumberConverter());
        options.MakeReadOnly();
        return options;
    }

    /// <summary>Members that readers find as null rather than not at all.</summary>
    private static void KeepSomeNulls(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            if ((type.Type == typeof(Words) && property.Name == "en") || (type.Type == typeof(BoardPicture) && property.Name == "day"))
                property.ShouldSerialize = (_, _) => true;
        }
    }

    /// <summary>A person who looks at a payload wants to know first how new it is.</summary>
    private static void SequenceFirst(JsonTypeInfo type)
    {
        if (!type.Type.IsAssignableTo(typeof(Picture))) return;
        foreach (var property in type.Properties.Where(p => p.Name == "sequence")) property.Order = -1;
    }
}
