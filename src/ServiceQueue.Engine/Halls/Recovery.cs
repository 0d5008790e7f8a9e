using NodaTime;
using ServiceQueue.Contracts;
using ServiceQueue.Core.Halls;
using ServiceQueue.Engine.Journal;

namespace ServiceQueue.Engine.Halls;

/// <summary>A hall read back from its journal.</summary>
/// <param name="State">The hall.</param>
/// <param name="Head">The last record, or null for a hall without one.</param>
/// <param name="Records">The records of its last day and the one before, oldest first.</param>
/// <param name="Events">Their events.</param>
public sealed record Recovered(
    HallState State,
    JournalRecord? Head,
    IReadOnlyList<JournalRecord> Records,
    IReadOnlyList<Recorded> Events);

/// <summary>
/// Reads a hall back by replay from the beginning of the day before its last. The last day carries its plan
/// and counters; the one before adds what was asked in it and the pace at which turns went.
/// </summary>
public static class Recovery
{
    /// <summary>Replays a hall. The plan is used only for a hall without a journal.</summary>
    public static async Task<Recovered> RecoverAsync(HallPlan plan, IHallStore store, CancellationToken stop)
    {
        var head = await store.HeadAsync(plan.Hall, stop);
        if (head is null) return new Recovered(HallState.Before(plan), null, [], []);
        var from = await DayBeforeAsync(plan.Hall, store, stop);
        var state = HallState.Before(plan) with { Sequence = from - 1 };
        var (records, events) = (new List<JournalRecord>(), new List<Recorded>());
        await foreach (var record in store.ReadAsync(plan.Hall, from, head.Sequence, stop))
        {
            events.Add(EventCodec.Decode(record));
            state = Hall.Apply(state, events[^1]);
            records.Add(record);
        }

        return new Recovered(state, head, records, events);
    }

    /// <summary>Where the day before the last one begins, or the journal.</summary>
    private static async Task<long> DayBeforeAsync(string hall, IHallStore store, CancellationToken stop)
    {
        var last = await store.LastOfTypeAsync(hall, nameof(DayOpened), null, stop);
        await foreach (var opened in store.ReadAsync(hall, last, last, stop))
            last = await store.LastOfTypeAsync(hall, nameof(DayOpened), opened.At - Duration.Epsilon, stop);
        return Math.Max(1, last);
    }
}
