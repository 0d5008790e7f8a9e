using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Visits;

namespace ServiceQueue.Core.Rules.Queue;

/// <summary>A call out of order has a reason of the closed list, another's approval, and evidence.</summary>
internal sealed class NoFavour() : Rule(new RuleInfo(
    "R-QUEUE-NO-FAVOUR", RuleGrade.Must, "001-A 3; 001-J 3; 001-L 5; 001-I 12",
    new Words(
        "不得因个人关系优先处理或歧视：不按顺序叫号须有规定理由、他人批准和依据。",
        "A call out of order needs a reason of the list, the approval of somebody else, and evidence.")))
{
    public override void Watch(Listening listening) => listening.On<VisitCalled>(OnCalled);

    private static void OnCalled(Scene scene, VisitCalled called)
    {
        if (called.Reason is null) return;
        if (!scene.After.Visits.TryGetValue(called.Visit, out var visit)
            || Wrong(scene, called) is not { } says)
            return;
        scene.Breach(Passing.Subject(visit), says, called.Counter);
    }

    private static Words? Wrong(Scene scene, VisitCalled called)
    {
        if (!scene.After.Plan.Rules.OutOfOrderReasons.Contains(called.Reason!))
            return new Words(
                $"不按顺序叫号的理由“{called.Reason}”不在规定之列。",
                $"The reason \"{called.Reason}\" for a call out of order is not on the hall's list.");
        if (string.IsNullOrWhiteSpace(called.Approver))
            return new Words("不按顺序叫号未经批准。", "A call out of order had no approver.");
        if (called.Approver == called.Clerk || called.Approver == scene.Actor)
            return new Words("不按顺序叫号由叫号人自己批准。", "A call out of order was approved by its caller.");
        // A vulnerable visitor's own word is enough: no proof is asked for (003-D 三).
        return string.IsNullOrWhiteSpace(called.Evidence) && !VisitorClass.HasLane(called.Reason!)
            ? new Words("不按顺序叫号没有依据。", "A call out of order had no evidence.") : null;
    }
}
