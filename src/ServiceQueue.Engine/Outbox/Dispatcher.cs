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
    private readonly Lock _lock = new();
    private readonly HallRunner _runner;
    private readonly TimeProvider _time;
    private readonly Dictionary<string, DeviceLoop> _loops;
    private readonly HashSet<string> _carried = new(StringComparer.Ordinal);
    private List<Job>? _early = [];

    /// <summary>Makes a loop for each device. From now on no job of the runner is missed.</summary>
    public Dispatcher(HallRunner runner, IHallStore store, IEnumerable<IDevice> devices, TimeProvider time)
    {
        (_runner, _time) = (runner, time);
        _loops = devices.ToDictionary(
            d => d.Id, d => new DeviceLoop(d, runner, store, time), StringComparer.Ordinal);
        runner.Committed += OnCommitted;
    }

    /// <summary>Jobs that wait for a device, the one in hand included.</summary>
    public int PendingOf(string device) => _loops.TryGetValue(device, out var loop) ? loop.Pending : 0;

    /// <summary>Whether a visit's slip is on its way to the printer just now.</summary>
    public bool IsPrinting(VisitId visit) =>
        _loops.Values.Any(l => l.InHand is { Work: PrintSlip print } && print.Slip.Visit == visit);

    /// <summary>
    /// Carries on the open jobs, shows the present pictures, and runs until cancelled. Called once. A hall
    /// that runs already makes jobs that are among the open ones, and tells of them before or after this:
    /// each is done once.
    /// </summary>
    public async Task RunAsync(IReadOnlyList<StoredJob> open, CancellationToken stop)
    {
        var orphans = new List<Job>();
        lock (_lock)
        {
            foreach (var stored in open)
            {
                var job = JsonSerializer.Deserialize<Job>(stored.Body, WireJson.Options)!;
                if (!Add(job, stored.Started)) orphans.Add(job);
                _carried.Add(job.Id);
            }

            foreach (var job in _early!) AddNew(job);
            _early = null;
            Show(_runner.State);
        }

        await Together.RunAsync([.. _loops.Values.Select(l => l.RunAsync(stop)), SettleAsync(orphans, stop)]);
    }

    private void OnCommitted(Committed committed)
    {
        lock (_lock)
        {
            if (_early is { } early) early.AddRange(committed.Jobs);
            else foreach (var job in committed.Jobs) AddNew(job);
            if (committed.Events.Count > 0) Show(committed.After);
        }
    }

    private void AddNew(Job job)
    {
        if (!_carried.Remove(job.Id)) Add(job, started: false);
    }

    private bool Add(Job job, bool started)
    {
        if (!_loops.TryGetValue(job.Device, out var loop)) return false;
        loop.Add(job, started);
        return true;
    }

    /// <summary>Jobs of devices that the hall has no more.</summary>
    private async Task SettleAsync(List<Job> orphans, CancellationToken stop)
    {
        try
        {
            foreach (var job in orphans)
            {
                var outcome = DeviceLoop.OutcomeOf(job, JobResult.Failed);
                await DeviceLoop.PersistAsync(() => _runner.SettleAsync(job, outcome, stop), _time, stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // They stay open for the next start.
        }
    }

    /// <summary>By the plan in force: a device that a new plan brought is shown its pictures too.</summary>
    private void Show(HallState hall)
    {
        foreach (var device in hall.Plan.Devices)
        {
            if (_loops.TryGetValue(device.Id, out var loop)) loop.Show(Hall.Show(hall, device));
        }
    }
}
