using NodaTime;
using ServiceQueue.Contracts;
using ServiceQueue.Core.Counters;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Visits;
using ServiceQueue.Engine.Halls;
using ServiceQueue.Simulation.Views;
using ServiceQueue.Simulators.Store;

namespace ServiceQueue.Simulation.Journal;

/// <summary>A hall that runs over a memory store, on a clock that is set by hand.</summary>
internal sealed class RunningHall : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _running;

    private RunningHall(HallRunner runner, HandClock clock, MemoryStore store)
    {
        (Runner, Clock, Store) = (runner, clock, store);
        _running = runner.RunAsync(_stop.Token);
    }

    public HallRunner Runner { get; }

    public HandClock Clock { get; }

    public MemoryStore Store { get; }

    public static async Task<RunningHall> StartAsync(MemoryStore? store = null, HandClock? clock = null)
    {
        store ??= new MemoryStore();
        clock ??= new HandClock();
        return new RunningHall(
            await HallRunner.RecoverAsync(Reported.Plan, store, clock, default), clock, store);
    }

    /// <summary>A hall with its doors open and a clerk at its counter.</summary>
    public static async Task<RunningHall> OpenAsync(MemoryStore? store = null)
    {
        var hall = await StartAsync(store);
        await hall.AskAsync(new AdoptPlan(Reported.Plan));
        await hall.AskAsync(new OpenDoors(null));
        await hall.AskAsync(new OpenCounter(3, "王芳"));
        return hall;
    }

    public Task<Answer> AskAsync(Command command, string? request = null) =>
        Runner.AskAsync(command, "test", request, default).WaitAsync(TimeSpan.FromSeconds(30));

    public Task<Answer> IssueAsync(string visit, string? request = null) =>
        AskAsync(
            new IssueTicket(new VisitId(visit), "social", null, "ordinary", "zh-CN", null, null), request);

    /// <summary>Everybody goes home, and the next morning comes.</summary>
    public async Task NextDayAsync()
    {
        foreach (var visit in Runner.State.Visits.Values.Where(v => !v.Turn.Over))
            await AskAsync(new LeaveVisit(visit.Id));
        Clock.Now = Clock.Now.AddDays(1);
        await AskAsync(new Wake());
    }

    /// <summary>The same hall after a restart.</summary>
    public async Task<RunningHall> RestartAsync()
    {
        await DisposeAsync();
        return await StartAsync(Store, Clock);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running.WaitAsync(TimeSpan.FromSeconds(30));
    }
}

/// <summary>A clock that stands until it is set.</summary>
internal sealed class HandClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = Reported.Nine.ToDateTimeOffset();

    public override DateTimeOffset GetUtcNow() => Now;
}
