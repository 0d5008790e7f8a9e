using System.Text.Json;
using ServiceQueue.Contracts;
using ServiceQueue.Contracts.Json;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Jobs;
using ServiceQueue.Engine.Halls;

namespace ServiceQueue.Engine.Outbox;

/// <summary>
/// Carries jobs and pictures to the devices: one loop per device, jobs in order and at least once, pictures
/// newest only. Jobs that were open when the host died are carried on; one whose performance had begun counts
/// as uncertain.
/// </summary>
public sealed class Dispatcher
{
    private readonly HallRunner _runner;
    private readonly Dictionary<string, DeviceLoop> _loops;
    private readonly IReadOnlyList<DevicePlan> _devices;

    /// <summary>Makes a loop for each device.</summary>
    public Dispatcher(HallRunner runner, IHallStore store, IEnumerable<IDevice> devices, TimeProvider time)
    {
        _runner = runner;
        _loops = devices.ToDictionary(
            d => d.Id, d => new DeviceLoop(d, runner, store, time), StringComparer.Ordinal);
        _devices = [.. runner.State.Plan.Devices.Where(d => _loops.ContainsKey(d.Id))];
        runner.Committed += OnCommitted;
    }

    /// <summary>Jobs that wait for a device, the one in hand included.</summary>
    public int PendingOf(string device) => _loops.TryGetValue(device, out var loop) ? loop.Pending : 0;

    /// <summary>Whether a visit's slip is on its way to the printer just now.</summary>
    public bool IsPrinting(VisitId visit) =>
        _loops.Values.Any(l => l.InHand is { Work: PrintSlip print } && print.Slip.Visit == visit);

    /// <summary>Carries on the open jobs, shows the present pictures, and runs until cancelled.</summary>
    public async Task RunAsync(IReadOnlyList<StoredJob> open, CancellationToken stop)
    {
        foreach (var stored in open)
        {
            var job = JsonSerializer.Deserialize<Job>(stored.Body, WireJson.Options)!;
            if (_loops.TryGetValue(job.Device, out var loop)) loop.Add(job, stored.Started);
            else await _runner.SettleAsync(job, DeviceLoop.OutcomeOf(job, JobResult.Failed), stop);
        }

        Show(_runner.State);
        await Task.WhenAll(_loops.Values.Select(l => l.RunAsync(stop)));
    }

    private void OnCommitted(Committed committed)
    {
        foreach (var job in committed.Jobs)
        {
            if (_loops.TryGetValue(job.Device, out var loop)) loop.Add(job, started: false);
        }

        if (committed.Events.Count > 0) Show(committed.After);
    }

    private void Show(HallState hall)
    {
        foreach (var device in _devices) _loops[device.Id].Show(Hall.Show(hall, device));
    }
}
