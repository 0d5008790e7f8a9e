using System.Buffers;
using ServiceQueue.Contracts;

namespace ServiceQueue.Drivers.Mqtt;

/// <summary>
/// What waits to be sent in one session and what waits for its answer: acknowledgements first, then
/// subscriptions, publishes that somebody awaits, and retained topics, each read at the moment it is written.
/// Thread-safe.
/// </summary>
internal sealed class Outbound(
    RetainedTopics retained, Refusals refusals, string root, int receiveMaximum, uint maximumPacketBytes)
{
    /// <summary>
    /// Publishes that may wait for their turn; a broker that acknowledges nothing is not fed without end.
    /// </summary>
    private const int MostWaiting = 1024;

    private readonly Lock _lock = new();
    private readonly Dictionary<ushort, Pending> _pending = [];
    private readonly Queue<ushort> _acks = new();
    private readonly Queue<(string Filter, bool Hear)> _filters = new();
    private readonly Queue<PendingOnce> _once = new();
    private int _publishesInFlight;
    private ushort _lastId;
    private bool _ping;
    private string? _over;

    /// <summary>Asks for a PINGREQ.</summary>
    public void Ping()
    {
        lock (_lock) _ping = true;
    }

    /// <summary>
    /// Acknowledges a publish of the broker's. Throws <see cref="MalformedPacketException"/> when the broker
    /// sends far more than it was allowed to have in flight.
    /// </summary>
    public void Acknowledge(ushort id)
    {
        lock (_lock)
        {
            if (_acks.Count >= Opening.MostAcksWaiting)
                throw new MalformedPacketException(
                    ReasonCode.ReceiveMaximumExceeded, "more publishes than it may have in flight");
            _acks.Enqueue(id);
        }
    }

    /// <summary>Subscribes to a filter under the root, or ends the subscription.</summary>
    public void Subscribe(string filter, bool hear)
    {
        lock (_lock) _filters.Enqueue((filter, hear));
    }

    /// <summary>Publishes once. Throws when the session is over or too much waits already.</summary>
    public void Publish(PendingOnce once)
    {
        lock (_lock)
        {
            if (_over is not null) throw new LineGoneException($"publish to {once.Topic}: {_over}");
            if (_once.Count >= MostWaiting)
                throw new LineGoneException(
                    $"publish to {once.Topic}: {MostWaiting} publishes wait for the broker already");
            _once.Enqueue(once);
        }
    }

    /// <summary>
    /// Writes what may be sent now, at most about <paramref name="mostBytes"/>; false when there was nothing.
    /// </summary>
    public bool Write(IBufferWriter<byte> to, int mostBytes)
    {
        lock (_lock)
        {
            var counted = new CountingWriter(to);
            while (counted.Written < mostBytes && WriteOne(counted))
            {
            }

            return counted.Written > 0;
        }
    }

    /// <summary>
    /// The broker answered. Throws <see cref="MalformedPacketException"/> when there was no question.
    /// </summary>
    public void Answered(Acknowledged answer)
    {
        Pending? pending;
        lock (_lock)
        {
            if (!_pending.Remove(answer.Id, out pending) || pending.AnswerHeader != answer.Header)
                throw new MalformedPacketException(
                    ReasonCode.ProtocolError, $"an answer to packet id {answer.Id}, which is not in use");
            if (pending.IsPublish) _publishesInFlight--;
        }

        pending.Answered(answer.Reason, answer.ReasonString);
    }

    /// <summary>The session is over: all who await learn why.</summary>
    public void End(string why)
    {
        Pending[] lost;
        lock (_lock)
        {
            _over = why;
            lost = [.. _pending.Values, .. _once];
            _pending.Clear();
            _once.Clear();
        }

        foreach (var pending in lost) pending.Lost(why);
    }

    private bool WriteOne(CountingWriter to)
    {
        if (_acks.TryDequeue(out var ack))
        {
            PacketWriter.PubAck(to, ack);
            return true;
        }

        if (_ping)
        {
            _ping = false;
            PacketWriter.PingReq(to);
            return true;
        }

        return WriteFilter(to)
            || (_publishesInFlight < receiveMaximum && (WriteOnce(to) || WriteRetained(to)));
    }

    private bool WriteFilter(CountingWriter to)
    {
        if (_filters.Count == 0 || _pending.Count >= ushort.MaxValue) return false;
        var (filter, hear) = _filters.Dequeue();
        if (hear) PacketWriter.Subscribe(to, Use(new PendingSubscribe(filter, refusals)), (root + filter, 1));
        else PacketWriter.Unsubscribe(to, Use(new PendingUnsubscribe()), root + filter);
        return true;
    }

    private bool WriteOnce(CountingWriter to)
    {
        while (_once.TryDequeue(out var once))
        {
            if (once.Done.IsCompleted) continue;
            if (TooLarge(once.Topic, once.Payload.Length)) once.Answered(ReasonCode.PacketTooLarge, "");
            else PacketWriter.Publish(to, root + once.Topic, once.Payload.Span, 1, retain: false, Use(once));
            return true;
        }

        return false;
    }

    private bool WriteRetained(CountingWriter to)
    {
        if (!retained.TryTake(out var topic, out var payload)) return false;
        var pending = new PendingRetained(topic, retained, refusals);
        if (TooLarge(topic, payload.Length)) pending.Answered(ReasonCode.PacketTooLarge, "");
        else PacketWriter.Publish(to, root + topic, payload, 1, retain: true, Use(pending));
        return true;
    }

    private bool TooLarge(string topic, int payloadBytes) =>
        PacketWriter.PublishSize(root + topic, payloadBytes, 1) > maximumPacketBytes;

    private ushort Use(Pending pending)
    {
        do _lastId = _lastId == ushort.MaxValue ? (ushort)1 : (ushort)(_lastId + 1);
        while (_pending.ContainsKey(_lastId));
        _pending.Add(_lastId, pending);
        if (pending.IsPublish) _publishesInFlight++;
        return _lastId;
    }

    private sealed class CountingWriter(IBufferWriter<byte> to) : IBufferWriter<byte>
    {
        public long Written { get; private set; }

        public void Advance(int count)
        {
            Written += count;
            to.Advance(count);
        }

        public Memory<byte> GetMemory(int sizeHint = 0) => to.GetMemory(sizeHint);

        public Span<byte> GetSpan(int sizeHint = 0) => to.GetSpan(sizeHint);
    }
}
