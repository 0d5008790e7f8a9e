using NodaTime;
using ServiceQueue.Core.Cases;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Ratings;
using ServiceQueue.Core.Selection;

namespace ServiceQueue.Core.Visits;

/// <summary>Says that the called visitor has arrived at the counter.</summary>
public sealed record ServeVisit(int Counter) : Command;

/// <summary>Ends the turn at a counter with an outcome.</summary>
/// <param name="Counter">The counter.</param>
/// <param name="Outcome">One of <see cref="Outcomes.All"/>.</param>
/// <param name="Case">The case it belongs to, as the clerk names it, or null.</param>
/// <param name="Why">Why there is no outcome.</param>
/// <param name="With">The case to open or to go on with in the same breath, or null.</param>
public sealed record FinishTurn(
    int Counter, string Outcome, string? Case, string? Why, CaseAtCounter? With = null) : Command;

/// <summary>The called visitor did not come.</summary>
public sealed record MarkNoShow(int Counter) : Command;

/// <summary>A visitor who missed the call is back.</summary>
public sealed record ReturnVisit(VisitId Visit) : Command;

/// <summary>Service began.</summary>
public sealed record VisitServed(VisitId Visit, int Counter) : VisitEvent(Visit);

/// <summary>A turn ended with an outcome.</summary>
public sealed record TurnFinished(VisitId Visit, int Counter, string Outcome, string? Case, string? Why)
    : VisitEvent(Visit);

/// <summary>A called visitor did not come.</summary>
public sealed record VisitNoShow(VisitId Visit, int Counter) : VisitEvent(Visit);

/// <summary>A visitor who missed the call waits again, with this seniority.</summary>
public sealed record VisitReturned(VisitId Visit, long Order) : VisitEvent(Visit);

/// <summary>The outcomes a turn can have, and what each is in the regulations.</summary>
public static class Outcomes
{
    /// <summary>A turn ended without an outcome; the reason is kept.</summary>
    public const string None = "none";

    /// <summary>All outcomes: 咨询 补充件 退回件 不予受理 即办件 承诺件 上报件 信访件 联办件 代办, and none.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        "answered", "supplement", "returned", "refused", "immediate", "promise", "report-up", "petition",
        "joint", "agency", None,
    ];
}

/// <summary>Serves called visits and ends their turns.</summary>
public static class Serving
{
    internal static Decision Decide(HallState hall, ServeVisit ask)
    {
        if (AtWork.Current(hall, ask.Counter, out var no) is not { } visit) return no!;
        return visit.Turn.State == TurnState.Serving
            ? Decision.Accept()
            : Decision.Accept(new VisitServed(visit.Id, ask.Counter));
    }

    internal static Decision Decide(HallState hall, FinishTurn ask, Instant now)
    {
        if (AtWork.Current(hall, ask.Counter, out var no) is not { } visit) return no!;
        if (!Outcomes.All.Contains(ask.Outcome))
            return Decision.Refuse(RefusalCode.OutcomeUnknown, ask.Outcome);
        if (ask.Outcome == Outcomes.None && string.IsNullOrWhiteSpace(ask.Why))
            return Decision.Refuse(RefusalCode.OutcomeUnknown, ask.Outcome);
        var finished = new TurnFinished(visit.Id, ask.Counter, ask.Outcome, ask.Case, ask.Why?.Trim());
        var decided = ask.With is null
            ? Decision.Accept(finished) : FinishingCases.Decide(hall, visit, (ask, finished), now);
        return decided is Accepted { Events: var events }
            ? Decision.Accept([.. events, .. RatingVerbs.AfterFinish(hall, finished)]) : decided;
    }

    internal static Decision Decide(HallState hall, MarkNoShow ask)
    {
        if (AtWork.Current(hall, ask.Counter, out var no) is not { } visit) return no!;
        return visit.Turn.State == TurnState.Called
            ? Decision.Accept(new VisitNoShow(visit.Id, ask.Counter))
            : Decision.Refuse(RefusalCode.BeingServed, visit.Ticket.ToString());
    }

    internal static Decision Decide(HallState hall, ReturnVisit ask)
    {
        if (!hall.Visits.TryGetValue(ask.Visit, out var visit))
            return Decision.Refuse(RefusalCode.UnknownVisit, ask.Visit.Value);
        if (visit.Turn.State == TurnState.Waiting) return Decision.Accept();
        // Between two days there is no queue to return to; the next day would forget the visit.
        if (hall.Day is null) return Decision.Refuse(RefusalCode.VisitOver, visit.Ticket.ToString());
        if (visit.Turn.State != TurnState.NoShow)
            return Decision.Refuse(RefusalCode.NotNoShow, visit.Ticket.ToString());
        var queue = hall.Waiting.Of(visit.Turn.Service);
        var behind = Math.Min(hall.Plan.Rules.ReturnBehind, queue.Count);
        // Nobody waits, or nobody needs to go first: the old seniority is as good as any.
        var order = behind == 0 ? visit.Turn.Order : queue[behind - 1].Order;
        return Decision.Accept(new VisitReturned(visit.Id, order));
    }

    internal static HallState Apply(HallState hall, VisitServed served, Instant at)
    {
        var visit = hall.Visits[served.Visit];
        return hall.With(
            visit.With(visit.Turn with { State = TurnState.Serving, ServedAt = visit.Turn.ServedAt ?? at }));
    }

    internal static HallState Apply(HallState hall, TurnFinished finished, Instant at)
    {
        var visit = hall.Visits[finished.Visit];
        var turn = visit.Turn with
        {
            State = TurnState.Finished, EndedAt = at, Outcome = finished.Outcome, Why = finished.Why,
        };
        return AtWork.Freed(Paced(hall, turn), finished.Counter).With(visit.With(turn));
    }

    internal static HallState Apply(HallState hall, VisitNoShow missed, Instant at)
    {
        var visit = hall.Visits[missed.Visit];
        return AtWork.Freed(hall, missed.Counter)
            .With(visit.With(visit.Turn with { State = TurnState.NoShow, EndedAt = at }));
    }

    internal static HallState Apply(HallState hall, VisitReturned returned, long sequence, Instant at)
    {
        var visit = hall.Visits[returned.Visit];
        var again = new Turn
        {
            Service = visit.Turn.Service, OnlyCounter = visit.Turn.OnlyCounter, State = TurnState.Waiting,
            Order = returned.Order, Tie = sequence, WaitingSince = at,
        };
        return hall.With(visit with { Turns = visit.Turns.Add(again) });
    }

    /// <summary>A turn that was never marked as served says nothing about the pace.</summary>
    private static HallState Paced(HallState hall, Turn turn)
    {
        if (turn.ServedAt is not { } from || turn.EndedAt is not { } to) return hall;
        var typical = hall.Plan.Service(turn.Service)?.TypicalServiceSeconds ?? 0;
        var pace = hall.Paces.GetValueOrDefault(turn.Service, new Selection.Pace(typical, 0));
        return hall with { Paces = hall.Paces.SetItem(turn.Service, pace.With((to - from).TotalSeconds)) };
    }
}
