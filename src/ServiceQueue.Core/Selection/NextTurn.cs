using System.Collections.Immutable;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Rules.Queue;
using ServiceQueue.Core.Visits;

namespace ServiceQueue.Core.Selection;

/// <summary>A turn that is called next, and the lane that brought it before a more senior one.</summary>
/// <param name="Turn">The turn.</param>
/// <param name="Lane">The class of its visitor when the lane decided; null when seniority alone did.</param>
public readonly record struct Choice(WaitingTurn Turn, string? Lane);

/// <summary>
/// Which turn a counter calls next, and why: first come, first served within a service, and a counter draws
/// from its services by arrival (R-QUEUE-FCFS, 000-E 四1). Vulnerable visitors have a lane: the most senior
/// of them goes first at a counter that has since called enough others in order, so that of so many calls in
/// a row the lane decides one at the most (R-QUEUE-VULNERABLE, 003-D 三). Whoever is most senior anyway needs
/// no lane and uses none of its share, so nobody waits longer for having declared a class. Pure.
/// </summary>
public static class NextTurn
{
    /// <summary>The next turn of a counter, or null when nobody waits for it.</summary>
    public static WaitingTurn? For(HallState hall, CounterPlan counter) => Choose(hall, counter)?.Turn;

    /// <summary>The next turn of a counter with what decided it, or null when nobody waits for it.</summary>
    public static Choice? Choose(HallState hall, CounterPlan counter)
    {
        if (MostSenior(SetsOf(hall, counter)) is not { } senior) return null;
        if (!hall.Waiting.AnyInLane || DebtOf(hall, counter) > 0
            || MostSenior(LanesOf(hall, counter)) is not { } lane || lane == senior)
            return new Choice(senior, null);
        return new Choice(lane, hall.Visits[lane.Visit].Class);
    }

    /// <summary>The queue of a counter, next first, at most <paramref name="most"/>.</summary>
    public static IReadOnlyList<Visit> QueueOf(HallState hall, CounterPlan counter, int most)
    {
        var all = SetsOf(hall, counter).SelectMany(set => set.Take(most)).Order().Take(most).ToList();
        if (hall.Waiting.AnyInLane) all = Interleaved(hall, counter, all, most);
        return [.. all.Select(t => hall.Visits[t.Visit])];
    }

    /// <summary>How many turns a counter may draw from.</summary>
    public static int CountOf(HallState hall, CounterPlan counter) =>
        SetsOf(hall, counter).Sum(set => set.Count);

    /// <summary>
    /// How many turns of the same queue are called before this waiting visit, as far as those who wait now
    /// go; 0 for one that does not wait.
    /// </summary>
    public static int Ahead(HallState hall, Visit visit)
    {
        if (visit.Turn.State != TurnState.Waiting) return 0;
        var turn = visit.Turn;
        var at = new WaitingTurn(turn.Order, turn.Tie, visit.Id);
        var set = turn.OnlyCounter is { } only ? hall.Waiting.OnlyOf(only) : hall.Waiting.Of(turn.Service);
        var ahead = Math.Max(0, set.IndexOf(at));
        if (!VisitorClass.HasLane(visit.Class)) return ahead;
        var lane = turn.OnlyCounter is { } one
            ? hall.Waiting.LaneOfOnly(one) : hall.Waiting.LaneOf(turn.Service);
        return ByLane(hall, ahead, Math.Max(0, lane.IndexOf(at)));
    }

    /// <summary>How many are called before a ticket that would be issued now.</summary>
    public static int AheadOfNewcomer(HallState hall, string service, string visitorClass)
    {
        var ahead = hall.Waiting.Of(service).Count;
        return VisitorClass.HasLane(visitorClass)
            ? ByLane(hall, ahead, hall.Waiting.LaneOf(service).Count) : ahead;
    }

    /// <summary>
    /// The lane's n-th waits for its share each time, or for its own seniority if that is sooner.
    /// </summary>
    private static int ByLane(HallState hall, int ahead, int inLane) =>
        Math.Min(ahead, ((inLane + 1) * hall.Books.Rules[QueueFigures.LaneShare]) - 1);

    private static List<WaitingTurn> Interleaved(
        HallState hall, CounterPlan counter, List<WaitingTurn> all, int most)
    {
        var lane = new Queue<WaitingTurn>(
            LanesOf(hall, counter).SelectMany(set => set.Take(most)).Order().Take(most));
        var (debt, share) = (DebtOf(hall, counter), hall.Books.Rules[QueueFigures.LaneShare]);
        var order = new List<WaitingTurn>();
        var taken = new HashSet<VisitId>();
        var next = 0;
        while (order.Count < most)
        {
            while (next < all.Count && taken.Contains(all[next].Visit)) next++;
            while (lane.TryPeek(out var over) && taken.Contains(over.Visit)) lane.Dequeue();
            if (next == all.Count && lane.Count == 0) break;
            var byLane = lane.Count > 0 && (next == all.Count || (debt == 0 && lane.Peek() != all[next]));
            var turn = byLane ? lane.Dequeue() : all[next];
            debt = byLane ? share - 1 : Math.Max(0, debt - 1);
            taken.Add(turn.Visit);
            order.Add(turn);
        }

        return order;
    }

    private static int DebtOf(HallState hall, CounterPlan counter) =>
        hall.Counters.GetValueOrDefault(counter.Id)?.LaneDebt ?? 0;

    private static WaitingTurn? MostSenior(IEnumerable<ImmutableSortedSet<WaitingTurn>> sets)
    {
        WaitingTurn? best = null;
        foreach (var set in sets)
        {
            if (set.IsEmpty) continue;
            if (best is null || set[0].CompareTo(best.Value) < 0) best = set[0];
        }

        return best;
    }

    private static IEnumerable<ImmutableSortedSet<WaitingTurn>> SetsOf(HallState hall, CounterPlan counter)
    {
        foreach (var service in counter.Services) yield return hall.Waiting.Of(service);
        yield return hall.Waiting.OnlyOf(counter.Id);
    }

    private static IEnumerable<ImmutableSortedSet<WaitingTurn>> LanesOf(HallState hall, CounterPlan counter)
    {
        foreach (var service in counter.Services) yield return hall.Waiting.LaneOf(service);
        yield return hall.Waiting.LaneOfOnly(counter.Id);
    }
}
