using NodaTime;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Visits;

/// <summary>Puts the visit at a counter aside, 挂起.</summary>
public sealed record HoldVisit(int Counter, string? Note, Instant? BackAt) : Command;

/// <summary>Takes a held visit up again.</summary>
public sealed record ResumeVisit(int Counter, VisitId Visit) : Command;

/// <summary>A visit was put aside.</summary>
public sealed record VisitHeld(VisitId Visit, int Counter, string? Note, Instant? BackAt) : VisitEvent(Visit);

/// <summary>A held visit was called back to a counter.</summary>
public sealed record VisitResumed(VisitId Visit, int Counter, string? Clerk) : VisitEvent(Visit);

/// <summary>Holds visits and takes them up again.</summary>
public static class Holding
{
    internal static Decision Decide(HallState hall, HoldVisit ask) =>
        AtWork.Current(hall, ask.Counter, out var no) is { } visit
            ? Decision.Accept(new VisitHeld(visit.Id, ask.Counter, ask.Note, ask.BackAt))
            : no!;

    internal static Decision Decide(HallState hall, ResumeVisit ask)
    {
        if (AtWork.Refusal(hall, ask.Counter) is { } no) return no;
        var counter = hall.Counters[ask.Counter];
        if (counter.Current is { } busy)
            return Decision.Refuse(RefusalCode.TurnActive, hall.Visits[busy].Ticket.ToString());
        if (!hall.Visits.TryGetValue(ask.Visit, out var visit))
            return Decision.Refuse(RefusalCode.UnknownVisit, ask.Visit.Value);
        if (visit.Turn.State != TurnState.Held)
            return Decision.Refuse(RefusalCode.NotHeld, visit.Ticket.ToString());
        return Calling.MayCall(hall.Plan.Counter(ask.Counter)!, visit.Turn)
            ? Decision.Accept(new VisitResumed(visit.Id, ask.Counter, counter.Clerk))
            : Decision.Refuse(RefusalCode.ServiceNotHere, visit.Turn.Service);
    }

    internal static HallState Apply(HallState hall, VisitHeld held)
    {
        var visit = hall.Visits[held.Visit];
        return AtWork.Freed(hall, held.Counter)
            .With(visit.With(visit.Turn with { State = TurnState.Held, Why = held.Note }));
    }

    internal static HallState Apply(HallState hall, VisitResumed resumed, long sequence, Instant at)
    {
        var visit = hall.Visits[resumed.Visit];
        var turn = visit.Turn with
        {
            State = TurnState.Called, Counter = resumed.Counter, Clerk = resumed.Clerk, Why = null,
        };
        var counter = hall.Counters[resumed.Counter] with { Current = visit.Id, CalledAt = at };
        return Calling.Shown(hall.With(visit.With(turn)).With(counter), visit, resumed.Counter, sequence, at);
    }
}
