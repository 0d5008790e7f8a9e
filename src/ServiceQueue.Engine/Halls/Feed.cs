using System.Runtime.CompilerServices;
using ServiceQueue.Contracts;

namespace ServiceQueue.Engine.Halls;

/// <summary>
/// What a hall has committed, for those who follow it: the last records from memory, older ones from the
/// store. A follower that was away goes on where it stopped; one that is slow delays nobody. Thread-safe.
/// </summary>
public sealed class Feed(string hall, long head, IHallStore store)
{
    /// <summary>
    /// Records kept in memory: more than a follower misses in a minute of the busiest hall.
    /// </summary>
    private const int Kept = 4096;

    private readonly Lock _lock = new();
    private readonly Queue<JournalRecord> _recent = new();
    private TaskCompletionSource _pulse = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _head = head;

    /// <summary>The last sequence.</summary>
    public long Head => Volatile.Read(ref _head);

    /// <summary>
    /// Streams records after a sequence: first those there are, then each as it is committed.
    /// </summary>
    public async IAsyncEnumerable<JournalRecord> FollowAsync(
        long after, [EnumeratorCancellation] CancellationToken stop)
    {
        var last = Math.Clamp(after, 0, Head);
        while (true)
        {
            var pulse = Volatile.Read(ref _pulse).Task;
            while (last < Head)
            {
                await foreach (var record in SinceAsync(last, stop))
                {
                    last = record.Sequence;
                    yield return record;
                }
            }

            await pulse.WaitAsync(stop);
        }
    }

    internal void Remember(JournalRecord record)
    {
        lock (_lock)
        {
            _recent.Enqueue(record);
            if (_recent.Count > Kept) _recent.Dequeue();
            Volatile.Write(ref _head, record.Sequence);
        }
    }

    internal void Pulse() =>
        Interlocked.Exchange(ref _pulse, new(TaskCreationOptions.RunContinuationsAsynchronously))
            .TrySetResult();

    /// <summary>The records there are now after a sequence.</summary>
    internal async IAsyncEnumerable<JournalRecord> SinceAsync(
        long last, [EnumeratorCancellation] CancellationToken stop)
    {
        JournalRecord[] recent;
        lock (_lock) recent = [.. _recent.SkipWhile(r => r.Sequence <= last)];
        if (recent.Length > 0 && recent[0].Sequence == last + 1)
        {
            foreach (var record in recent) yield return record;
            yield break;
        }

        await foreach (var record in store.ReadAsync(hall, last + 1, Head, stop)) yield return record;
    }
}
