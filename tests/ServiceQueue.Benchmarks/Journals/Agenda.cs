using NodaTime;

namespace ServiceQueue.Benchmarks.Journals;

/// <summary>What is to happen later, in order of time.</summary>
internal sealed class Agenda
{
    private readonly PriorityQueue<Action<Instant>, (Instant At, long Order)> _later = new();
    private long _order;

    /// <summary>Notes something for a moment.</summary>
    public void At(Instant at, Action<Instant> then) => _later.Enqueue(then, (at, _order++));

    /// <summary>Lets happen what is due by a moment.</summary>
    public void Until(Instant now)
    {
        while (_later.TryPeek(out var then, out var key) && key.At <= now)
        {
            _later.Dequeue();
            then(key.At);
        }
    }
}
