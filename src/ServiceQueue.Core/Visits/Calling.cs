using NodaTime;
using ServiceQueue.Core.Counters;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Jobs;
using ServiceQueue.Core.Selection;

namespace ServiceQueue.Core.Visits;

/// <summary>Asks for the next turn of a counter.</summary>
public sealed record CallNext(int Counter) : Command;

/// <summary>Asks for one ticket out of order (R-QUEUE-NO-FAVOUR, 001-A 3).</summary>
public sealed record CallTicket(int Counter, string Ticket, string Reason, string Approver) : Command;

/// <summary>Asks to call the present ticket again.</summary>
public sealed record RecallVisit(int Counter) : Command;

/// <summary>A visit was called to a counter.</summary>
/// <param name="Visit">The visit.</param>
/// <param name="Counter">The counter.</param>
/// <param name="Clerk">Who called.</param>
/// <param name="Reason">Null in order; else the reason for calling out of order.</param>
/// <param name="Approver">Who approved calling out of order.</param>
public sealed record VisitCalled(VisitId Visit, int Counter, string? Clerk, string? Reason, string? Approver)
    : VisitEvent(Visit);

/// <summary>The same visit was called to the same counter again.</summary>
public sealed record VisitRecalled(VisitId Visit, int Counter) : VisitEvent(Visit);

/// <summary>Calls visits to counters (R-QUEUE-FCFS, 000-E 四1).</summary>
public static class Calling
{
    /// <summary>The board keeps this many calls.</summary>
    private const int CallsShown = 10;

    internal static Decision Decide(HallState hall, CallNext ask)
    {
        if (AtWork.Refusal(hall, ask.Counter) is { } no) return no;
        if (hall.Counters[ask.Counter].Current is { } busy)
            return Decision.Refuse(RefusalCode.TurnActive, hall.Visits[busy].Ticket.ToString());
        return NextTurn.For(hall, hall.Plan.Counter(ask.Counter)!) is { } next
            ? Decision.Accept(
                new VisitCalled(next.Visit, ask.Counter, hall.Counters[ask.Counter].Clerk, null, null))
            : Decision.Refuse(RefusalCode.NobodyWaiting);
    }

    internal static Decision Decide(HallState hall, CallTicket ask)
    {
        if (AtWork.Refusal(hall, ask.Counter) is { } no) return no;
        var counter = hall.Counters[ask.Counter];
        if (counter.Current is { } busy)
            return Decision.Refuse(RefusalCode.TurnActive, hall.Visits[busy].Ticket.ToString());
        if (!hall.Plan.Rules.OutOfOrderReasons.Contains(ask.Reason))
            return Decision.Refuse(
                RefusalCode.ReasonNotListed, string.Join(", ", hall.Plan.Rules.OutOfOrderReasons));
        if (string.IsNullOrWhiteSpace(ask.Approver) || ask.Approver == counter.Clerk)
            return Decision.Refuse(RefusalCode.ApproverIsCaller, counter.Clerk);
        if (!TicketNumber.TryParse(ask.Ticket, out var ticket)
            || !hall.Tickets.TryGetValue(ticket, out var id))
            return Decision.Refuse(RefusalCode.UnknownTicket, ask.Ticket);
        var visit = hall.Visits[id];
        if (visit.Turn.State != TurnState.Waiting)
            return Decision.Refuse(RefusalCode.NotWaiting, visit.Ticket.ToString());
        if (!MayCall(hall.Plan.Counter(ask.Counter)!, visit.Turn))
            return Decision.Refuse(RefusalCode.ServiceNotHere, visit.Turn.Service);
        return Decision.Accept(
            new VisitCalled(id, ask.Counter, counter.Clerk, ask.Reason, ask.Approver.Trim()));
    }

    internal static Decision Decide(HallState hall, RecallVisit ask) =>
        AtWork.Current(hall, ask.Counter, out var no) is { } visit
            ? Decision.Accept(new VisitRecalled(visit.Id, ask.Counter))
            : no!;

    internal static HallState Apply(HallState hall, VisitCalled called, long sequence, Instant at)
    {
        var visit = hall.Visits[called.Visit];
        var counter = hall.Counters[called.Counter];
        var turn = visit.Turn with
        {
            State = TurnState.Called, Counter = called.Counter, Clerk = called.Clerk,
            CalledAt = visit.Turn.CalledAt ?? at,
        };
        return Shown(
            hall.With(visit.With(turn))
                .With(counter with { Current = visit.Id, CalledAt = at }), visit, called.Counter, sequence,
                at);
    }

    internal static HallState Apply(HallState hall, VisitRecalled recalled, long sequence, Instant at)
    {
        var visit = hall.Visits[recalled.Visit];
        var turn = visit.Turn with { Recalls = visit.Turn.Recalls + 1 };
        return Shown(hall.With(visit.With(turn)), visit, recalled.Counter, sequence, at);
    }

    /// <summary>The hall with a call at the head of the board.</summary>
    internal static HallState Shown(HallState hall, Visit visit, int counter, long sequence, Instant at)
    {
        var plan = hall.Plan.Counter(counter)!;
        var call = new BoardCall(
            sequence, visit.Ticket.ToString(), counter, plan.Label, plan.Place, visit.Turn.Service, at,
            CounterShows.Called);
        var calls = hall.Calls.RemoveAll(c => c.Ticket == call.Ticket).Insert(0, call);
        return hall with { Calls = calls.Count > CallsShown ? calls.RemoveAt(CallsShown) : calls };
    }

    internal static bool MayCall(CounterPlan counter, Turn turn) =>
        turn.OnlyCounter is { } only ? only == counter.Id : counter.Services.Contains(turn.Service);
}
