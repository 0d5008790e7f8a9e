using NodaTime;
using ServiceQueue.Contracts;
using ServiceQueue.Core.Halls;
using ServiceQueue.Engine.Journal;

namespace ServiceQueue.Engine.Halls;

/// <summary>A hall read back from its journal.</summary>
/// <param name="State">The hall.</param>
/// <param name="Head">The last record, or null for a hall without one.</param>
/// <param name="Records">The records of its last day and the one before, oldest first: what was asked, and
/// the feed.</param>
public sealed record Recovered(HallState State, JournalRecord? Head, IReadOnlyList<JournalRecord> Records);

/// <summary>
/// Reads a hall back by replay from the beginning of its last day; a day carries all that it starts from.
/// </summary>
public static class Recovery
{
    /// <summary>Replays a hall. The plan is used only for a hall without a journal.</summary>
    public static async Task<Recovered> RecoverAsync(HallPlan plan, IHallStore store, CancellationToken stop)
    {
        var head = await store.HeadAsync(plan.Hall, stop);
        if (head is null) return new Recovered(HallState.Before(plan), null, []);
        var from = Math.Max(1, await store.LastOfTypeAsync(plan.Hall, nameof(DayOpened), null, stop));
        var state = HallState.Before(plan) with { Sequence = from - 1 };
        var records = new List<JournalRecord>();
        await foreach (var record in store
            .ReadAsync(plan.Hall, await DayBeforeAsync(plan.Hall, from, store, stop), head.Sequence, stop))
        {
            if (record.Sequence >= from) state = Hall.Apply(state, EventCodec.Decode(record));
            records.Add(record);
        }

        return new Recovered(state, head, records);
    }

    /// <summary>Where the hall day before the one that opened with a record begins.</summary>
    private static async Task<long> DayBeforeAsync(
        string hall, long opened, IHallStore store, CancellationToken stop)
    {
        await foreach (var record in store.ReadAsync(hall, opened, opened, stop))
            return Math.Max(
                1, await store.LastOfTypeAsync(hall, nameof(DayOpened), record.At - Duration.Epsilon, stop));
        return opened;
    }
}
