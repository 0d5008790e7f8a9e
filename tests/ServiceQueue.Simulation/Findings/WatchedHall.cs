using FluentAssertions;
using ServiceQueue.Core.Counters;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Rules;
using ServiceQueue.Engine.Findings;
using ServiceQueue.Engine.Halls;
using ServiceQueue.Simulation.Views;
using ServiceQueue.Simulation.World;
using ServiceQueue.Simulators.Store;

namespace ServiceQueue.Simulation.Findings;

/// <summary>A hall with its watch in a world of one thread, where the test lets time pass.</summary>
internal sealed class WatchedHall : IDisposable
{
    private readonly SynchronizationContext? _context = SynchronizationContext.Current;

    public WatchedHall() => Boot();

    public SimWorld World { get; } = new(seed: 4, Reported.Nine.ToDateTimeOffset());

    public MemoryStore Store { get; } = new();

    public HallRunner Runner { get; private set; } = null!;

    public Watch Watch { get; private set; } = null!;

    public void Dispose() => SynchronizationContext.SetSynchronizationContext(_context);

    public static IReadOnlyList<Rule> Rules() => [new CalledOnce(), new CalledSoon()];

    /// <summary>A new life over the same journal; the one before is gone.</summary>
    public void Boot()
    {
        Runner = Now(stop => HallRunner.RecoverAsync(Reported.Plan, Store, World.Outside.Time, stop));
        Watch = new Watch(Runner, Store, World.Outside.Time, Rules);
        World.Outside.Start(() => Runner.RunAsync(default));
        World.Outside.Start(() => Watch.RunAsync(default));
        Ask(new AdoptPlan(Reported.Plan));
        Ask(new OpenDoors(null));
        Ask(new OpenCounter(3, "王芳"));
    }

    public void Ask(Command command) =>
        Now(stop => Runner.AskAsync(command, "test", null, stop)).Should().BeOfType<Done>();

    public void Pass(int seconds)
    {
        var end = World.Ticks + TimeSpan.FromSeconds(seconds).Ticks;
        World.Outside.Start(() => Task.Delay(TimeSpan.FromSeconds(seconds), World.Outside.Time));
        World.RunUntil(() => World.Ticks >= end, TimeSpan.FromDays(2));
        World.Wrong.Should().BeEmpty();
    }

    public T Now<T>(Func<CancellationToken, Task<T>> work)
    {
        Task<T>? task = null;
        World.Outside.Start(() => task = work(default));
        World.RunUntil(() => task is { IsCompleted: true }, TimeSpan.FromMinutes(1)).Should().BeTrue();
        return task!.GetAwaiter().GetResult();
    }

    public IEnumerable<FindingLevel> Levels() => Watch.Found.After(0).Select(f => f.Finding.Level);

    /// <summary>What its journal says up to now.</summary>
    public List<Finding> Reread()
    {
        var stamp = Now(Runner.StampAsync);
        return Now(async stop =>
        {
            var found = new List<Finding>();
            var checker = new Checker(Store, "report") { Rules = Rules() };
            await foreach (var finding in checker.RunAsync(new FindingSpan(), stamp, stop))
                found.Add(finding);
            return found;
        });
    }
}
