using NodaTime;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Notices;
using ServiceQueue.Core.Visits;

namespace ServiceQueue.Core.Complaints;

/// <summary>Brings a complaint, a report or a suggestion forward.</summary>
/// <param name="Complaint">Its id, drawn by chance outside Core.</param>
/// <param name="Kind">What it is; a bad rating is opened by the rating.</param>
/// <param name="Channel">Where it comes in.</param>
/// <param name="Form">What it says; the clerks of its visit are added to those complained of.</param>
/// <param name="Kiosk">The kiosk whose printer prints the slip, or null.</param>
public sealed record ReceiveComplaint(
    string Complaint, ComplaintKind Kind, ComplaintChannel Channel, ComplaintForm Form, string? Kiosk = null)
    : ComplaintCommand;

/// <summary>
/// Takes complaints in. Intake is never closed (002-D 一(六): 24小时受理举报): no hour, no closed door and no
/// missing contact is a reason to refuse one.
/// </summary>
public static class Receiving
{
    internal static Decision Decide(HallState hall, ReceiveComplaint ask, Instant now)
    {
        if (hall.Books.Complaints.Open.ContainsKey(ask.Complaint)) return Decision.Accept();
        if (string.IsNullOrWhiteSpace(ask.Form.Facts))
            return Decision.Refuse(RefusalCode.FieldMissing, "facts");
        var received = Received(hall, ask, now);
        var printer = Printers.For(hall, ask.Kiosk);
        return Decision.Accept(received, ComplaintNotices.Filed(hall, received, printer, now));
    }

    /// <summary>What a complaint is recorded as; a bad rating leads here too.</summary>
    internal static ComplaintReceived Received(HallState hall, ReceiveComplaint ask, Instant now)
    {
        var book = hall.Books.Complaints;
        var year = now.InZone(hall.Plan.Zone).Year;
        var number = ComplaintBook.NumberOf(year, book.Year == year ? book.Last + 1 : 1);
        return new ComplaintReceived(
            ask.Complaint, number, ask.Kind, ask.Channel, Linked(hall, ask.Form));
    }

    internal static HallState Apply(HallState hall, ComplaintReceived received, Recorded recorded)
    {
        var at = recorded.At;
        var rules = hall.Books.Rules;
        var answer = ComplaintClock.Answer(rules, received.Kind, false);
        var complaint = new Complaint
        {
            Id = received.Complaint, Number = received.Number, Kind = received.Kind,
            Channel = received.Channel, Form = received.Form, ReceivedAt = at, Sequence = recorded.Sequence,
            RegisterBy = ComplaintClock.End(hall, at, ComplaintClock.Register(rules)) ?? at,
            ContactBy = ComplaintClock.End(hall, at, ComplaintClock.Contact(rules)),
            AnswerBy = ComplaintClock.End(hall, at, answer),
        };
        var book = hall.Books.Complaints;
        var year = at.InZone(hall.Plan.Zone).Year;
        var last = book.Year == year ? book.Last + 1 : 1;
        return hall.With(book.With(complaint) with { Year = year, Last = last });
    }

    /// <summary>The form with what the hall knows of the visit: its ticket, counter and clerks.</summary>
    private static ComplaintForm Linked(HallState hall, ComplaintForm form)
    {
        var id = form.Visit ?? ByTicket(hall, form.Ticket);
        if (id is not { } known) return form;
        if (hall.Visits.GetValueOrDefault(known) is { } visit)
        {
            var clerks = visit.Turns.Select(t => t.Clerk).OfType<string>();
            return form with
            {
                Visit = known, Ticket = visit.Ticket.ToString(), Counter = form.Counter ?? visit.Turn.Counter,
                Against = [.. form.Against.Union(clerks, StringComparer.Ordinal)],
            };
        }

        // A visit of an earlier day is known as long as it may still be rated.
        if (hall.Books.Ratings.Find(known) is not { } awaited) return form;
        IEnumerable<string> clerk = awaited.Clerk is { } one ? [one] : [];
        return form with
        {
            Ticket = awaited.Ticket, Counter = form.Counter ?? awaited.Counter,
            Against = [.. form.Against.Union(clerk, StringComparer.Ordinal)],
        };
    }

    private static VisitId? ByTicket(HallState hall, string? label) =>
        TicketNumber.TryParse(label, out var ticket) && hall.Tickets.TryGetValue(ticket, out var id)
            ? id : null;
}
