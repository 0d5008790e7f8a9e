using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Visits;

namespace ServiceQueue.Core.Rules.Queue;

/// <summary>Investors have no place before others in the common queue.</summary>
internal sealed class Investors() : Rule(new RuleInfo(
    "R-QUEUE-INVEST", RuleGrade.Should, "002-B 11,36; 002-D 三(三)(五)",
    new Words(
        "投资优先不得影响公共队列：只可另设预约，默认关闭。",
        "Investors never jump the common queue; at most they have appointments of their own.")))
{
    public override void Watch(Listening listening) => listening.On<VisitCalled>((scene, called) =>
    {
        if (called.Reason is null && called.Lane is null) return;
        var visit = scene.After.Visits[called.Visit];
        if (called.Reason != VisitorClass.Investor && called.Lane != VisitorClass.Investor
            && (visit.Class != VisitorClass.Investor || called.Reason is null)) return;
        scene.Breach(
            Passing.Subject(visit),
            new Words("以投资为由在公共队列中优先叫号。", "An investor was called first in the common queue."),
            called.Counter);
    });
}
