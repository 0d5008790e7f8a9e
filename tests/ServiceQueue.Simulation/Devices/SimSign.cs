using ServiceQueue.Contracts;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Jobs;
using ServiceQueue.Simulation.World;

namespace ServiceQueue.Simulation.Devices;

/// <summary>A sign or a keypad: it keeps the last picture it was given.</summary>
internal sealed class SimSign(Lane host, string id, DeviceKind kind) : IDevice
{
    public string Id => id;

    public DeviceKind Kind => kind;

    public DeviceHealth Health { get; } = new();

    /// <summary>What it shows.</summary>
    public Picture? Shown { get; private set; }

    public async Task RunAsync(CancellationToken stop)
    {
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, host.Time, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Asked to stop.
        }
    }

    public Task<JobOutcome> PerformAsync(Job job, CancellationToken stop) =>
        throw new InvalidOperationException("A sign performs nothing.");

    public void Show(Picture picture) => Shown = picture;
}
