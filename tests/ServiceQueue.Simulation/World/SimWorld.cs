namespace ServiceQueue.Simulation.World;

/// <summary>
/// One thread, one clock, one source of chance. What is posted runs in an order drawn from the seed (or as it
/// came); when nothing is left to run, the clock jumps to the next timer. Nothing here waits for real time.
/// </summary>
internal sealed class SimWorld
{
    private const int LastSaid = 60;

    private readonly List<(Lane Lane, SendOrPostCallback Callback, object? State)> _posted = [];
    private readonly PriorityQueue<SimTimer, (long At, long Order)> _timers = new();
    private readonly Queue<(DateTimeOffset At, FormattableString What)> _said = new();
    private readonly int _thread = Environment.CurrentManagedThreadId;
    private readonly bool _shuffled;
    private long _ticks;
    private long _order;

    public SimWorld(int seed, DateTimeOffset start)
    {
        Chance = new Chance(seed);
        _shuffled = seed % 4 != 0;
        _ticks = start.UtcTicks;
        Outside = new Lane(this, "outside");
    }

    public Chance Chance { get; }

    /// <summary>Everything that is not the host: people, disk, paper.</summary>
    public Lane Outside { get; }

    /// <summary>What does not hold, in order of discovery.</summary>
    public List<string> Wrong { get; } = [];

    /// <summary>Callbacks run so far.</summary>
    public long Steps { get; private set; }

    /// <summary>Time that only goes forward; timers run by it.</summary>
    public long Ticks => _ticks;

    /// <summary>What clocks show: it may have been set forward or back.</summary>
    public DateTimeOffset Clock => new(_ticks + Skew.Ticks, TimeSpan.Zero);

    public TimeSpan Skew
    {
        get;
        set => (field, ClockWasSet) = (value, true);
    }

    /// <summary>Whether somebody set the clocks.</summary>
    public bool ClockWasSet { get; private set; }

    /// <summary>The last happenings, for whoever reads a red run.</summary>
    public string Story => string.Join('\n', _said.Select(s => $"{s.At:MM-dd HH:mm:ss.fff} {s.What}"));

    /// <summary>Put into words only when a run is red: most are not.</summary>
    public void Say(FormattableString what)
    {
        _said.Enqueue((Clock, what));
        if (_said.Count > LastSaid) _said.Dequeue();
    }

    public void Check(bool holds, Func<string> wrong)
    {
        if (holds) return;
        Wrong.Add(wrong());
        Say($"WRONG: {Wrong[^1]}");
    }

    /// <summary>
    /// Runs until a condition holds; false when that takes longer than so much virtual time.
    /// </summary>
    public bool RunUntil(Func<bool> done, TimeSpan limit)
    {
        var end = _ticks + limit.Ticks;
        var before = SynchronizationContext.Current;
        try
        {
            while (Wrong.Count == 0 && !done())
            {
                if (_ticks > end || (_posted.Count == 0 && !NextTimer())) return false;
                if (_posted.Count > 0) RunOne();
            }
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }

        return true;
    }

    internal void Post(Lane lane, SendOrPostCallback callback, object? state)
    {
        // A continuation that comes from another thread came when it liked: the run could not be repeated.
        if (Environment.CurrentManagedThreadId != _thread)
        {
            lock (Wrong) Wrong.Add($"A continuation left the world's thread:\n{Environment.StackTrace}");
            return;
        }

        if (!lane.Dead) _posted.Add((lane, callback, state));
    }

    internal (long At, long Order) Schedule(SimTimer timer, TimeSpan due)
    {
        var when = (_ticks + Math.Max(0, due.Ticks), ++_order);
        _timers.Enqueue(timer, when);
        return when;
    }

    private void RunOne()
    {
        var index = _shuffled ? Chance.Below(_posted.Count) : 0;
        var (lane, callback, state) = _posted[index];
        _posted.RemoveAt(index);
        Run(lane, () => callback(state));
    }

    private bool NextTimer()
    {
        while (_timers.TryDequeue(out var timer, out var when))
        {
            if (!timer.IsDue(when.Order)) continue;
            _ticks = Math.Max(_ticks, when.At);
            Run(timer.Lane, timer.Fire);
            return true;
        }

        return false;
    }

    private void Run(Lane lane, Action what)
    {
        if (lane.Dead) return;
        Steps++;
        SynchronizationContext.SetSynchronizationContext(lane);
        what();
    }
}
