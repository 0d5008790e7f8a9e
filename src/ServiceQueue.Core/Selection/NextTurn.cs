using System.Collections.Immutable;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Visits;

namespace ServiceQueue.Core.Selection;

/// <summary>
/// Which turn a counter calls next, and why: first come, first served within a service, and a counter draws
/// from its services by arrival (R-QUEUE-FCFS, 000-E 四1). Pure.
/// </summary>
public static class NextTurn
{
    /// <summary>The next turn of a counter, or null when nobody waits for it.</summary>
    public static WaitingTurn? For(HallState hall, CounterPlan counter)
    {
        WaitingTurn? best = null;
        foreach (var set in SetsOf(hall, counter))
        {
            if (set.IsEmpty) continue;
            if (best is null || set[0].CompareTo(best.Value) < 0) best = set[0];
        }

        return best;
    }

    /// <summary>The queue of a counter, next first, at most <paramref name="most"/>.</summary>
    public static IReadOnlyList<Visit> QueueOf(HallState hall, CounterPlan counter, int most) =>
        [
            .. SetsOf(hall, counter).SelectMany(set => set.Take(most)).Order().Take(most)
                .Select(t => hall.Visits[t.Visit])];

    /// <summary>How many turns a counter may draw from.</summary>
    public static int CountOf(HallState hall, CounterPlan counter) =>
        SetsOf(hall, counter).Sum(set => set.Count);

    /// <summary>
    /// How many turns of the same queue are called before this waiting visit; 0 for one that does not wait.
    /// </summary>
    public static int Ahead(HallState hall, Visit visit)
    {
        if (visit.Turn.State != TurnState.Waiting) return 0;
        var turn = visit.Turn;
        var set = turn.OnlyCounter is { } only ? hall.Waiting.OnlyOf(only) : hall.Waiting.Of(turn.Service);
        return Math.Max(0, set.IndexOf(new WaitingTurn(turn.Order, turn.Tie, visit.Id)));
    }

    private static IEnumerable<ImmutableSortedSet<WaitingTurn>> SetsOf(HallState hall, CounterPlan counter)
    {
        foreach (var service in counter.Services) yield return hall.Waiting.Of(service);
        yield return hall.Waiting.OnlyOf(counter.Id);
    }
}
