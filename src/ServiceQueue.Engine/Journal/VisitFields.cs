using System.Text.Json;
using ServiceQueue.Contracts;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Jobs;
using ServiceQueue.Core.Visits;

namespace ServiceQueue.Engine.Journal;

/// <summary>The members of one event of a visit as its JSON has them; null where it has none.</summary>
internal ref struct VisitFields
{
    /// <summary>A ticket's label is no longer than this.</summary>
    private const int LongestTicket = 8;

    /// <summary>No visit's id is longer.</summary>
    private const int LongestVisit = 32;

    private static readonly KnownTexts Said = new();

    public VisitId? Visit;
    public int? Counter, Copy, Ahead, Days;
    public string? Clerk, Service, Ticket, Outcome, Why, Item, Class, Locale, Kiosk, Holder, Lane, Case;
    public SlipState? State, Slip;
    public EstimateSeconds? Estimate;

    /// <summary>
    /// Reads a whole object; false when there is anything in it that this does not know to the letter.
    /// </summary>
    public bool Read(ref Utf8JsonReader json)
    {
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject) return false;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueIsEscaped) return false;
            var name = json.ValueSpan;
            if (!json.Read()) return false;
            if (!Numbers(name, ref json) && !Texts(name, ref json) && !Others(name, ref json)) return false;
        }

        return json.TokenType == JsonTokenType.EndObject && !json.Read();
    }

    /// <summary>The number of the ticket, or null when there is none.</summary>
    public readonly TicketNumber? Number => TicketNumber.TryParse(Ticket, out var number) ? number : null;

    private bool Numbers(ReadOnlySpan<byte> name, ref Utf8JsonReader json)
    {
        if (json.TokenType != JsonTokenType.Number || !json.TryGetInt32(out var number)) return false;
        if (name.SequenceEqual("counter"u8)) Counter = number;
        else if (name.SequenceEqual("copy"u8)) Copy = number;
        else if (name.SequenceEqual("ahead"u8)) Ahead = number;
        else if (name.SequenceEqual("days"u8)) Days = number;
        else return false;
        return true;
    }

    private bool Texts(ReadOnlySpan<byte> name, ref Utf8JsonReader json)
    {
        if (json.TokenType != JsonTokenType.String || json.ValueIsEscaped) return false;
        if (name.SequenceEqual("clerk"u8)) Clerk = Text(ref json);
        else if (name.SequenceEqual("outcome"u8)) Outcome = Text(ref json);
        else if (name.SequenceEqual("service"u8)) Service = Text(ref json);
        else if (name.SequenceEqual("class"u8)) Class = Text(ref json);
        else if (name.SequenceEqual("locale"u8)) Locale = Text(ref json);
        else if (name.SequenceEqual("kiosk"u8)) Kiosk = Text(ref json);
        else if (name.SequenceEqual("item"u8)) Item = Text(ref json);
        else if (name.SequenceEqual("lane"u8)) Lane = Text(ref json);
        else if (name.SequenceEqual("why"u8)) Why = Text(ref json);
        else if (name.SequenceEqual("case"u8)) Case = json.GetString();
        else if (name.SequenceEqual("holder"u8)) Holder = json.GetString();
        else return false;
        return true;
    }

    private bool Others(ReadOnlySpan<byte> name, ref Utf8JsonReader json)
    {
        if (name.SequenceEqual("estimate"u8)) return ReadEstimate(ref json);
        if (json.TokenType != JsonTokenType.String || json.ValueIsEscaped) return false;
        if (name.SequenceEqual("visit"u8)) return ReadVisit(ref json);
        if (name.SequenceEqual("ticket"u8)) return ReadTicket(ref json);
        if (name.SequenceEqual("state"u8)) return (State = Slipped(json.ValueSpan)) is not null;
        return name.SequenceEqual("slip"u8) && (Slip = Slipped(json.ValueSpan)) is not null;
    }

    private bool ReadVisit(ref Utf8JsonReader json)
    {
        if (json.ValueSpan.Length is 0 or > LongestVisit) return false;
        Visit = new VisitId(json.GetString()!);
        return true;
    }

    private bool ReadTicket(ref Utf8JsonReader json)
    {
        if (json.ValueSpan.Length > LongestTicket) return false;
        Ticket = Text(ref json);
        return true;
    }

    private bool ReadEstimate(ref Utf8JsonReader json)
    {
        if (json.TokenType != JsonTokenType.StartObject) return false;
        if (!Member(ref json, "low"u8, out var low)) return false;
        if (!Member(ref json, "high"u8, out var high)) return false;
        Estimate = new EstimateSeconds(low, high);
        return json.Read() && json.TokenType == JsonTokenType.EndObject;
    }

    private static bool Member(ref Utf8JsonReader json, ReadOnlySpan<byte> name, out int number)
    {
        number = 0;
        return json.Read() && json.TokenType == JsonTokenType.PropertyName && json.ValueTextEquals(name)
            && json.Read() && json.TokenType == JsonTokenType.Number && json.TryGetInt32(out number);
    }

    private static SlipState? Slipped(ReadOnlySpan<byte> state)
    {
        if (state.SequenceEqual("printed"u8)) return SlipState.Printed;
        if (state.SequenceEqual("queued"u8)) return SlipState.Queued;
        if (state.SequenceEqual("sent"u8)) return SlipState.Sent;
        return state.SequenceEqual("none"u8) ? SlipState.None : null;
    }

    private static string Text(ref Utf8JsonReader json) =>
        Said.Find(json.ValueSpan) ?? Said.Keep(json.ValueSpan, json.GetString()!);
}
