using NodaTime;
using ServiceQueue.Contracts;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Jobs;

namespace ServiceQueue.Devices.Displays;

/// <summary>
/// The hall's topics on the broker: <c>status</c>, <c>board</c>, <c>counters/{n}</c> and <c>calls</c>, and
/// the signs of life of the hall's displays. Its fault is <see cref="DeviceFaultKind.BrokerGone"/> while
/// there is no connection.
/// </summary>
/// <remarks>
/// A call that is older than <see cref="Announce.Expiry"/> when its turn comes is not spoken: its outcome is
/// <see cref="JobResult.Failed"/>, since to speak it now would send a citizen to a counter that has gone on.
/// The board shows it all the same. A call whose acknowledgement was lost is <see cref="JobResult.Unknown"/>;
/// displays drop a second one by its sequence.
/// </remarks>
public sealed class HallTopics(string id, IBroker broker, IDeviceReports reports, TimeProvider time) : IDevice
{
    /// <summary>
    /// How often the status is published anew, so that a screen can tell a still hall from a dead host.
    /// </summary>
    private static readonly TimeSpan StatusEvery = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, long> _sequences = new(StringComparer.Ordinal);
    private readonly SeenDisplays _seen = new(time);
    private DeviceFaultKind? _reported;
    private DateTimeOffset? _lastSeen;
    private long _bytesOut;
    private long _sequence;

    /// <inheritdoc />
    public string Id => id;

    /// <inheritdoc />
    public DeviceKind Kind => DeviceKind.Broker;

    /// <summary>
    /// The displays that gave a sign of life since start, by id, whether or not hall.json names them.
    /// </summary>
    public IReadOnlyList<DisplaySeen> Displays => _seen.All();

    /// <inheritdoc />
    public DeviceHealth Health
    {
        get
        {
            lock (_lock)
            {
                return new DeviceHealth
                {
                    Fault = FaultNow(),
                    LastSeen = broker.Connected ? time.GetUtcNow() : _lastSeen,
                    BytesOut = _bytesOut,
                    CrcErrors = _seen.Unreadable,
                    Line = "mqtt",
                };
            }
        }
    }

    /// <inheritdoc />
    public async Task RunAsync(CancellationToken stop)
    {
        using var hearing =
            broker.Hear(Payloads.AliveFilter, (topic, payload) => _seen.Heard(topic, payload.Span));
        broker.ConnectionChanged += OnConnectionChanged;
        try
        {
            for (var beats = 0; ; beats++)
            {
                if (beats % (StatusEvery / LookEvery) == 0) SayOnline();
                Look();
                await Task.Delay(LookEvery, time, stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The broker's own orderly stop says offline.
        }
        finally
        {
            broker.ConnectionChanged -= OnConnectionChanged;
        }
    }

    /// <inheritdoc />
    public async Task<JobOutcome> PerformAsync(Job job, CancellationToken stop)
    {
        if (job.Work is not Announce { Call: var call }) return new JobOutcome(JobResult.Failed);
        if (Instant.FromDateTimeOffset(time.GetUtcNow()) - job.At > Announce.Expiry)
            return new JobOutcome(JobResult.Failed);
        if (!broker.Connected) return new JobOutcome(JobResult.NotStarted, Gone());
        try
        {
            var payload = Payloads.Call(call);
            await broker.PublishAsync(Payloads.CallsTopic, payload, stop);
            Interlocked.Add(ref _bytesOut, payload.Length);
            return JobOutcome.Done;
        }
        catch (LineGoneException)
        {
            return new JobOutcome(JobResult.Unknown, Gone());
        }
        catch (BrokerRefusedException refused)
        {
            return new JobOutcome(
                JobResult.Failed, new DeviceFault(DeviceFaultKind.BrokerGone, refused.Message));
        }
    }

    /// <inheritdoc />
    public void Show(Picture picture)
    {
        switch (picture)
        {
            case BoardPicture board:
                Retain(Payloads.BoardTopic, board.Sequence, () => Payloads.Board(board));
                break;
            case CounterPicture counter:
                Retain(
                    Payloads.CounterTopic(counter.Counter), counter.Sequence, () =>
                        Payloads.Counter(counter));
                break;
        }
    }

    /// <summary>Two callers may come at once: the lock keeps an older picture from going out last.</summary>
    private void Retain(string topic, long sequence, Func<byte[]> payload)
    {
        lock (_lock)
        {
            if (_sequences.TryGetValue(topic, out var newest) && sequence < newest) return;
            _sequences[topic] = sequence;
            _sequence = Math.Max(_sequence, sequence);
            var bytes = payload();
            _bytesOut += bytes.Length;
            broker.Retain(topic, bytes);
        }
    }

    private void SayOnline()
    {
        lock (_lock)
        {
            var payload = Payloads.Online(Instant.FromDateTimeOffset(time.GetUtcNow()), _sequence);
            _bytesOut += payload.Length;
            broker.Retain(Payloads.StatusTopic, payload);
        }
    }

    private void OnConnectionChanged(bool connected)
    {
        if (connected) SayOnline();
        Look();
    }

    private void Look()
    {
        DeviceFault? fault;
        lock (_lock)
        {
            if (broker.Connected) _lastSeen = time.GetUtcNow();
            fault = FaultNow();

            // The words of the trouble may change at every attempt; the journal need not know.
            if (fault?.Kind == _reported) return;
            _reported = fault?.Kind;
        }

        reports.Report(new FaultChanged(id, fault));
    }

    private DeviceFault? FaultNow() => broker.Trouble.Length == 0 ? null : Gone();

    private DeviceFault Gone() => new(DeviceFaultKind.BrokerGone, broker.Trouble);
}
