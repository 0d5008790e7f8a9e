using NodaTime;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Visits;

/// <summary>A visitor gives the number up.</summary>
public sealed record LeaveVisit(VisitId Visit) : Command;

/// <summary>A visit ended without service.</summary>
/// <param name="Visit">The visit.</param>
/// <param name="Why">"visitor", or "day-closed" for a number nobody called (未叫号-闭厅).</param>
public sealed record VisitLeft(VisitId Visit, string Why) : VisitEvent(Visit);

/// <summary>Ends visits without service. No number is ever deleted.</summary>
public static class Leaving
{
    /// <summary>The visitor gave up.</summary>
    public const string ByVisitor = "visitor";

    /// <summary>The hall day ended first.</summary>
    public const string DayClosed = "day-closed";

    internal static Decision Decide(HallState hall, LeaveVisit ask)
    {
        if (!hall.Visits.TryGetValue(ask.Visit, out var visit))
            return Decision.Refuse(RefusalCode.UnknownVisit, ask.Visit.Value);
        return visit.Turn.State switch
        {
            TurnState.Left => Decision.Accept(),
            TurnState.Waiting or TurnState.Held => Decision.Accept(new VisitLeft(visit.Id, ByVisitor)),
            TurnState.Called or TurnState.Serving =>
                Decision.Refuse(RefusalCode.BeingServed, visit.Ticket.ToString()),
            _ => Decision.Refuse(RefusalCode.VisitOver, visit.Ticket.ToString()),
        };
    }

    internal static HallState Apply(HallState hall, VisitLeft left, Instant at)
    {
        var visit = hall.Visits[left.Visit];
        var freed =
            visit.Turn.Counter is { } counter && hall.Counters.GetValueOrDefault(counter)?.Current == visit.Id
            ? AtWork.Freed(hall, counter)
            : hall;
        return freed.With(
            visit.With(visit.Turn with { State = TurnState.Left, EndedAt = at, Why = left.Why }));
    }
}
