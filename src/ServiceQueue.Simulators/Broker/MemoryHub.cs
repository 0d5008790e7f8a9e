using ServiceQueue.Contracts;

namespace ServiceQueue.Simulators.Broker;

/// <summary>
/// The far end of <see cref="MemoryBroker"/>: a broker in memory that forgets its retained values when it
/// goes down, as one without persistence does. Deliveries happen in order on the thread that causes them, so
/// a run can be repeated. Thread-safe.
/// </summary>
public sealed class MemoryHub
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, byte[]> _retained = new(StringComparer.Ordinal);
    private readonly List<MemoryBroker> _clients = [];
    private readonly Queue<Action> _deliveries = new();
    private bool _delivering;

    /// <summary>Whether it takes connections.</summary>
    public bool IsUp { get; private set; } = true;

    /// <summary>The retained values now, by full topic.</summary>
    public IReadOnlyDictionary<string, byte[]> Retained
    {
        get
        {
            lock (_lock) return new Dictionary<string, byte[]>(_retained, StringComparer.Ordinal);
        }
    }

    /// <summary>Goes down as if killed: connections end and retained values are lost.</summary>
    public void GoDown()
    {
        MemoryBroker[] lost;
        lock (_lock)
        {
            IsUp = false;
            lost = [.. _clients];
            _clients.Clear();
            _retained.Clear();
            _deliveries.Clear();
        }

        foreach (var client in lost)
        {
            client.Went("the broker went down");
            client.TryConnect();
        }
    }

    /// <summary>
    /// Comes back; <see cref="MemoryBroker"/>s that run connect at once, in the order in which they began to
    /// wait.
    /// </summary>
    public void ComeUp()
    {
        Action? up;
        lock (_lock)
        {
            IsUp = true;
            (up, _cameUp) = (_cameUp, null);
        }

        up?.Invoke();
    }

    /// <summary>Cuts one client's connection: its will is published, and it connects again at once.</summary>
    public void Cut(MemoryBroker client)
    {
        bool was;
        lock (_lock) was = _clients.Remove(client);
        if (!was) return;
        Publish(client.WillTopic, client.Will, retain: true);
        client.Went("the connection was cut");
        client.TryConnect();
    }

    private Action? _cameUp;

    internal bool Connect(MemoryBroker client)
    {
        lock (_lock)
        {
            if (IsUp) _clients.Add(client);
            else _cameUp += client.TryConnect;
            return IsUp;
        }
    }

    internal bool Disconnect(MemoryBroker client)
    {
        lock (_lock)
        {
            _cameUp -= client.TryConnect;
            return _clients.Remove(client);
        }
    }

    internal bool Publish(string topic, ReadOnlyMemory<byte> payload, bool retain)
    {
        var bytes = payload.ToArray();
        lock (_lock)
        {
            if (!IsUp) return false;
            if (retain && bytes.Length == 0) _retained.Remove(topic);
            else if (retain) _retained[topic] = bytes;
            foreach (var client in _clients) _deliveries.Enqueue(() => client.Heard(topic, bytes));
        }

        Deliver();
        return true;
    }

    internal void Replay(string filter, Action<string, byte[]> to)
    {
        lock (_lock)
        {
            foreach (var (topic, bytes) in _retained.Where(r => TopicFilter.Matches(filter, r.Key))
                .OrderBy(r => r.Key, StringComparer.Ordinal))
                _deliveries.Enqueue(() => to(topic, bytes));
        }

        Deliver();
    }

    private void Deliver()
    {
        lock (_lock)
        {
            if (_delivering) return;
            _delivering = true;
        }

        while (true)
        {
            Action delivery;
            lock (_lock)
            {
                if (!_deliveries.TryDequeue(out delivery!))
                {
                    _delivering = false;
                    return;
                }
            }

            delivery();
        }
    }
}
