using NodaTime;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Jobs;
using ServiceQueue.Core.Rules.Hours;
using ServiceQueue.Core.Rules.Queue;
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

/// <summary>What a visitor was told before taking a ticket that may not be served today.</summary>
/// <param name="ClosesAt">When the hall closes for the day.</param>
/// <param name="IsAppointmentOffered">Whether an appointment was offered instead.</param>
public sealed record TicketWarning(Instant ClosesAt, bool IsAppointmentOffered);

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
    SlipState Slip,
    TicketWarning? Warning = null) : VisitEvent(Visit);

/// <summary>Issues tickets (R-QUEUE-TAKE-NUMBER, 000-H 四1; R-QUEUE-NUMBER-INTEGRITY).</summary>
public static class Issuing
{
    internal static Decision Decide(HallState hall, IssueTicket ask, Instant now)
    {
        if (hall.Plan.Service(ask.Service) is not { } service)
            return Decision.Refuse(RefusalCode.UnknownService, ask.Service);
        if (ask.Item is { } item && !service.Items.Contains(item))
            return Decision.Refuse(RefusalCode.UnknownItem, item);
        if (ask.Kiosk is not null && hall.Plan.Kiosk(ask.Kiosk) is null)
            return Decision.Refuse(RefusalCode.UnknownKiosk, ask.Kiosk);
        if (Demanded(hall, ask, service) is { } demanded) return demanded;
        if (hall.Day is null || !hall.DoorsOpen) return Decision.Refuse(RefusalCode.HallClosed);
        var closing = ClosingOf(hall, now);
        var lastIssue = Duration.FromMinutes(hall.Books.Rules[HoursFigures.LastIssue]);
        if (lastIssue > Duration.Zero && closing is { } end && now >= end - lastIssue)
            return Decision.Refuse(RefusalCode.ServiceClosed, service.Id);
        var last = hall.LastNumbers.GetValueOrDefault(service.Letter);
        if (service.DayQuota is { } quota && last >= quota)
            return Decision.Refuse(RefusalCode.QuotaReached, service.Id);
        if (HoldsTicket(hall, ask) is { } held)
            return Decision.Refuse(RefusalCode.DuplicateHolder, held.ToString());
        var printer = Printers.For(hall, ask.Kiosk);
        if (hall.Plan.Rules.DemandsPaper && (printer is null || !Printers.IsWell(hall, printer)))
            return Decision.Refuse(RefusalCode.PrinterUnavailable, printer);

        var ahead = NextTurn.AheadOfNewcomer(hall, service.Id, ask.Class);
        var estimate = Estimates.OfNewcomer(hall, service.Id, ahead);
        return Decision.Accept(new TicketIssued(
            ask.Visit,
            new TicketNumber(service.Letter, last + 1),
            service.Id,
            ask.Item,
            ask.Class,
            ask.Locale,
            ask.Kiosk,
            ask.Holder,
            ahead,
            estimate,
            printer is null ? SlipState.None : SlipState.Queued,
            WarningOf(estimate, closing, now)));
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
                ? 0 : 1, Turns = [turn], IsWarned = issued.Warning is not null,
        };
        return hall.With(visit) with
        {
            LastNumbers = hall.LastNumbers.SetItem(issued.Ticket.Letter, issued.Ticket.Number),
            Tickets = hall.Tickets.SetItem(issued.Ticket, issued.Visit),
        };
    }

    private static Decision? Demanded(HallState hall, IssueTicket ask, ServicePlan service)
    {
        // 000-E 二4: the hall may ask for the item, so that its checklist can be told at once.
        if (hall.Books.Rules.Is(QueueFigures.ItemDemanded) && ask.Item is null && !service.Items.IsEmpty)
            return Decision.Refuse(RefusalCode.FieldMissing, "item");
        return ask.Class == VisitorClass.Investor
            ? Decision.Forbid("R-QUEUE-INVEST", new Words(
                "公共队列不设投资优先，请按普通群众取号，或另行预约。",
                "The common queue has no class for investors; take an ordinary ticket or an appointment."))
            : null;
    }

    /// <summary>When the hall closes for the day, or null for one that does not.</summary>
    private static Instant? ClosingOf(HallState hall, Instant now)
    {
        if (hall.Plan.Hours.Always) return null;
        var date = now.InZone(hall.Plan.Zone).Date;
        var intervals = hall.Plan.Hours.On(date);
        return intervals.IsEmpty ? null : intervals[^1].EndOn(date, hall.Plan.Zone);
    }

    /// <summary>
    /// Late comers get a ticket as early ones do; who may not be served today is told so first and offered an
    /// appointment (R-HOURS-SAME-EARLY-LATE, 001-P 二4).
    /// </summary>
    private static TicketWarning? WarningOf(EstimateSeconds estimate, Instant? closing, Instant now) =>
        closing is { } end && now + Duration.FromSeconds(estimate.High) > end
            ? new TicketWarning(end, IsAppointmentOffered: true) : null;

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
