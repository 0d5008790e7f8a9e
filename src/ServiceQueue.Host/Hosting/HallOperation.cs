using ServiceQueue.Contracts;
using ServiceQueue.Core.Counters;
using ServiceQueue.Core.Halls;
using ServiceQueue.Engine.Halls;

namespace ServiceQueue.Host.Hosting;

/// <summary>
/// Runs the hall from the start of the host to its end: runner, clock, broker, lines, devices, reports.
/// </summary>
public sealed class HallOperation(
    HallService hall, HallOptions options, IBroker broker, DeviceReports reports, ILogger<HallOperation> log)
        : BackgroundService
{
    private static readonly string[] DemoClerks = ["王芳", "李强", "赵敏", "陈静", "刘洋", "杨帆", "黄磊", "周洁"];

    /// <summary>Whether commands are answered.</summary>
    public static bool Running { get; private set; }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        var running = hall.Runner.RunAsync(stoppingToken);
        await hall.Runner.AskAsync(new AdoptPlan(hall.Config.Plan), "configuration", null, stoppingToken);
        // Before the doors open: what is disclosed is there when the first visitor looks.
        await Publications.PublishAsync(hall, log, stoppingToken);
        await hall.Runner.AskAsync(new Wake(), "clock", null, stoppingToken);
        await ForgetFaultsAsync(stoppingToken);
        if (options.Demo) await OpenCountersAsync(stoppingToken);
        var open = await hall.Store.OpenJobsAsync(hall.Id, stoppingToken);
        Running = true;
        log.LogInformation(
            "Hall {Hall}: {Sequence} events, {Open} open jobs", hall.Id, hall.State.Sequence, open.Count);
        await Together.RunAsync(
            running,
            new AlarmClock(hall.Runner, TimeProvider.System).RunAsync(stoppingToken),
            reports.RunAsync(hall.Runner, stoppingToken),
            broker.RunAsync(stoppingToken),
            hall.Bench.RunLinesAsync(stoppingToken),
            hall.Dispatcher.RunAsync(open, stoppingToken));
        Running = false;
    }

    /// <summary>Faults from before a restart are void: each device reports anew what it sees.</summary>
    private async Task ForgetFaultsAsync(CancellationToken stop)
    {
        foreach (var device in hall.State.Devices.Keys)
            await hall.Runner.AskAsync(
                new Core.Devices.ReportDevice(device, null, true, ""), device, null, stop);
    }

    /// <summary>A demonstration has a clerk at every counter.</summary>
    private async Task OpenCountersAsync(CancellationToken stop)
    {
        foreach (var (plan, i) in hall.State.Plan.Counters.Select((c, i) => (c, i)))
        {
            if (hall.State.Counters[plan.Id].Staffing != Staffing.Closed) continue;
            var clerk = i < DemoClerks.Length ? DemoClerks[i] : $"窗口人员{i + 1}";
            await hall.Runner.AskAsync(new OpenCounter(plan.Id, clerk), clerk, null, stop);
        }
    }
}
