using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Selection;
using ServiceQueue.Core.Visits;

namespace ServiceQueue.Core.Rules.Queue;

/// <summary>Who was passed over by a call, for the rules of order.</summary>
internal static class Passing
{
    /// <summary>How a finding names a ticket: with its day, since numbers repeat.</summary>
    public static string Subject(Visit visit) =>
        $"{visit.Ticket} {visit.Day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)}";

    /// <summary>How a finding names a day.</summary>
    public static string Subject(LocalDate day) => day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>
    /// Those who waited in the same queue and class and were more senior than a visit when it was called.
    /// </summary>
    public static IEnumerable<Visit> Over(HallState before, Visit called)
    {
        if (called.Turn.State != TurnState.Waiting) return [];
        var mine = new WaitingTurn(called.Turn.Order, called.Turn.Tie, called.Id);
        var queue = QueueOf(before, called.Turn);
        // Nearly every call is that of the most senior, which passes nobody.
        return queue.IsEmpty || queue[0].CompareTo(mine) >= 0 ? [] : Over(before, called, queue, mine);
    }

    private static IEnumerable<Visit> Over(
        HallState before, Visit called, ImmutableSortedSet<WaitingTurn> queue, WaitingTurn mine)
    {
        var lane = VisitorClass.HasLane(called.Class);
        foreach (var turn in queue)
        {
            if (turn.CompareTo(mine) >= 0) yield break;
            var other = before.Visits[turn.Visit];
            if (VisitorClass.HasLane(other.Class) == lane) yield return other;
        }
    }

    /// <summary>
    /// The most senior ordinary visit that a counter could have called before this one; null if none.
    /// </summary>
    public static Visit? Ordinary(HallState before, int counter, Visit called)
    {
        if (before.Plan.Counter(counter) is not { } plan
            || called.Turn.State != TurnState.Waiting) return null;
        var best = new WaitingTurn(called.Turn.Order, called.Turn.Tie, called.Id);
        Visit? passed = null;
        foreach (var set in plan.Services.Select(before.Waiting.Of).Append(before.Waiting.OnlyOf(counter)))
        {
            if (set.IsEmpty || set[0].CompareTo(best) >= 0) continue;
            foreach (var turn in set)
            {
                if (turn.CompareTo(best) >= 0) break;
                if (VisitorClass.HasLane(before.Visits[turn.Visit].Class)) continue;
                (best, passed) = (turn, before.Visits[turn.Visit]);
                break;
            }
        }

        return passed;
    }

    private static ImmutableSortedSet<WaitingTurn> QueueOf(HallState hall, Turn turn) =>
        turn.OnlyCounter is { } only ? hall.Waiting.OnlyOf(only) : hall.Waiting.Of(turn.Service);
}
