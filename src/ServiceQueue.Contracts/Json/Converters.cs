using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Contracts.Json;

/// <summary>Writes UTC with a Z and reads any offset.</summary>
internal sealed class InstantConverter : JsonConverter<Instant>
{
    public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = Text.Of(ref reader, "an instant");
        var instant = InstantPattern.ExtendedIso.Parse(text);
        if (instant.Success) return instant.Value;
        var offset = OffsetDateTimePattern.ExtendedIso.Parse(text);
        return offset.Success
            ? offset.Value.ToInstant()
            : throw new JsonException($"\"{text}\" is not an instant such as 2026-11-21T12:00:00.123Z");
    }

    public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) =>
        writer.WriteStringValue(InstantPattern.ExtendedIso.Format(value));
}

/// <summary>A type that one pattern both writes and reads.</summary>
internal sealed class PatternConverter<T>(IPattern<T> pattern, string what) : JsonConverter<T>
    where T : struct
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = Text.Of(ref reader, what);
        var parsed = pattern.Parse(text);
        return parsed.Success ? parsed.Value : throw new JsonException($"\"{text}\" is not {what}");
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteStringValue(pattern.Format(value));
}

/// <summary>The plain id.</summary>
internal sealed class VisitIdConverter : JsonConverter<VisitId>
{
    public override VisitId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(Text.Of(ref reader, "a visit id"));

    public override void Write(Utf8JsonWriter writer, VisitId value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);
}

/// <summary>"A012".</summary>
internal sealed class TicketNumberConverter : JsonConverter<TicketNumber>
{
    public override TicketNumber Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = Text.Of(ref reader, "a ticket number");
        return TicketNumber.TryParse(text, out var ticket)
            ? ticket
            : throw new JsonException($"\"{text}\" is not a ticket number such as A012");
    }

    public override void Write(Utf8JsonWriter writer, TicketNumber value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}

/// <summary>Reads strings and nothing else.</summary>
internal static class Text
{
    public static string Of(ref Utf8JsonReader reader, string what) => reader.TokenType == JsonTokenType.String
        ? reader.GetString()!
        : throw new JsonException($"{what} is written as a string, not as {reader.TokenType}");
}
