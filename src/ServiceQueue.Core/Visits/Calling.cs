using NodaTime;
using ServiceQueue.Core.Counters;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Jobs;
using ServiceQueue.Core.Rules.Queue;
using ServiceQueue.Core.Selection;

namespace ServiceQueue.Core.Visits;

/// <summary>Asks for the next turn of a counter.</summary>
public sealed record CallNext(int Counter) : Command;

/// <summary>Asks to call the present ticket again.</summary>
public sealed record RecallVisit(int Counter) : Command;

/// <summary>A visit was called to a counter.</summary>
/// <param name="Visit">The visit.</param>
/// <param name="Counter">The counter.</param>
/// <param name="Clerk">Who called.</param>
/// <param name="Reason">Null in order; else the reason for calling out of order.</param>
/// <param name="Approver">Who approved calling out of order.</param>
/// <param name="Evidence">What the approver saw, or null.</param>
/// <param name="Lane">
/// The class whose lane brought the visit before a more senior turn, or null when seniority alone did.
/// </param>
public sealed record VisitCalled(
    VisitId Visit, int Counter, string? Clerk, string? Reason, string? Approver, string? Evidence = null,
    string? Lane = null) : VisitEvent(Visit);

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
        if (NextTurn.Choose(hall, hall.Plan.Counter(ask.Counter)!) is not { } next)
            return Decision.Refuse(RefusalCode.NobodyWaiting);
        var clerk = hall.Counters[ask.Counter].Clerk;
        return Decision.Accept(
            new VisitCalled(next.Turn.Visit, ask.Counter, clerk, null, null, Lane: next.Lane));
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
        var next = Counted(hall, counter, called) with { Current = visit.Id, CalledAt = at };
        var made = hall.With(visit.With(turn)).With(next);
        if (called.Reason == VisitorClass.Urgent)
            made = made with
            {
                UrgentCalls = [.. hall.UrgentCalls.Where(t => at - t < OutOfOrder.CapSpan), at],
            };
        return Shown(made, visit, called.Counter, sequence, at);
    }

    /// <summary>The counter with its debts: calls in order that it owes before the next exception.</summary>
    private static CounterState Counted(HallState hall, CounterState counter, VisitCalled called)
    {
        var figures = hall.Books.Rules;
        if (called.Reason == VisitorClass.Urgent)
            return counter with { UrgentDebt = figures[QueueFigures.UrgentRatio] };
        if (called.Reason is not null) return counter;
        return counter with
        {
            LaneDebt = called.Lane is null
                ? Math.Max(0, counter.LaneDebt - 1) : figures[QueueFigures.LaneShare] - 1,
            UrgentDebt = Math.Max(0, counter.UrgentDebt - 1),
        };
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
