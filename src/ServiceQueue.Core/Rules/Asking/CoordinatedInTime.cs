using ServiceQueue.Core.Asking;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Rules.Asking;

/// <summary>What is settled by phone is settled while the visitor is there, and is on record.</summary>
internal sealed class CoordinatedInTime() : Rule(new RuleInfo(
    "R-FIRST-PHONE-COORD", RuleGrade.Should, "002-D 二2(2); 000-C (2)",
    new Words("可用电话协调解决的，当场联系解决并记录",
        "What can be settled by phone is settled on the spot, and is on record.")))
{
    /// <inheritdoc />
    public override void Watch(Listening listening) => listening.On<Coordinated>(OnCoordinated);

    private static void OnCoordinated(Scene scene, Coordinated call)
    {
        var subject = Subjects.Of(scene.After, call);
        if (Questions.Blank(("协调对象", call.With), ("协调结果", call.Result)) is { } blank)
            scene.Breach(subject, new Words($"电话协调未登记{blank}", "A call lacks its partner or its result."));
        if (scene.After.Visits.GetValueOrDefault(new VisitId(call.Question))?.Turn is { Over: true } turn)
        {
            scene.Breach(subject, new Words(
                "电话协调在群众离开后才登记", "The call was recorded after the visit had ended."), turn.Counter);
        }
    }
}
