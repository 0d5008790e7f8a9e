using ServiceQueue.Contracts;

namespace ServiceQueue.Simulators.Broker;

/// <summary>
/// The broker contract without a network, for the simulation: connects to a <see cref="MemoryHub"/> as soon
/// as it is up. Thread-safe; everything happens on the caller's thread.
/// </summary>
public sealed class MemoryBroker(BrokerAddress address, MemoryHub hub) : IBroker
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, byte[]> _latest = new(StringComparer.Ordinal);
    private readonly List<Listener> _listeners = [];
    private bool _connected;
    private string _trouble = "";

    /// <inheritdoc />
    public event Action<bool>? ConnectionChanged;

    /// <inheritdoc />
    public bool Connected
    {
        get
        {
            lock (_lock) return _connected;
        }
    }

    /// <inheritdoc />
    public string Trouble
    {
        get
        {
            lock (_lock) return _trouble;
        }
    }

    internal string WillTopic => address.Root + address.StatusTopic;

    internal ReadOnlyMemory<byte> Will => address.OfflineStatus;

    /// <inheritdoc />
    public async Task RunAsync(CancellationToken stop)
    {
        var asked = new TaskCompletionSource();
        await using var asking = stop.Register(() => asked.TrySetResult());
        TryConnect();
        await asked.Task;
        if (!Connected)
        {
            hub.Disconnect(this);
            return;
        }

        Retain(address.StatusTopic, address.OfflineStatus);
        hub.Disconnect(this);
        Went("stopped");
    }

    /// <inheritdoc />
    public void Retain(string topic, ReadOnlyMemory<byte> payload)
    {
        TopicFilter.CheckTopic(address.Root + topic);
        lock (_lock) _latest[topic] = payload.ToArray();
        if (Connected) hub.Publish(address.Root + topic, payload, retain: true);
    }

    /// <inheritdoc />
    public Task PublishAsync(string topic, ReadOnlyMemory<byte> payload, CancellationToken stop)
    {
        TopicFilter.CheckTopic(address.Root + topic);
        if (stop.IsCancellationRequested) return Task.FromCanceled(stop);
        return Connected && hub.Publish(address.Root + topic, payload, retain: false)
            ? Task.CompletedTask
            : Task.FromException(new LineGoneException($"publish to {topic}: no connection; {Trouble}"));
    }

    /// <inheritdoc />
    public IDisposable Hear(string filter, Action<string, ReadOnlyMemory<byte>> handler)
    {
        TopicFilter.CheckFilter(address.Root + filter);
        var listener = new Listener(this, filter, handler);
        lock (_lock) _listeners.Add(listener);
        if (Connected)
            hub.Replay(address.Root + filter, (topic, bytes) => listener.Hear(Relative(topic), bytes));
        return listener;
    }

    internal void TryConnect()
    {
        if (!hub.Connect(this))
        {
            lock (_lock) _trouble = "the broker is down";
            return;
        }

        lock (_lock) (_connected, _trouble) = (true, "");
        foreach (var (topic, bytes) in LatestStatusFirst())
            hub.Publish(address.Root + topic, bytes, retain: true);
        foreach (var listener in Listening())
            hub.Replay(
                address.Root + listener.Filter, (topic, bytes) => listener.Hear(Relative(topic), bytes));
        ConnectionChanged?.Invoke(true);
    }

    internal void Went(string why)
    {
        lock (_lock) (_connected, _trouble) = (false, why);
        ConnectionChanged?.Invoke(false);
    }

    internal void Heard(string topic, byte[] bytes)
    {
        if (!topic.StartsWith(address.Root, StringComparison.Ordinal)) return;
        foreach (var listener in Listening().Where(l => TopicFilter.Matches(l.Filter, Relative(topic))))
            listener.Hear(Relative(topic), bytes);
    }

    private string Relative(string topic) => topic[address.Root.Length..];

    private Listener[] Listening()
    {
        lock (_lock) return [.. _listeners];
    }

    private KeyValuePair<string, byte[]>[] LatestStatusFirst()
    {
        lock (_lock) return [.. _latest.OrderBy(l => l.Key == address.StatusTopic ? 0 : 1)];
    }

    private sealed class Listener(
        MemoryBroker owner, string filter, Action<string, ReadOnlyMemory<byte>> handler) : IDisposable
    {
        private bool _gone;

        public string Filter => filter;

        public void Hear(string topic, byte[] bytes)
        {
            if (!_gone) handler(topic, bytes);
        }

        public void Dispose()
        {
            _gone = true;
            lock (owner._lock) owner._listeners.Remove(this);
        }
    }
}
