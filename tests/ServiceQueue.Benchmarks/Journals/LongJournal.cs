using System.Diagnostics;
using NodaTime;
using ServiceQueue.Contracts;
using ServiceQueue.Core.Halls;
using ServiceQueue.Drivers.Sqlite;
using ServiceQueue.Engine.Journal;

namespace ServiceQueue.Benchmarks.Journals;

/// <summary>
/// A journal in the making: events are folded as they come, so that it is well-formed, chained as the hall
/// chains them, and written in large batches.
/// </summary>
internal sealed class LongJournal(SqliteHallStore store, HallPlan plan)
{
    private const int BatchRecords = 20_000;

    private readonly List<JournalRecord> _waiting = [];
    private readonly HashSet<Type> _unknown = [];
    private byte[] _hash = [];

    /// <summary>The hall after all of it.</summary>
    public HallState State { get; private set; } = HallState.Before(plan);

    /// <summary>Records of each type.</summary>
    public SortedDictionary<string, long> Kinds { get; } = new(StringComparer.Ordinal);

    /// <summary>Decides a command as the hall does; whether anything happened.</summary>
    public bool Ask(Command command, Instant at, string actor)
    {
        if (Hall.Decide(State, command, at) is not Accepted accepted) return false;
        foreach (var happened in accepted.Events) Then(happened, at, actor);
        return accepted.Events.Count > 0;
    }

    /// <summary>Something happened. A kind of event that this build does not fold yet is left out.</summary>
    public void Then(HallEvent happened, Instant at, string actor)
    {
        if (_unknown.Contains(happened.GetType())) return;
        var recorded = new Recorded(State.Sequence + 1, Instant.Max(at, State.At), actor, happened);
        try
        {
            State = Hall.Apply(State, recorded);
        }
        catch (UnreachableException)
        {
            _unknown.Add(happened.GetType());
            return;
        }

        var record = EventCodec.Encode(plan.Hall, recorded, "", _hash);
        _hash = record.Hash;
        _waiting.Add(record);
        Kinds[record.Type] = Kinds.GetValueOrDefault(record.Type) + 1;
    }

    /// <summary>Writes what waits, once it is much or at the end.</summary>
    public async Task FlushAsync(bool all)
    {
        if (_waiting.Count == 0 || (!all && _waiting.Count < BatchRecords)) return;
        await store.AppendAsync(
            new StoreBatch { Hall = plan.Hall, Records = [.. _waiting] }, CancellationToken.None);
        _waiting.Clear();
    }
}
