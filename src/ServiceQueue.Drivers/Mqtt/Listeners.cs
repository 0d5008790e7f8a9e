using ServiceQueue.Contracts;

namespace ServiceQueue.Drivers.Mqtt;

/// <summary>
/// Who hears which topic filter. Thread-safe; handlers are called outside the lock, by the session's one
/// reader.
/// </summary>
internal sealed class Listeners
{
    private readonly Lock _lock = new();
    private readonly List<Listener> _all = [];

    /// <summary>
    /// Adds a listener. <paramref name="lastGone"/> is called when the last one of its filter is disposed.
    /// </summary>
    public Listener Add(string filter, Action<string, ReadOnlyMemory<byte>> handler, Action<string> lastGone)
    {
        var listener = new Listener(this, filter, handler, lastGone);
        lock (_lock) _all.Add(listener);
        return listener;
    }

    /// <summary>Every filter once.</summary>
    public IReadOnlyList<string> Filters()
    {
        lock (_lock) return [.. _all.Select(l => l.Filter).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Hands a value to all who hear its topic.</summary>
    public void Dispatch(string topic, ReadOnlyMemory<byte> payload)
    {
        Listener[] hearing;
        lock (_lock) hearing = [.. _all.Where(l => TopicFilter.Matches(l.Filter, topic))];
        foreach (var listener in hearing) listener.Handler(topic, payload);
    }

    private bool Remove(Listener listener)
    {
        lock (_lock) return _all.Remove(listener) && _all.TrueForAll(l => l.Filter != listener.Filter);
    }

    /// <summary>One who hears a filter, until disposed.</summary>
    internal sealed class Listener(
        Listeners owner, string filter, Action<string, ReadOnlyMemory<byte>> handler, Action<string> lastGone)
            : IDisposable
    {
        public string Filter => filter;

        public Action<string, ReadOnlyMemory<byte>> Handler => handler;

        public void Dispose()
        {
            if (owner.Remove(this)) lastGone(filter);
        }
    }
}
