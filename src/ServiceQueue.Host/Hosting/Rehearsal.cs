using ServiceQueue.Contracts;
using ServiceQueue.Core.Counters;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Hours;
using ServiceQueue.Core.Visits;
using ServiceQueue.Devices.Keypads.Ff68;
using ServiceQueue.Devices.Lines;
using ServiceQueue.Devices.Signs.Lihe;
using ServiceQueue.Engine.Halls;
using ServiceQueue.Engine.Outbox;
using ServiceQueue.Simulators.Memory;
using ServiceQueue.Simulators.Store;

namespace ServiceQueue.Host.Hosting;

/// <summary>
/// Goes the way from a ticket to the sign on a scratch hall in memory while the real one is being opened:
/// what is compiled then does not hold up the first visitor called. Nothing of it reaches a journal or a
/// line.
/// </summary>
internal static class Rehearsal
{
    /// <summary>As often as the compiler wants to see a way before it compiles it well.</summary>
    private const int Rounds = 32;

    private const string Actor = "rehearsal";

    /// <summary>A rehearsal that takes longer helps nobody.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    private static readonly LineAddress Wire =
        new() { Scheme = "sim", Target = "rehearsal", BaudRate = 115200 };

    /// <summary>
    /// Rehearses with a hall's plan; ends early when stopped or when it takes too long. Returns how many
    /// events the scratch hall saw.
    /// </summary>
    public static async Task<long> RunAsync(HallPlan plan, CancellationToken stop)
    {
        if (plan.Counters.FirstOrDefault(c => c.Services.Length > 0) is not { } counter) return 0;
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        end.CancelAfter(Longest);
        var time = TimeProvider.System;
        var store = new MemoryStore();
        var runner = await HallRunner.RecoverAsync(
            plan with { Hours = OpeningHours.AroundTheClock }, store, time, end.Token);
        var line = new SharedLine(Wire, new MemoryLineDriver(), time);
        var dispatcher = new Dispatcher(runner, store, Devices(counter, line, new Deaf()), time);
        var running = Together.RunAsync(runner.RunAsync(end.Token), line.RunAsync(end.Token));
        var carrying = Task.CompletedTask;
        try
        {
            await runner.AskAsync(new AdoptPlan(runner.State.Plan), Actor, null, end.Token);
            carrying = dispatcher.RunAsync([], end.Token);
            await PlayAsync(runner, counter, end.Token);
        }
        catch (Exception early) when (early is OperationCanceledException or IOException)
        {
            // Stopped, or too slow: the first visitors wait those milliseconds longer.
        }

        await end.CancelAsync();
        await Together.RunAsync(running, carrying);
        return runner.State.Sequence;
    }

    private static IEnumerable<IDevice> Devices(CounterPlan counter, SharedLine line, IDeviceReports reports)
    {
        if (counter.Sign is { } sign) yield return new LiheSign(sign, 1, line, reports, TimeProvider.System);
        if (counter.Keypad is { } keypad)
            yield return new Ff68Keypad(keypad, 1, line, reports, TimeProvider.System);
    }

    private static async Task PlayAsync(HallRunner runner, CounterPlan counter, CancellationToken stop)
    {
        await runner.AskAsync(new Wake(), Actor, null, stop);
        await runner.AskAsync(new OpenCounter(counter.Id, Actor), Actor, null, stop);
        for (var round = 0; round < Rounds; round++)
        {
            var issue = new IssueTicket(
                VisitIds.Draw(), counter.Services[0], null, "ordinary", "zh-CN", null, null);
            await runner.AskAsync(issue, Actor, $"issue-{round}", stop);
            await runner.AskAsync(new CallNext(counter.Id), Actor, $"call-{round}", stop);
            await runner.AskAsync(new FinishTurn(counter.Id, "answered", null, null), Actor, null, stop);
        }
    }

    private sealed class Deaf : IDeviceReports
    {
        public void Report(DeviceReport report)
        {
            // Nobody answers on the scratch line, and nobody minds.
        }
    }
}
