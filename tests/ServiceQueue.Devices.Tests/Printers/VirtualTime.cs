using System.Collections.Concurrent;

namespace ServiceQueue.Devices.Tests.Printers;

/// <summary>
/// A clock that jumps to the next timer as soon as nothing is left to do, and the one thread everything runs
/// on. Tests of time-outs take no time and end the same way every time.
/// </summary>
internal sealed class VirtualTime : TimeProvider
{
    private static readonly TimeSpan StragglerLimit = TimeSpan.FromMilliseconds(2);

    private readonly Lock _lock = new();
    private readonly PriorityQueue<VirtualTimer, (long At, long Order)> _due = new();
    private readonly Loop _loop = new();
    private long _ticks = new DateTimeOffset(2026, 11, 21, 1, 30, 0, TimeSpan.Zero).UtcTicks;
    private long _order;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    public override long GetTimestamp() => Interlocked.Read(ref _ticks);

    public override ITimer CreateTimer(
        TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new VirtualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Runs a task on this clock; throws when it is not over after so much virtual time.</summary>
    public void Run(Func<Task> work, TimeSpan limit)
    {
        var before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(_loop);
        try
        {
            var end = GetUtcNow() + limit;
            var task = work();
            while (!task.IsCompleted)
            {
                if (_loop.TryRunOne(StragglerLimit, _due.Count)) continue;
                if (GetUtcNow() > end) throw new TimeoutException($"Not over after {limit} of virtual time.");
                RunNextTimer();
            }

            task.GetAwaiter().GetResult();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }

    private void RunNextTimer()
    {
        VirtualTimer? timer;
        (long At, long Order) when;
        lock (_lock)
        {
            if (!_due.TryDequeue(out timer, out when))
                throw new InvalidOperationException("Nothing left to wait for.");
        }

        if (timer.IsDue(when.Order))
        {
            Interlocked.Exchange(ref _ticks, Math.Max(when.At, _ticks));

            // Continuations that ask for no context may then run right here instead of on the pool.
            SynchronizationContext.SetSynchronizationContext(null);
            timer.Fire();
            SynchronizationContext.SetSynchronizationContext(_loop);
        }
    }

    private long Schedule(VirtualTimer timer, TimeSpan due)
    {
        lock (_lock)
        {
            var order = ++_order;
            _due.Enqueue(timer, (_ticks + due.Ticks, order));
            return order;
        }
    }

    private sealed class VirtualTimer(VirtualTime time, TimerCallback callback, object? state) : ITimer
    {
        private long _order;
        private TimeSpan _period = Timeout.InfiniteTimeSpan;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            _period = period;
            _order = dueTime == Timeout.InfiniteTimeSpan ? 0 : time.Schedule(this, dueTime);
            return true;
        }

        public bool IsDue(long order) => Interlocked.Read(ref _order) == order;

        public void Fire()
        {
            _order = _period > TimeSpan.Zero ? time.Schedule(this, _period) : 0;
            callback(state);
        }

        public void Dispose() => Interlocked.Exchange(ref _order, 0);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }

    private sealed class Loop : SynchronizationContext
    {
        private readonly BlockingCollection<(SendOrPostCallback Callback, object? State)> _posted = [];

        public override void Post(SendOrPostCallback d, object? state) => _posted.Add((d, state));

        /// <summary>Waits a moment for the pool only while it has work of ours in hand.</summary>
        public bool TryRunOne(TimeSpan straggler, int timers)
        {
            var wait = timers == 0
                ? TimeSpan.FromSeconds(5) : ThreadPool.PendingWorkItemCount > 0 ? straggler : TimeSpan.Zero;
            if (!_posted.TryTake(out var next, wait)) return false;
            SetSynchronizationContext(this);
            next.Callback(next.State);
            return true;
        }
    }
}
