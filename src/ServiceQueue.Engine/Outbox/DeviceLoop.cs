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

    // A channel wakes its reader on the reader's own context; a semaphore would hop to the pool first.
    private readonly Channel<(Job Job, bool Started)> _jobs = Channel.CreateUnbounded<(Job, bool)>();
    private readonly Dictionary<string, Picture> _shown = new(StringComparer.Ordinal);

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
    public static Command? OutcomeOf(Job job, JobResult result) => job.Work is not PrintSlip print
        ? null
        : new ReportSlip(print.Slip.Visit, print.Slip.Copy, result switch
        {
            JobResult.Done => SlipState.Printed,
            JobResult.Unknown => SlipState.Unknown,
            _ => SlipState.Failed,
        });

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

    private async Task<JobResult> PerformAsync(Job job, CancellationToken stop)
    {
        var started = false;
        while (Reactions.Wanted(runner.State, job, Instant.FromDateTimeOffset(time.GetUtcNow())))
        {
            if (device.Health.Fault is null or { Works: true })
            {
                if (!started && job.Work is (PrintSlip or PrintNotice)) await StartAsync(job, stop);
                started = true;
                var outcome = await device.PerformAsync(job, stop);
                if (outcome.Result != JobResult.NotStarted) return outcome.Result;
            }

            await Task.Delay(Patience, time, stop);
        }

        return JobResult.Failed;
    }

    /// <summary>
    /// Paper cannot be taken back, so the attempt is on the disk before the first byte is on the line.
    /// </summary>
    private Task StartAsync(Job job, CancellationToken stop) =>
        PersistAsync(() => store.StartJobAsync(runner.Hall, job.Id, stop), time, stop);

    private Task SettleAsync(Job job, JobResult result, CancellationToken stop) =>
        PersistAsync(() => runner.SettleAsync(job, OutcomeOf(job, result), stop), time, stop);
}
