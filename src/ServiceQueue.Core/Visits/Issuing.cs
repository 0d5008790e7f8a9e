using NodaTime;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Jobs;
using ServiceQueue.Core.Selection;

namespace ServiceQueue.Core.Visits;

/// <summary>Asks for a ticket.</summary>
/// <param name="Visit">Drawn by chance outside Core.</param>
/// <param name="Service">The service's id.</param>
/// <param name="Item">The service item's id, or null.</param>
/// <param name="Class">The class of visitor.</param>
/// <param name="Locale">"zh-CN" or "en".</param>
/// <param name="Kiosk">Where it is taken, or null for a phone.</param>
/// <param name="Holder">A digest that tells holders apart, or null.</param>
public sealed record IssueTicket(
    VisitId Visit, string Service, string? Item, string Class, string Locale, string? Kiosk, string? Holder)
        : Command;

/// <summary>A ticket was issued. Its number is the letter's last of the hall day plus one.</summary>
public sealed record TicketIssued(
    VisitId Visit,
    TicketNumber Ticket,
    string Service,
    string? Item,
    string Class,
    string Locale,
    string? Kiosk,
    string? Holder,
    int Ahead,
    EstimateSeconds Estimate,
    SlipState Slip) : VisitEvent(Visit);

/// <summary>Issues tickets (R-QUEUE-TAKE-NUMBER, 000-H 四1; R-QUEUE-NUMBER-INTEGRITY).</summary>
public static class Issuing
{
    internal static Decision Decide(HallState hall, IssueTicket ask)
    {
        if (hall.Plan.Service(ask.Service) is not { } service)
            return Decision.Refuse(RefusalCode.UnknownService, ask.Service);
        if (ask.Item is { } item && !service.Items.Contains(item))
            return Decision.Refuse(RefusalCode.UnknownItem, item);
        if (ask.Kiosk is not null && hall.Plan.Kiosk(ask.Kiosk) is null)
            return Decision.Refuse(RefusalCode.UnknownKiosk, ask.Kiosk);
        if (hall.Day is null || !hall.DoorsOpen) return Decision.Refuse(RefusalCode.HallClosed);
        var last = hall.LastNumbers.GetValueOrDefault(service.Letter);
        if (service.DayQuota is { } quota && last >= quota)
            return Decision.Refuse(RefusalCode.QuotaReached, service.Id);
        if (HoldsTicket(hall, ask) is { } held)
            return Decision.Refuse(RefusalCode.DuplicateHolder, held.ToString());
        var printer = hall.Plan.Kiosk(ask.Kiosk)?.Printer;
        if (hall.Plan.Rules.DemandsPaper
            && (printer is null || hall.Devices.GetValueOrDefault(printer) is { Works: false }))
            return Decision.Refuse(RefusalCode.PrinterUnavailable, printer);

        return Decision.Accept(new TicketIssued(
            ask.Visit,
            new TicketNumber(service.Letter, last + 1),
            service.Id,
            ask.Item,
            ask.Class,
            ask.Locale,
            ask.Kiosk,
            ask.Holder,
            hall.Waiting.Of(service.Id).Count,
            Estimates.OfNewcomer(hall, service.Id),
            printer is null ? SlipState.None : SlipState.Queued));
    }

    internal static HallState Apply(HallState hall, TicketIssued issued, long sequence, Instant at)
    {
        var turn = new Turn
        {
            Service = issued.Service, State = TurnState.Waiting, Order = sequence, Tie = sequence,
            WaitingSince = at,
        };
        var visit = new Visit
        {
            Id = issued.Visit, Ticket = issued.Ticket, Day = hall.Day!.Date, Class = issued.Class,
            Locale = issued.Locale,
            Item = issued.Item, Kiosk = issued.Kiosk, Holder = issued.Holder, IssuedAt = at,
            Ahead = issued.Ahead,
            Estimate = issued.Estimate, Slip = issued.Slip, Copies = issued.Slip == SlipState.None
                ? 0 : 1, Turns = [turn],
        };
        return hall.With(visit) with
        {
            LastNumbers = hall.LastNumbers.SetItem(issued.Ticket.Letter, issued.Ticket.Number),
            Tickets = hall.Tickets.SetItem(issued.Ticket, issued.Visit),
        };
    }

    private static TicketNumber? HoldsTicket(HallState hall, IssueTicket ask)
    {
        var limit = hall.Plan.Rules.LiveTicketsPerHolder;
        if (ask.Holder is null || limit <= 0) return null;
        var live = hall.Visits.Values
            .Where(v => v.Holder == ask.Holder && v.Turn.Service == ask.Service && !v.Turn.Over).Take(limit)
                .ToList();
        return live.Count >= limit ? live[0].Ticket : null;
    }
}
