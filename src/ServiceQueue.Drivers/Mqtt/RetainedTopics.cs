namespace ServiceQueue.Drivers.Mqtt;

/// <summary>
/// Topic → latest value. At most one publish of a topic is in flight; what changes meanwhile goes out after
/// its acknowledgement, newest only. So the broker can never end with an older value, whatever is lost.
/// Thread-safe.
/// </summary>
internal sealed class RetainedTopics(string first)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private Queue<Entry> _due = new();
    private int _inFlight;

    /// <summary>Whether the broker has acknowledged the latest value of every topic.</summary>
    public bool AllSettled
    {
        get
        {
            lock (_lock) return _inFlight == 0 && _due.Count == 0;
        }
    }

    /// <summary>Takes a copy of a topic's newest value.</summary>
    public void Retain(string topic, ReadOnlyMemory<byte> payload)
    {
        lock (_lock)
        {
            if (!_entries.TryGetValue(topic, out var entry)) _entries.Add(topic, entry = new Entry(topic));
            entry.Payload = payload.ToArray();
            entry.Changed = true;
            Queue(entry);
        }
    }

    /// <summary>
    /// A new connection stands: everything is due again, the status topic before all others.
    /// </summary>
    public void StartAgain()
    {
        lock (_lock)
        {
            _inFlight = 0;
            _due = new Queue<Entry>(_entries.Count);
            foreach (var entry in _entries.Values.OrderBy(e => e.Topic == first ? 0 : 1))
            {
                (entry.InFlight, entry.Queued, entry.Changed) = (false, false, true);
                Queue(entry);
            }
        }
    }

    /// <summary>
    /// Takes the next topic to publish, which is then in flight until <see cref="Settle"/>.
    /// </summary>
    public bool TryTake(out string topic, out byte[] payload)
    {
        lock (_lock)
        {
            (topic, payload) = ("", []);
            if (!_due.TryDequeue(out var entry)) return false;
            (entry.Queued, entry.Changed, entry.InFlight) = (false, false, true);
            _inFlight++;
            (topic, payload) = (entry.Topic, entry.Payload);
            return true;
        }
    }

    /// <summary>
    /// The publish in flight is acknowledged, or refused: either way only a newer value is sent again.
    /// </summary>
    public void Settle(string topic)
    {
        lock (_lock)
        {
            var entry = _entries[topic];
            entry.InFlight = false;
            _inFlight--;
            if (entry.Changed) Queue(entry);
        }
    }

    private void Queue(Entry entry)
    {
        if (entry.InFlight || entry.Queued) return;
        entry.Queued = true;
        _due.Enqueue(entry);
    }

    private sealed class Entry(string topic)
    {
        public string Topic => topic;
        public byte[] Payload { get; set; } = [];
        public bool Changed { get; set; }
        public bool InFlight { get; set; }
        public bool Queued { get; set; }
    }
}
