using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Contracts.Json;

/// <summary>How the house's own types are written: each as one string.</summary>
internal static class WireConverters
{
    private static readonly LocalTimePattern HourMinute =
        LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    public static readonly IReadOnlyList<JsonConverter> All =
    [
        new InstantText(),
        new Text<LocalDate>(
            d => LocalDatePattern.Iso.Format(d),
            s => LocalDatePattern.Iso.Parse(s) is { Success: true, Value: var date } ? date : null,
            "a date such as 2026-03-02"),
        new Text<LocalTime>(
            t => HourMinute.Format(t),
            s => HourMinute.Parse(s) is { Success: true, Value: var time } ? time : null,
            "a time of day such as 08:30"),
        new Text<LocalDateTime>(
            d => LocalDateTimePattern.ExtendedIso.Format(d),
            s => LocalDateTimePattern.ExtendedIso.Parse(s) is { Success: true, Value: var local }
                ? local : null,
            "a local time such as 2026-03-02T10:00:00"),
        new Text<VisitId>(
            v => v.Value,
            s => s.Length is > 0 and <= 32 ? new VisitId(s) : null,
            "a visit id"),
        new Text<TicketNumber>(
            t => t.ToString(),
            s => TicketNumber.TryParse(s, out var ticket) ? ticket : null,
            "a ticket such as A012"),
    ];

    /// <summary>
    /// Instants with seven digits, so that what is hashed and what is read back are the same tick. Most are
    /// written by this house, in UTC: those are read without the detour over a string, for a journal holds
    /// millions.
    /// </summary>
    private sealed class InstantText : JsonConverter<Instant>
    {
        /// <summary>From whole seconds to seven digits of them.</summary>
        private const int Shortest = 20, Longest = 28;

        private static readonly Text<Instant> Any = new(
            i => InstantPattern.ExtendedIso.Format(i),
            s => OffsetDateTimePattern.ExtendedIso.Parse(s) is { Success: true, Value: var at }
                ? at.ToInstant() : null,
            "an instant such as 2026-03-02T10:00:00+08:00");

        public override Instant Read(
            ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            IsPlain(ref reader) && reader.TryGetDateTimeOffset(out var at)
                ? Instant.FromDateTimeOffset(at)
                : Any.Read(ref reader, typeToConvert, options);

        public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) =>
            Any.Write(writer, value, options);

        private static bool IsPlain(ref Utf8JsonReader reader) =>
            reader is { TokenType: JsonTokenType.String, HasValueSequence: false, ValueIsEscaped: false }
            && reader.ValueSpan is { Length: >= Shortest and <= Longest } text
            && text[^1] == (byte)'Z' && char.IsAsciiDigit((char)text[^2]);
    }

    private sealed class Text<T>(Func<T, string> write, Func<string, T?> read, string expected)
        : JsonConverter<T>
        where T : struct
    {
        public override T Read(
            ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && read(reader.GetString()!) is { } value
                ? value
                : throw new JsonException($"Expected {expected}.");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(write(value));
    }
}
