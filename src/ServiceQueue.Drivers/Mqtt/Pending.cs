using ServiceQueue.Contracts;

namespace ServiceQueue.Drivers.Mqtt;

/// <summary>What was sent under a packet id and waits for its acknowledgement.</summary>
internal abstract class Pending
{
    /// <summary>The header of the packet that answers it.</summary>
    public virtual byte AnswerHeader => PacketReader.PubAckHeader;

    /// <summary>Whether it counts against the broker's Receive Maximum.</summary>
    public bool IsPublish => AnswerHeader == PacketReader.PubAckHeader;

    /// <summary>The answer came.</summary>
    public abstract void Answered(byte reason, string reasonString);

    /// <summary>The connection ended before the answer.</summary>
    public virtual void Lost(string why)
    {
    }
}

/// <summary>The latest value of a retained topic, as of its sending.</summary>
internal sealed class PendingRetained(string topic, RetainedTopics topics, Refusals refusals) : Pending
{
    public override void Answered(byte reason, string reasonString)
    {
        refusals.Note($"publish to {topic}", reason, reasonString);
        topics.Settle(topic);
    }
}

/// <summary>A publish that somebody awaits.</summary>
internal sealed class PendingOnce(string topic, ReadOnlyMemory<byte> payload) : Pending
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Topic => topic;

    public ReadOnlyMemory<byte> Payload => payload;

    public Task Done => _done.Task;

    public override void Answered(byte reason, string reasonString)
    {
        if (reason < ReasonCode.FirstFailure) _done.TrySetResult();
        else _done.TrySetException(
            new BrokerRefusedException($"publish to {topic}: {ReasonCode.Text(reason, reasonString)}"));
    }

    public override void Lost(string why) =>
        _done.TrySetException(new LineGoneException($"publish to {topic}: {why}"));

    /// <summary>Nobody awaits it any more: it is not sent if it has not been yet.</summary>
    public void GiveUp(CancellationToken stop) => _done.TrySetCanceled(stop);
}

/// <summary>A subscription.</summary>
internal sealed class PendingSubscribe(string filter, Refusals refusals) : Pending
{
    public override byte AnswerHeader => PacketReader.SubAckHeader;

    public override void Answered(byte reason, string reasonString) =>
        refusals.Note($"subscribe to {filter}", reason, reasonString);
}

/// <summary>The end of a subscription; a refusal means it was over already.</summary>
internal sealed class PendingUnsubscribe : Pending
{
    public override byte AnswerHeader => PacketReader.UnsubAckHeader;

    public override void Answered(byte reason, string reasonString)
    {
    }
}

/// <summary>What the broker refuses at present though the connection stands. Thread-safe.</summary>
internal sealed class Refusals
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, string> _now = new(StringComparer.Ordinal);

    /// <summary>One of them in words, or empty.</summary>
    public string First
    {
        get
        {
            lock (_lock) return _now.Count == 0 ? "" : _now.First() is var (what, why)
                ? $"{what}: {why}" : "";
        }
    }

    /// <summary>Notes how the broker answered; a success takes an earlier refusal of the same back.</summary>
    public void Note(string what, byte reason, string reasonString)
    {
        lock (_lock)
        {
            if (reason >= ReasonCode.FirstFailure) _now[what] = ReasonCode.Text(reason, reasonString);
            else _now.Remove(what);
        }
    }

    /// <summary>A new connection: nothing is refused yet.</summary>
    public void Clear()
    {
        lock (_lock) _now.Clear();
    }
}
