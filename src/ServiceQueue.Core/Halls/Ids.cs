using System.Text.Json.Serialization;

namespace ServiceQueue.Core.Halls;

/// <summary>
/// Names one visit for ever: 13 characters of Crockford base 32, drawn by chance outside Core.
/// </summary>
public readonly record struct VisitId(string Value)
{
    /// <inheritdoc />
    public override string ToString() => Value;
}

/// <summary>
/// The label on a ticket, such as "A012". It repeats every hall day, so it names a visit only together with
/// the day.
/// </summary>
/// <param name="Letter">The letter of the service.</param>
/// <param name="Number">Counts from 1 within a letter and a hall day.</param>
public readonly record struct TicketNumber(char Letter, int Number)
{
    /// <summary>The label as printed, shown and spoken: the letter and at least three digits.</summary>
    public override string ToString() => $"{Letter}{Number:000}";

    /// <summary>Reads a label such as "A012" or "a 12"; false when it is not one.</summary>
    public static bool TryParse(string? text, out TicketNumber ticket)
    {
        ticket = default;
        text = text?.Trim();
        if (text is not { Length: >= 2 and <= 8 } || !char.IsAsciiLetter(text[0])) return false;
        if (!int
            .TryParse(
                text.AsSpan(1)
                    .Trim(), System.Globalization.NumberStyles.None, null, out var number)) return false;
        if (number < 1) return false;
        ticket = new TicketNumber(char.ToUpperInvariant(text[0]), number);
        return true;
    }
}

/// <summary>A text in the hall's languages. Chinese is always there; English falls back to it.</summary>
/// <param name="ZhCn">Simplified Chinese.</param>
/// <param name="En">English, or null where the hall gave none.</param>
public sealed record Words(
    [property: JsonPropertyName("zh-CN")] string ZhCn, [property: JsonPropertyName("en")] string? En = null)
{
    /// <summary>The text in a locale ("zh-CN", "en"); Chinese where that locale has none.</summary>
    public string In(string? locale) => locale == "en" && En is { } english ? english : ZhCn;

    /// <inheritdoc />
    public override string ToString() => ZhCn;
}
