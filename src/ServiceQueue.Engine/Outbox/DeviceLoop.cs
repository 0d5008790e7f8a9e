using System.Threading.Channels;
using NodaTime;
using ServiceQueue.Contracts;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Jobs;
using ServiceQueue.Core.Visits;
using ServiceQueue.Engine.Halls;

namespace ServiceQueue.Engine.Outbox;

/// <summary>One device's jobs and pictures.</summary>
internal sealed class DeviceLoop(IDevice device, HallRunner runner, IHallStore store, TimeProvider time)
{
    /// <summary>How long a job that did not start waits before the device is looked at again.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);

    /// <summary>How long a slip waits for a printer that does not work while another one would.</summary>
    private static readonly TimeSpan MoveAfter = TimeSpan.FromSeconds(5);

    // A channel wakes its reader on the reader's own context; a semaphore would hop to the pool first.
    private readonly Channel<(Job Job, bool Started)> _jobs = Channel.CreateUnbounded<(Job, bool)>();
    private readonly Dictionary<string, Picture> _shown = new(StringComparer.Ordinal);

    private long? _idleSince;

    /// <summary>The job being performed, or null.</summary>
    public Job? InHand { get; private set; }

    /// <summary>Jobs that wait, the one in hand included.</summary>
    public int Pending => _jobs.Reader.Count + (InHand is null ? 0 : 1);

    /// <summary>Puts a job at the end.</summary>
    public void Add(Job job, bool started) => _jobs.Writer.TryWrite((job, started));

    /// <summary>Hands on the pictures that changed. Called on one thread at a time.</summary>
    public void Show(IReadOnlyList<Picture> pictures)
    {
        foreach (var picture in pictures)
        {
            var key =
                picture is CounterPicture counter ? $"counter {counter.Counter}" : picture.GetType().Name;
            if (_shown.TryGetValue(key, out var before) && before.ShowsSame(picture)) continue;
            _shown[key] = picture;
            device.Show(picture);
        }
    }

    /// <summary>Runs the device's session and its jobs until cancelled.</summary>
    public Task RunAsync(CancellationToken stop) =>
        Together.RunAsync(device.RunAsync(stop), RunJobsAsync(stop));

    /// <summary>What the hall is told about a job's end, or null when it does not need to know.</summary>
    public static Command? OutcomeOf(Job job, JobResult result) => (job.Work, result) switch
    {
        (PrintSlip { Slip: var slip }, JobResult.NotStarted) =>
            new MoveSlip(slip.Visit, slip.Copy, job.Device),
        (PrintSlip { Slip: var slip }, _) =>
            new ReportSlip(slip.Visit, slip.Copy, StateOf(result), job.Device),
        _ => null,
    };

    /// <summary>A store that cannot write now is asked again: a job's fate must not be lost.</summary>
    public static async Task PersistAsync(Func<Task> write, TimeProvider time, CancellationToken stop)
    {
        while (true)
        {
            try
            {
                await write();
                return;
            }
            catch (IOException)
            {
                await Task.Delay(Patience, time, stop);
            }
        }
    }

    private static SlipState StateOf(JobResult result) => result switch
    {
        JobResult.Done => SlipState.Printed,
        JobResult.Unknown => SlipState.Unknown,
        _ => SlipState.Failed,
    };

    private async Task RunJobsAsync(CancellationToken stop)
    {
        try
        {
            while (await _jobs.Reader.WaitToReadAsync(stop))
            {
                if (!_jobs.Reader.TryRead(out var next)) continue;
                InHand = next.Job;
                if (next.Started) device.BrokenOff();
                var result = next.Started ? JobResult.Unknown : await PerformAsync(next.Job, stop);
                await SettleAsync(next.Job, result, stop);
                InHand = null;
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // What was in hand stays open in the store, marked as started.
        }
    }

    /// <summary>
    /// Performs a job as soon as the device can. <see cref="JobResult.NotStarted"/> means that another one
    /// should: nothing of it has reached this device.
    /// </summary>
    private async Task<JobResult> PerformAsync(Job job, CancellationToken stop)
    {
        var started = false;
        if (device.Health.Fault is null or { Works: true }) _idleSince = null;
        while (Reactions.Wanted(runner.State, job, Instant.FromDateTimeOffset(time.GetUtcNow())))
        {
            if (device.Health.Fault is null or { Works: true })
            {
                if (!started && job.Work is (PrintSlip or PrintNotice)) await StartAsync(job, stop);
                started = true;
                var outcome = await device.PerformAsync(job, stop);
                if (outcome.Result != JobResult.NotStarted)
                {
                    _idleSince = null;
                    return outcome.Result;
                }
            }

            if (MovesOn(job)) return JobResult.NotStarted;
            await Task.Delay(Patience, time, stop);
        }

        return JobResult.Failed;
    }

    /// <summary>
    /// The wait counts from the first job that could not be done: those behind it need not wait anew.
    /// </summary>
    private bool MovesOn(Job job)
    {
        var since = _idleSince ??= time.GetTimestamp();
        return job.Work is PrintSlip print && time.GetElapsedTime(since) >= MoveAfter
            && Printers.HasSpare(runner.State, print.Slip.Visit, device.Id);
    }

    /// <summary>
    /// Paper cannot be taken back, so the attempt is on the disk before the first byte is on the line.
    /// </summary>
    private Task StartAsync(Job job, CancellationToken stop) =>
        PersistAsync(() => store.StartJobAsync(runner.Hall, job.Id, stop), time, stop);

    private Task SettleAsync(Job job, JobResult result, CancellationToken stop) =>
        PersistAsync(() => runner.SettleAsync(job, OutcomeOf(job, result), stop), time, stop);
}
