using NodaTime;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Rules;
using ServiceQueue.Core.Visits;

namespace ServiceQueue.Simulation.Findings;

/// <summary>
/// All rules of the hall, and two of the simulation's own that its crowd is sure to break: one by what people
/// do, one by time alone.
/// </summary>
internal static class SimRules
{
    public static IReadOnlyList<Rule> Make() => [.. RuleSet.Make(), new CalledOnce(), new CalledSoon()];
}

/// <summary>Nobody is called a second time.</summary>
internal sealed class CalledOnce() : Rule(new RuleInfo(
    "R-SIM-CALLED-ONCE", RuleGrade.Should, "none", new Words("只叫一次")))
{
    public override void Watch(Listening listening) => listening.On<VisitRecalled>(
        (scene, e) => scene.Breach($"{e.Visit}", new Words($"第{scene.Sequence}条重复呼叫"), e.Counter));
}

/// <summary>Everybody is called within 40 seconds; a warning comes after 25.</summary>
internal sealed class CalledSoon() : Rule(new RuleInfo(
    "R-SIM-CALLED-SOON", RuleGrade.Must, "none", new Words("四十秒内叫号")))
{
    public override void Watch(Listening listening)
    {
        listening.On<TicketIssued>((scene, e) => scene.Expect(
            $"{e.Visit}", scene.At + Duration.FromSeconds(40), new Words("四十秒未叫号"),
            scene.At + Duration.FromSeconds(25)));
        listening.On<VisitCalled>((scene, e) => scene.Met($"{e.Visit}"));
        listening.On<VisitLeft>((scene, e) => scene.Met($"{e.Visit}"));
    }
}
