namespace ServiceQueue.Simulation.World;

/// <summary>
/// The context of one process in the world. A process that is killed never runs another instruction: its lane
/// is dead, and what was posted to it or timed in it is dropped.
/// </summary>
internal sealed class Lane(SimWorld world, string name) : SynchronizationContext
{
    /// <summary>Whether the process is gone.</summary>
    public bool Dead { get; set; }

    /// <summary>The clock of this process.</summary>
    public SimTime Time => field ??= new SimTime(world, this);

    public override void Post(SendOrPostCallback d, object? state) => world.Post(this, d, state);

    public override void Send(SendOrPostCallback d, object? state) => d(state);

    public override SynchronizationContext CreateCopy() => this;

    public override string ToString() => name;

    /// <summary>Begins something in this process.</summary>
    public void Start(Func<Task> what) => Post(_ => Watch(what()), null);

    /// <summary>Does something now, as this process.</summary>
    public void Do(Action what)
    {
        var before = Current;
        SetSynchronizationContext(this);
        try
        {
            what();
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }

    private async void Watch(Task task)
    {
        try
        {
            await task;
        }
        catch (Exception broken)
        {
            world.Check(false, () => $"{name}: {broken}");
        }
    }
}
