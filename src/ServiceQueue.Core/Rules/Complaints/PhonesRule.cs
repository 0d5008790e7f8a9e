using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Rules.Complaints;

/// <summary>R-CMP-PHONES: two numbers to complain to, which every slip and screen carries.</summary>
public sealed class PhonesRule() : Rule(new RuleInfo(
    "R-CMP-PHONES", RuleGrade.Must, "001-B 四; 004-Q 十⑥; 003-D 三",
    new Words("公布本厅和上级效能投诉中心两个投诉电话，印在号票上并在大屏显示。",
        "Two numbers to complain to, the hall's and its superior's, are on every slip and screen.")))
{
    private const int Wanted = 2;

    /// <inheritdoc />
    public override void Watch(Listening listening)
    {
        listening.On<PlanAdopted>((scene, e) => Look(scene, e.Plan));
        listening.On<DayOpened>((scene, e) => Look(scene, e.Plan));
    }

    private static void Look(Scene scene, HallPlan plan)
    {
        var phones = plan.ComplaintPhones.Where(p => !string.IsNullOrWhiteSpace(p)).Distinct().Count();
        if (phones < Wanted)
            scene.Breach(plan.Hall, new Words(
                $"只公布了{phones}个投诉电话，应公布本厅和上级共2个。",
                $"{phones} numbers for complaints are published; there must be two."));
    }
}
