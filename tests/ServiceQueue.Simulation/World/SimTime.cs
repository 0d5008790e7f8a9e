namespace ServiceQueue.Simulation.World;

/// <summary>
/// The world's clock as one process reads it; its timers fire in that process, and die with it.
/// </summary>
internal sealed class SimTime(SimWorld world, Lane lane) : TimeProvider
{
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => world.Clock;

    public override long GetTimestamp() => world.Ticks;

    public override ITimer CreateTimer(
        TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new SimTimer(world, lane, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }
}

/// <summary>A timer of <see cref="SimTime"/>. A change makes what was scheduled before void.</summary>
internal sealed class SimTimer(SimWorld world, Lane lane, TimerCallback callback, object? state) : ITimer
{
    private long _order;
    private TimeSpan _period;

    public Lane Lane => lane;

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        _period = period;
        _order = dueTime == Timeout.InfiniteTimeSpan ? 0 : world.Schedule(this, dueTime).Order;
        return true;
    }

    public bool IsDue(long order) => _order == order;

    public void Fire()
    {
        _order = _period > TimeSpan.Zero ? world.Schedule(this, _period).Order : 0;
        callback(state);
    }

    public void Dispose() => _order = 0;

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
