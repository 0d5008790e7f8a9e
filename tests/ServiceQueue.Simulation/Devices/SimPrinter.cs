using ServiceQueue.Contracts;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Jobs;
using ServiceQueue.Simulation.World;

namespace ServiceQueue.Simulation.Devices;

/// <summary>A printer's driver as the contract describes it, over a <see cref="PrinterBox"/>.</summary>
internal sealed class SimPrinter(SimWorld world, Lane host, PrinterBox box, IDeviceReports reports) : IDevice
{
    private DeviceFault? _fault;

    public string Id => box.Id;

    public DeviceKind Kind => DeviceKind.Printer;

    public DeviceHealth Health => new() { Fault = _fault };

    public async Task RunAsync(CancellationToken stop)
    {
        try
        {
            while (true)
            {
                Look();
                await Task.Delay(TimeSpan.FromSeconds(2), host.Time, stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Asked to stop.
        }
    }

    public async Task<JobOutcome> PerformAsync(Job job, CancellationToken stop)
    {
        Look();
        var slip = ((PrintSlip)job.Work).Slip;
        if (box.Mood == Mood.PaperOut || (box.Mood == Mood.Loose && !world.Chance.OneIn(3)))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), host.Time, stop);
            return new JobOutcome(JobResult.NotStarted, _fault);
        }

        var takes = world.Chance.UpTo(TimeSpan.FromMilliseconds(400)) * (box.Mood == Mood.Slow ? 10 : 1);
        return box.Mood switch
        {
            Mood.Silent => await DoubtAsync(slip, takes, stop),
            Mood.Failing => await FailAsync(takes, stop),
            _ => await PrintAsync(slip, takes, stop),
        };
    }

    public void Show(Picture picture) => throw new InvalidOperationException("A printer shows nothing.");

    private async Task<JobOutcome> PrintAsync(Slip slip, TimeSpan takes, CancellationToken stop)
    {
        var feeding = Feed(slip, takes / 2);
        await Task.Delay(takes + TimeSpan.FromMilliseconds(1), host.Time, stop);
        return feeding is { IsCompletedSuccessfully: true, Result: true }
            ? JobOutcome.Done : new JobOutcome(JobResult.Unknown);
    }

    private async Task<JobOutcome> DoubtAsync(Slip slip, TimeSpan takes, CancellationToken stop)
    {
        if (world.Chance.OneIn(2)) _ = Feed(slip, takes);
        await Task.Delay(TimeSpan.FromSeconds(3), host.Time, stop);
        return new JobOutcome(JobResult.Unknown, new DeviceFault(DeviceFaultKind.Silent));
    }

    private async Task<JobOutcome> FailAsync(TimeSpan takes, CancellationToken stop)
    {
        await Task.Delay(takes, host.Time, stop);
        return new JobOutcome(JobResult.Failed, new DeviceFault(DeviceFaultKind.Hardware));
    }

    /// <summary>
    /// The bytes are over the line at once; what the box does with them is no longer the host's to stop.
    /// </summary>
    private Task<bool> Feed(Slip slip, TimeSpan after)
    {
        Task<bool> feeding = null!;
        world.Outside.Do(() => feeding = box.FeedAsync(slip, after));
        return feeding;
    }

    private void Look()
    {
        var fault = box.Mood == Mood.PaperOut ? new DeviceFault(DeviceFaultKind.PaperOut) : null;
        if (fault == _fault) return;
        _fault = fault;
        reports.Report(new FaultChanged(Id, fault));
    }
}
