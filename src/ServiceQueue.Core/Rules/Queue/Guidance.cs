using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Jobs;
using ServiceQueue.Core.Visits;

namespace ServiceQueue.Core.Rules.Queue;

/// <summary>A call tells the number, the counter's number, and what the counter is called.</summary>
internal sealed class Guidance() : Rule(new RuleInfo(
    "R-QUEUE-GUIDE", RuleGrade.Must, "000-A 四1; 001-P 三3; 000-D 八1",
    new Words(
        "引导至正确窗口：叫号须说明号码、窗口号和窗口名称。",
        "Every call says the ticket, the counter's number and the counter's name.")))
{
    /// <summary>Counters whose words are right; the same plan makes the same words.</summary>
    private readonly HashSet<CounterPlan> _right = new(ReferenceEqualityComparer.Instance);

    public override void Watch(Listening listening)
    {
        listening.On<PlanAdopted>((_, _) => _right.Clear());
        listening.On<DayOpened>((_, _) => _right.Clear());
        listening.On<VisitCalled>((scene, e) => Check(scene, e.Visit, e.Counter));
        listening.On<VisitRecalled>((scene, e) => Check(scene, e.Visit, e.Counter));
        listening.On<VisitResumed>((scene, e) => Check(scene, e.Visit, e.Counter));
    }

    /// <summary>The words are made from the plan, so they are judged as they were said and shown.</summary>
    private void Check(Scene scene, VisitId id, int counter)
    {
        if (scene.After.Plan.Counter(counter) is not { } plan || _right.Contains(plan)) return;
        var visit = scene.After.Visits[id];
        var say = Reactions.Call(plan, visit.Ticket).ZhCn;
        if (say.Contains(visit.Ticket.ToString(), StringComparison.Ordinal)
            && say.Contains($"{plan.Id}号", StringComparison.Ordinal)
            && !string.IsNullOrWhiteSpace(plan.Label)
            && !string.IsNullOrWhiteSpace(plan.Name.ZhCn)
            && say.Contains(plan.Name.ZhCn, StringComparison.Ordinal))
        {
            _right.Add(plan);
            return;
        }

        scene.Breach(
            Passing.Subject(visit),
            new Words($"叫号“{say}”缺少号码、窗口号或窗口名称。", $"The call \"{say}\" lacks a number or a name."),
            counter);
    }
}
