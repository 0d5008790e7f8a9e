using FluentAssertions;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Visits;
using ServiceQueue.Engine.Halls;
using ServiceQueue.Engine.Journal;
using ServiceQueue.Simulators.Store;
using Xunit;

namespace ServiceQueue.Simulation.Runs;

/// <summary>A bug that one command brings out hurts nobody else.</summary>
public sealed class BugTests
{
    private static readonly HallPlan Plan = new()
    {
        Hall = "bug",
        Name = new Words("测试便民服务中心"),
        Services = [new ServicePlan("social", 'A', new Words("社会保险"), [])],
        Counters = [new CounterPlan(1, "1号窗口", new Words("社保窗口"), "", ["social"], null, null)],
    };

    [Fact]
    public async Task TheOthersOfTheBatchGoOn()
    {
        var store = new MemoryStore();
        var runner = await HallRunner.RecoverAsync(Plan, store, TimeProvider.System, default);
        using var stop = new CancellationTokenSource();
        var asked = new List<Task<Answer>>
        {
            runner.AskAsync(new AdoptPlan(Plan), "test", null, default),
            runner.AskAsync(new OpenDoors(null), "test", null, default),
            Issue(runner, "V1"),
            runner.AskAsync(new Unheard(), "test", null, default),
            Issue(runner, "V2"),
        };
        var running = runner.RunAsync(stop.Token);
        await FluentActions.Awaiting(() => asked[3]).Should().ThrowAsync<HallBugException>();
        (await asked[4]).Should().BeOfType<Done>().Which.Events[0].Event
            .Should().BeOfType<TicketIssued>().Which.Ticket.ToString().Should().Be("A002");
        await stop.CancelAsync();
        await running;
        (await new Verifier(store, "bug").RunAsync(default)).Wrong.Should().BeEmpty();
    }

    private static Task<Answer> Issue(HallRunner runner, string visit) => runner.AskAsync(
        new IssueTicket(new VisitId(visit), "social", null, "ordinary", "zh-CN", null, null), "test", visit,
        default);

    /// <summary>A command that the rules do not know: the plainest bug there is.</summary>
    private sealed record Unheard : Command;
}
