using NodaTime;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Staff;

namespace ServiceQueue.Core.Rules.Staff;

/// <summary>A leave tells where the clerk is.</summary>
internal sealed class Whereabouts() : Rule(new RuleInfo(
    "R-WIN-WHEREABOUTS", RuleGrade.Should, "004-G 一",
    new Words("去向公示制度：离岗须说明去向。", "Whoever is away tells where.")))
{
    public override void Watch(Listening listening) => listening.On<LeaveTaken>((scene, taken) =>
    {
        if (string.IsNullOrWhiteSpace(taken.Destination))
            scene.Breach(taken.Clerk, new Words("离岗没有说明去向。", "A leave did not tell the whereabouts."));
    });
}

/// <summary>A long leave is approved by the head, in writing.</summary>
internal sealed class LeaveLevels() : Rule(new RuleInfo(
    "R-ATT-LEAVE-LEVELS", RuleGrade.Should, "004-Q 四; 004-A 5; 000-A 二3",
    new Words(
        "一天以内由分管领导批准，二天以上须书面报主要领导批准。",
        "A day's leave is approved by the deputy, a longer one by the head in writing.")))
{
    public override void Watch(Listening listening) => listening.On<LeaveTaken>((scene, taken) =>
    {
        var days = scene.After.Books.Rules[StaffFigures.LongLeave];
        if (taken.BackAt - scene.At < Duration.FromDays(days) || taken.ApproverLevel >= 2) return;
        scene.Breach(
            taken.Clerk, new Words(
                $"请假{days}天及以上，批准层级不够。", $"A leave of {days} days and more lacked the head's approval."));
    });
}
