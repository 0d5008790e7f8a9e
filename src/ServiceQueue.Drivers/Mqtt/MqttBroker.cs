using Polly;
using Polly.Retry;
using Polly.Timeout;
using ServiceQueue.Contracts;

namespace ServiceQueue.Drivers.Mqtt;

/// <summary>
/// The broker over MQTT 5 and TCP (OASIS mqtt-v5.0). It never re-sends a packet after a reconnect: it
/// publishes the latest value of every retained topic anew, the status topic first. Thread-safe.
/// </summary>
/// <remarks>
/// The client id stays the same on purpose: the broker then drops what the old connection still had under way
/// before it takes the new one, so a late packet of the old cannot overtake a newer value.
/// </remarks>
public sealed class MqttBroker : IBroker
{
    private static readonly TimeSpan OpenTimeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan EndTimeout = TimeSpan.FromSeconds(2);

    private readonly BrokerAddress _address;
    private readonly TimeProvider _time;
    private readonly RetainedTopics _retained;
    private readonly Listeners _listeners = new();
    private readonly Refusals _refusals = new();
    private readonly BackOff _backOff = new();
    private Session? _session;
    private string _trouble = "";

    /// <summary>
    /// Binds to a broker. Throws <see cref="ArgumentException"/> naming what is wrong with the address.
    /// </summary>
    public MqttBroker(BrokerAddress address, TimeProvider time)
    {
        if (!address.Root.EndsWith('/'))
            throw new ArgumentException(
                $"The root \"{address.Root}\" must end with a slash.", nameof(address));
        if (address.KeepAliveSeconds is < 1 or > ushort.MaxValue)
            throw new ArgumentException("KeepAliveSeconds must be 1 to 65535.", nameof(address));
        if (address.OfflineStatus.Length > ushort.MaxValue)
            throw new ArgumentException("The will is too long.", nameof(address));
        TopicFilter.CheckTopic(address.Root + address.StatusTopic);
        (_address, _time) = (address, time);
        _retained = new RetainedTopics(address.StatusTopic);
    }

    /// <inheritdoc />
    public bool Connected => Volatile.Read(ref _session) is not null;

    /// <inheritdoc />
    public string Trouble => Connected ? _refusals.First : Volatile.Read(ref _trouble);

    /// <inheritdoc />
    public event Action<bool>? ConnectionChanged;

    /// <inheritdoc />
    public async Task RunAsync(CancellationToken stop)
    {
        try
        {
            await Reconnecting().ExecuteAsync(async token => await HoldAsync(token), stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Asked to stop, which is the only way out.
        }
    }

    /// <inheritdoc />
    public void Retain(string topic, ReadOnlyMemory<byte> payload)
    {
        TopicFilter.CheckTopic(_address.Root + topic);
        _retained.Retain(topic, payload);
        Volatile.Read(ref _session)?.Wake();
    }

    /// <inheritdoc />
    public async Task PublishAsync(string topic, ReadOnlyMemory<byte> payload, CancellationToken stop)
    {
        TopicFilter.CheckTopic(_address.Root + topic);
        stop.ThrowIfCancellationRequested();
        var session = Volatile.Read(ref _session) ?? throw new LineGoneException(
            $"publish to {topic}: no connection; {Trouble}");
        var once = new PendingOnce(topic, payload);
        session.Outbound.Publish(once);
        session.Wake();
        await using var giveUp = stop.Register(() => once.GiveUp(stop));
        await once.Done;
    }

    /// <inheritdoc />
    public IDisposable Hear(string filter, Action<string, ReadOnlyMemory<byte>> handler)
    {
        TopicFilter.CheckFilter(_address.Root + filter);
        var listener = _listeners.Add(filter, handler, gone => Subscribe(gone, hear: false));
        Subscribe(filter, hear: true);
        return listener;
    }

    private void Subscribe(string filter, bool hear)
    {
        if (Volatile.Read(ref _session) is not { } session) return;
        session.Outbound.Subscribe(filter, hear);
        session.Wake();
    }

    /// <summary>
    /// One connection from its opening to its end, which is always an exception: gone, or asked to stop.
    /// </summary>
    private async Task HoldAsync(CancellationToken stop)
    {
        var opening = await OpenAsync(stop);
        _retained.StartAgain();
        _refusals.Clear();
        var outbound = new Outbound(
            _retained, _refusals, _address.Root, opening.Limits.ReceiveMaximum,
            opening.Limits.MaximumPacketBytes);
        await using var session = new Session(opening, outbound, _time, Heard);

        // The session is in place before the filters are read: one added meanwhile is subscribed twice, never
        // not at all.
        Volatile.Write(ref _session, session);
        foreach (var filter in _listeners.Filters()) outbound.Subscribe(filter, hear: true);
        var since = _time.GetTimestamp();
        var running = session.RunAsync();
        ConnectionChanged?.Invoke(true);
        var why = "";
        try
        {
            why = await EndOfAsync(session, running, stop);
        }
        finally
        {
            _backOff.Lasted(_time.GetElapsedTime(since));
            Volatile.Write(ref _trouble, why);
            Volatile.Write(ref _session, null);
            ConnectionChanged?.Invoke(false);
        }

        stop.ThrowIfCancellationRequested();
        throw new LineGoneException(why);
    }

    private async Task<Opening> OpenAsync(CancellationToken stop)
    {
        try
        {
            return await Limited(OpenTimeout)
                .ExecuteAsync(async token => await Opening.OpenAsync(_address, token), stop);
        }
        catch (Exception gone) when (gone is LineGoneException or TimeoutRejectedException)
        {
            var why = gone is LineGoneException
                ? gone.Message
                : $"{_address.Host}:{_address.Port}: no CONNACK within {OpenTimeout.TotalSeconds:0} s";
            Volatile.Write(ref _trouble, why);
            throw new LineGoneException(why, gone);
        }
    }

    private async Task<string> EndOfAsync(Session session, Task<string> running, CancellationToken stop)
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var asking = stop.Register(() => asked.TrySetResult());
        if (await Task.WhenAny(running, asked.Task) == running) return await running;
        await SettleAsync(session, running);
        session.End();
        return await running;
    }

    /// <summary>
    /// Says offline in so many words, since an orderly end withdraws the will, and waits for all to be
    /// acknowledged.
    /// </summary>
    private async Task SettleAsync(Session session, Task running)
    {
        var settled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        session.Answered += () =>
        {
            if (_retained.AllSettled) settled.TrySetResult();
        };
        Retain(_address.StatusTopic, _address.OfflineStatus);
        try
        {
            await Limited(EndTimeout)
                .ExecuteAsync(
                    async token =>
                        await Task.WhenAny(settled.Task, running).WaitAsync(token), CancellationToken.None);
        }
        catch (TimeoutRejectedException)
        {
            // A broker that does not answer will publish the will instead, or is gone.
        }
    }

    private void Heard(Published published)
    {
        if (!published.Topic.StartsWith(_address.Root, StringComparison.Ordinal)) return;
        _listeners.Dispatch(published.Topic[_address.Root.Length..], published.Payload);
    }

    private ResiliencePipeline Reconnecting() =>
        new ResiliencePipelineBuilder { TimeProvider = _time }
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = new PredicateBuilder().Handle<LineGoneException>(),
                MaxRetryAttempts = int.MaxValue,
                DelayGenerator = _ => new ValueTask<TimeSpan?>(_backOff.Next()),
            })
            .Build();

    private ResiliencePipeline Limited(TimeSpan limit) =>
        new ResiliencePipelineBuilder { TimeProvider = _time }.AddTimeout(limit).Build();
}
