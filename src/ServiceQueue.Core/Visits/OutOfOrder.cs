using NodaTime;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Rules.Queue;
using ServiceQueue.Core.Selection;

namespace ServiceQueue.Core.Visits;

/// <summary>Asks for one ticket out of order (R-QUEUE-NO-FAVOUR, 001-A 3).</summary>
/// <param name="Counter">Where.</param>
/// <param name="Ticket">The ticket, "A012".</param>
/// <param name="Reason">One of the hall's list.</param>
/// <param name="Approver">Who approved it; never the caller.</param>
/// <param name="Evidence">
/// What the approver saw; may be left out for a vulnerable visitor, whose own word is enough (003-D 三).
/// </param>
public sealed record CallTicket(
    int Counter, string Ticket, string Reason, string Approver, string? Evidence = null) : Command;

/// <summary>
/// Calls out of order: with a reason of the closed list, another person's approval and evidence; urgent ones
/// within their hourly cap and their ratio (R-QUEUE-NO-FAVOUR, 001-A 3; R-QUEUE-URGENT, 002-D 一(四)).
/// </summary>
public static class OutOfOrder
{
    /// <summary>The span in which urgent calls are counted.</summary>
    public static readonly Duration CapSpan = Duration.FromHours(1);

    internal static Decision Decide(HallState hall, CallTicket ask, Instant now)
    {
        if (AtWork.Refusal(hall, ask.Counter) is { } no) return no;
        var counter = hall.Counters[ask.Counter];
        if (counter.Current is { } busy)
            return Decision.Refuse(RefusalCode.TurnActive, hall.Visits[busy].Ticket.ToString());
        if (Unapproved(hall, ask, counter.Clerk) is { } unapproved) return unapproved;
        if (!TicketNumber.TryParse(ask.Ticket, out var ticket)
            || !hall.Tickets.TryGetValue(ticket, out var id))
            return Decision.Refuse(RefusalCode.UnknownTicket, ask.Ticket);
        var visit = hall.Visits[id];
        if (visit.Turn.State != TurnState.Waiting)
            return Decision.Refuse(RefusalCode.NotWaiting, visit.Ticket.ToString());
        if (!Calling.MayCall(hall.Plan.Counter(ask.Counter)!, visit.Turn))
            return Decision.Refuse(RefusalCode.ServiceNotHere, visit.Turn.Service);
        if (TooMuch(hall, ask, visit, now) is { } tooMuch) return tooMuch;
        return Decision.Accept(new VisitCalled(
            id, ask.Counter, counter.Clerk, ask.Reason, ask.Approver.Trim(), Blank(ask.Evidence)));
    }

    private static Decision? Unapproved(HallState hall, CallTicket ask, string? clerk)
    {
        if (!hall.Plan.Rules.OutOfOrderReasons.Contains(ask.Reason))
            return Decision.Refuse(
                RefusalCode.ReasonNotListed, string.Join(", ", hall.Plan.Rules.OutOfOrderReasons));
        if (ask.Reason == VisitorClass.Investor)
            return Decision.Forbid("R-QUEUE-INVEST", new Words(
                "投资项目不得在公共队列中优先叫号，请走预约窗口。",
                "Investors are never called first in the common queue; use an appointment of their own."));
        if (string.IsNullOrWhiteSpace(ask.Approver) || ask.Approver.Trim() == clerk)
            return Decision.Refuse(RefusalCode.ApproverIsCaller, clerk);
        return Blank(ask.Evidence) is null && !VisitorClass.HasLane(ask.Reason)
            ? Decision.Refuse(RefusalCode.FieldMissing, "evidence") : null;
    }

    /// <summary>Why one more urgent call would be too much, or null. In an empty queue none is.</summary>
    private static Decision? TooMuch(HallState hall, CallTicket ask, Visit visit, Instant now)
    {
        if (ask.Reason != VisitorClass.Urgent) return null;
        var plan = hall.Plan.Counter(ask.Counter)!;
        if (NextTurn.For(hall, plan)?.Visit == visit.Id) return null;
        var cap = hall.Books.Rules[QueueFigures.UrgentCap];
        if (hall.UrgentCalls.Count(t => now - t < CapSpan) >= cap)
            return Decision.Forbid("R-QUEUE-URGENT", new Words(
                $"一小时内急办叫号最多{cap}次，请按顺序叫号或稍后再试。",
                $"At most {cap} urgent calls an hour; call in order, or try again later."));
        var owed = hall.Counters[ask.Counter].UrgentDebt;
        return owed > 0
            ? Decision.Forbid("R-QUEUE-URGENT", new Words(
                $"本窗口须再按顺序叫{owed}个号，方可再次急办。",
                $"This counter must call {owed} more in order before the next urgent one."))
            : null;
    }

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
