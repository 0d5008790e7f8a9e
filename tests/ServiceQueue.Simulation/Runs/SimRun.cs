using System.Text;
using System.Text.Json.Nodes;
using ServiceQueue.Contracts.Json;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Visits;
using ServiceQueue.Engine.Halls;
using ServiceQueue.Engine.Journal;
using ServiceQueue.Simulation.Crowd;
using ServiceQueue.Simulation.Findings;
using ServiceQueue.Simulation.Halls;
using ServiceQueue.Simulation.World;

namespace ServiceQueue.Simulation.Runs;

/// <summary>What a run came to; two runs of one seed come to the same.</summary>
internal sealed record SimResult(
    int Records, int Lives, int Papers, int Calls, int Findings, long Steps, string Head);

/// <summary>
/// One seed: three quarters of an hour around midnight with trouble (safety), then faults off and everything
/// must drain (liveness), then the journal is verified and read back.
/// </summary>
internal sealed class SimRun
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 23, 36, 0, TimeSpan.FromHours(8));

    private readonly int _seed;
    private readonly SimWorld _world;
    private readonly SimHall _hall;
    private readonly Visitors[] _visitors;
    private readonly Clerk[] _clerks;
    private readonly Trouble _trouble;
    private readonly FindingsCheck _findings;
    private bool _looking = true;

    private SimRun(int seed)
    {
        _seed = seed;
        _world = new SimWorld(seed, Start);
        _hall = new SimHall(_world, SimPlans.Draw(_world.Chance));
        _visitors = [.. _hall.Plan.Kiosks.Select(k => new Visitors(_hall, k.Id))];
        _clerks = [.. _hall.Plan.Counters.Select(c => new Clerk(_hall, c.Id))];
        _trouble = new Trouble(_hall);
        _findings = new FindingsCheck(_world, _hall);
    }

    /// <summary>
    /// Runs a seed; throws with the story and the command that replays it when something does not hold.
    /// </summary>
    public static SimResult Of(int seed)
    {
        var before = SynchronizationContext.Current;
        var run = new SimRun(seed);
        try
        {
            run.Live();
            run.Drain();
            run.Verify();
        }
        catch (Exception broken) when (broken is not SimFailedException)
        {
            run._world.Check(false, () => broken.ToString());
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }

        if (run._world.Wrong.Count > 0) throw new SimFailedException(seed, run._world);
        return run.Result();
    }

    private void Live()
    {
        foreach (var visitors in _visitors) _world.Outside.Start(visitors.RunAsync);
        foreach (var clerk in _clerks) _world.Outside.Start(clerk.RunAsync);
        _world.Outside.Start(_trouble.RunAsync);
        _world.Outside.Start(LookAsync);
        var end = _world.Ticks + TimeSpan.FromMinutes(45).Ticks;
        _world.RunUntil(() => _world.Ticks >= end, TimeSpan.FromHours(3));
    }

    private void Drain()
    {
        foreach (var visitors in _visitors) visitors.Coming = false;
        foreach (var clerk in _clerks) clerk.Wild = false;
        _trouble.Brewing = false;
        Until(() => _trouble.Over, "the trouble ends");
        Await(_trouble.MendAsync, "all is mended");
        Until(() => _hall.Life.Settled, "the host runs");
        Until(() => _visitors.All(v => v.Gone) && _clerks.All(c => c.Calm), "everybody has an answer");
        // Whoever is sent on to another counter waits there again: two rounds, and one more for good measure.
        for (var round = 0; round < 3; round++)
        {
            foreach (var clerk in _clerks) Await(clerk.ClearAsync, "the counters are cleared");
        }

        Until(
            () => _hall.Plan.Devices.All(d => _hall.Life.Dispatcher!.PendingOf(d.Id) == 0),
            "no job is pending");
        Until(() => _hall.Life.Asked == 0 && _hall.Store.Waiting == 0, "the mailbox is empty");
        _looking = false;
    }

    private void Verify()
    {
        if (_world.Wrong.Count > 0) return;
        var state = _hall.Life.Runner!.State;
        _hall.Auditor.NobodyIsLeft();
        _hall.Auditor.Compare(state);
        _hall.Auditor.Look(_hall.Printers.Values);
        _hall.Auditor.Look(state, _hall.Life.Signs.Values);
        CheckSlips(state);
        CheckBoard(state);
        CheckStore(state);
        Await(_findings.RunAsync, "the findings are compared");
    }

    private void CheckSlips(HallState state)
    {
        var open = state.Visits.Values
            .Where(v => v.Slip is SlipState.Queued or SlipState.Sent).Select(v => $"{v.Ticket} is {v.Slip}")
                .ToList();
        _world.Check(open.Count == 0, () => $"slips of unknown fate: {string.Join(", ", open)}");
        var papers = _hall.Printers.Values.SelectMany(p => p.Roll).Select(p => p.Visit)
            .ToHashSet(StringComparer.Ordinal);
        var claimed = state.Visits.Values.Where(
            v => v.Slip == SlipState.Printed && !papers.Contains(v.Id.Value)).ToList();
        _world.Check(
            claimed.Count == 0, () => $"{claimed[0].Ticket} is printed, they say, and there is no paper");
    }

    private void CheckBoard(HallState state)
    {
        var retained = _hall.Hub.Retained;
        var bytes = retained.GetValueOrDefault("sq/sim/board") ?? [];
        var board = JsonNode.Parse(bytes.Length == 0 ? "{}"u8.ToArray() : bytes)!;
        _world.Check(
            (bool?)board["open"] == (state.Day is not null && state.DoorsOpen), () =>
                $"the board says open: {board["open"]}");
        foreach (var queue in board["waiting"]?.AsArray() ?? [])
            _world.Check(
                (int)queue!["count"]! == 0, () =>
                    $"the board shows {queue["count"]} waiting for {queue["service"]}");
        foreach (var counter in state.Counters.Keys)
        {
            var sign =
                JsonNode.Parse(retained.GetValueOrDefault($"sq/sim/counters/{counter}") ?? "{}"u8.ToArray())!;
            _world.Check(
                sign["ticket"] is null && sign["state"] is not null, () =>
                    $"counter {counter} is retained as {sign}");
        }
    }

    private void CheckStore(HallState state)
    {
        var open = Now(_hall.Store.OpenJobsAsync(SimPlans.Hall, default));
        _world.Check(
            open.Count == 0, () =>
                $"{open.Count} jobs are open in the store: {Encoding.UTF8.GetString(open[0].Body)}");
        var found = Now(new Verifier(_hall.Store, SimPlans.Hall).RunAsync(default));
        _world.Check(found.Wrong.Count == 0, () => $"verify: {string.Join("; ", found.Wrong)}");
        _world.Check(
            found.Records == _hall.Auditor.Records, () =>
                $"verify read {found.Records} of {_hall.Auditor.Records}");
        var recovered = Now(Recovery.RecoverAsync(_hall.Plan, _hall.Store, default)).State;
        _world.Check(
            Form(recovered) == Form(state), () => $"read back as\n{Form(recovered)}\nran as\n{Form(state)}");
    }

    private SimResult Result() => new(
        _hall.Auditor.Records, _hall.Lives, _hall.Printers.Values.Sum(p => p.Roll.Count),
        _hall.Watcher.Calls.Count, _findings.Count, _world.Steps,
        Convert.ToHexString(Now(_hall.Store.HeadAsync(SimPlans.Hall, default))!.Hash));

    private async Task LookAsync()
    {
        while (_looking)
        {
            await Task.Delay(TimeSpan.FromSeconds(5), _world.Outside.Time);
            _hall.Auditor.Read();
            _hall.Auditor.Look(_hall.Printers.Values);
            _hall.Auditor.Hear(_hall.Watcher.Calls);
            if (_hall.Life is { Settled: true, Runner: { } runner })
                _hall.Auditor.Look(runner.State, _hall.Life.Signs.Values);
        }
    }

    private void Until(Func<bool> done, string what)
    {
        var over = _world.RunUntil(done, TimeSpan.FromMinutes(30));
        _world.Check(over, () => $"half an hour passed before {what}");
    }

    private void Await(Func<Task> work, string what)
    {
        Task? task = null;
        _world.Outside.Start(() => task = work());
        Until(() => task is { IsCompleted: true }, what);
    }

    private static T Now<T>(Task<T> task) => task.IsCompleted
        ? task.GetAwaiter().GetResult()
        : throw new InvalidOperationException("The memory store answers at once.");

    /// <summary>All of a hall: every bit of it must come back.</summary>
    private static string Form(HallState state) => Encoding.UTF8.GetString(WireJson.Write(new
    {
        state.Sequence, state.At, state.Day, state.DoorsOpen, state.DoorsChangedAt, state.Held,
        Waiting = state.Waiting.Total,
        Visits = state.Visits.Values.OrderBy(v => v.IssuedAt).ThenBy(v => v.Id.Value),
        Numbers = state.LastNumbers.OrderBy(n => n.Key).Select(n => $"{n.Key}{n.Value}"),
        Tickets = state.Tickets.Select(t => $"{t.Key} {t.Value}").Order(StringComparer.Ordinal),
        Counters = state.Counters.Values, state.Calls,
        Devices = state.Devices.Select(d => $"{d.Key} {d.Value}"),
        Paces = state.Paces.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key} {p.Value}"),
    }));
}

/// <summary>A red run.</summary>
internal sealed class SimFailedException(int seed, SimWorld world) : Exception(
    $"""
    Seed {seed}: {string.Join("\n", world.Wrong.Take(5))}

    Replay: SIM_SEED={seed} dotnet test tests/ServiceQueue.Simulation --filter DisplayName~Hall_survives

    {world.Story}
    """);
