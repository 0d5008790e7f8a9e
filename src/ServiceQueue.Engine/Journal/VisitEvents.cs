using System.Text.Json;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Ratings;
using ServiceQueue.Core.Visits;

namespace ServiceQueue.Engine.Journal;

/// <summary>
/// Reads the few kinds of event that make up most of any journal, in the plain form in which they are
/// written. Whatever is not of that form is left to the serializer, so both always agree; this is quicker.
/// </summary>
internal static class VisitEvents
{
    /// <summary>The event of a body, or null when the serializer should read it.</summary>
    public static HallEvent? Read(string type, ReadOnlySpan<byte> body)
    {
        try
        {
            return type switch
            {
                nameof(TicketIssued) or nameof(SlipReported) or nameof(VisitCalled) or nameof(VisitRecalled)
                    or nameof(VisitServed) or nameof(TurnFinished) or nameof(VisitNoShow) or nameof(VisitLeft)
                    or nameof(RatingPrompted) => Make(type, body),
                _ => null,
            };
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            // The serializer says what is wrong.
            return null;
        }
    }

    private static HallEvent? Make(string type, ReadOnlySpan<byte> body)
    {
        var json = new Utf8JsonReader(body);
        var fields = default(VisitFields);
        if (!fields.Read(ref json) || fields.Visit is not { } visit) return null;
        return type == nameof(TicketIssued) ? Issued(visit, ref fields)
            : fields.Counter is { } counter ? AtCounter(type, visit, counter, ref fields)
            : Elsewhere(type, visit, ref fields);
    }

    private static TicketIssued? Issued(VisitId visit, ref VisitFields fields) =>
        fields is
        {
            Number: { } number, Service: { } service, Class: { } kind, Locale: { } locale, Ahead: { } ahead,
            Estimate: { } estimate, Slip: { } slip,
        }
            ? new TicketIssued(
                visit, number, service, fields.Item, kind, locale, fields.Kiosk, fields.Holder, ahead,
                estimate, slip)
            : null;

    private static HallEvent? AtCounter(
        string type, VisitId visit, int counter, ref VisitFields fields) =>
        type switch
        {
            nameof(VisitCalled) =>
                new VisitCalled(visit, counter, fields.Clerk, null, null, null, fields.Lane),
            nameof(VisitRecalled) => new VisitRecalled(visit, counter),
            nameof(VisitServed) => new VisitServed(visit, counter),
            nameof(VisitNoShow) => new VisitNoShow(visit, counter),
            nameof(TurnFinished) => fields.Outcome is { } outcome
                ? new TurnFinished(visit, counter, outcome, fields.Case, fields.Why) : null,
            nameof(RatingPrompted) =>
                fields is { Ticket: { } ticket, Service: { } service, Days: { } days }
                    ? new RatingPrompted(visit, ticket, service, counter, fields.Clerk, days) : null,
            _ => null,
        };

    private static HallEvent? Elsewhere(string type, VisitId visit, ref VisitFields fields) => type switch
    {
        nameof(SlipReported) => fields is { Copy: { } copy, State: { } state }
            ? new SlipReported(visit, copy, state) : null,
        nameof(VisitLeft) => fields.Why is { } why ? new VisitLeft(visit, why) : null,
        _ => null,
    };
}
