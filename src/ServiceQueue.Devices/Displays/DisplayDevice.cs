using ServiceQueue.Contracts;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Jobs;

namespace ServiceQueue.Devices.Displays;

/// <summary>
/// A hall display as hall.json names it: a screen somewhere that shows the hall's topics by itself. Only its
/// health is kept here: <see cref="DeviceFaultKind.Silent"/> when it gave no sign of life for 15 seconds, or
/// its will came. While the broker is away nothing is said of it, and it has 15 seconds again once the broker
/// is back.
/// </summary>
public sealed class DisplayDevice(string id, IBroker broker, IDeviceReports reports, TimeProvider time)
    : IDevice
{
    /// <summary>How long a display may be silent; it gives a sign of life every five seconds.</summary>
    public static readonly TimeSpan Stale = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly SeenDisplays _seen = new(time);
    private DateTimeOffset? _expectedSince;
    private DeviceFault? _fault;

    /// <inheritdoc />
    public string Id => id;

    /// <inheritdoc />
    public DeviceKind Kind => DeviceKind.Display;

    /// <inheritdoc />
    public DeviceHealth Health
    {
        get
        {
            lock (_lock)
            {
                return new DeviceHealth
                {
                    Fault = _fault,
                    LastSeen = _seen.Find(id)?.SeenAt,
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
            broker.Hear(Payloads.AliveTopic(id), (topic, payload) => _seen.Heard(topic, payload.Span));
        try
        {
            while (true)
            {
                Look();
                await Task.Delay(LookEvery, time, stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Asked to stop.
        }
    }

    /// <summary>A display performs nothing: calls are one publish for all of them.</summary>
    public Task<JobOutcome> PerformAsync(Job job, CancellationToken stop) =>
        Task.FromResult(new JobOutcome(JobResult.Failed));

    /// <summary>Nothing: a display takes its picture from the board topic.</summary>
    public void Show(Picture picture)
    {
    }

    private void Look()
    {
        DeviceFault? fault;
        lock (_lock)
        {
            fault = FaultAt(time.GetUtcNow());
            if (fault?.Kind == _fault?.Kind) return;
            _fault = fault;
        }

        reports.Report(new FaultChanged(id, fault));
    }

    private DeviceFault? FaultAt(DateTimeOffset now)
    {
        if (!broker.Connected)
        {
            _expectedSince = null;
            return _fault;
        }

        _expectedSince ??= now;
        var seen = _seen.Find(id);
        if (seen is { Gone: true })
            return new DeviceFault(DeviceFaultKind.Silent, "the display has left the broker");
        var since = seen?.SeenAt >= _expectedSince ? seen.SeenAt.Value : _expectedSince.Value;
        if (now - since <= Stale) return seen?.SeenAt >= _expectedSince ? null : _fault;
        return new DeviceFault(
            DeviceFaultKind.Silent, seen?.SeenAt is { } at
                ? $"no sign of life since {at:HH:mm:ss} UTC" : "not seen since the host started");
    }
}
