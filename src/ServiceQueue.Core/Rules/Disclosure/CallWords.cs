using NodaTime;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Visits;

namespace ServiceQueue.Core.Rules.Disclosure;

/// <summary>
/// Every call names ticket, counter number and counter name. The text is made from the plan, so what the plan
/// lacks is found once a day and counter.
/// </summary>
internal sealed class CallsSayWhere() : Rule(new RuleInfo(
    "R-PHRASE-CALL", RuleGrade.Must, "001-P 三3",
    new Words("叫号用语为“请××号到×号××窗口办理”，指明准确位置",
        "A call says: ticket, please come to counter number and name; and it is spoken.")))
{
    private static readonly string[] Places = ["窗口", "台", "室", "处"];

    private readonly HashSet<int> _found = [];

    /// <inheritdoc />
    public override void Watch(Listening listening)
    {
        listening.On<DayOpened>((_, _) => _found.Clear());
        listening.On<VisitCalled>((scene, e) => Look(scene, e.Visit, e.Counter));
        listening.On<VisitRecalled>((scene, e) => Look(scene, e.Visit, e.Counter));
        listening.On<VisitResumed>((scene, e) => Look(scene, e.Visit, e.Counter));
    }

    private void Look(Scene scene, VisitId visit, int counter)
    {
        var name = scene.After.Plan.Counter(counter)?.Name.ZhCn ?? "";
        var isNamed = name.Length > 0 && Places.Any(p => name.EndsWith(p, StringComparison.Ordinal));
        if (isNamed && scene.After.Plan.Rules.SpokenTimes > 0) return;
        if (!_found.Add(counter)) return;
        var ticket = scene.After.Visits[visit].Ticket;
        scene.Breach($"{counter}号窗口", isNamed
            ? new Words($"呼叫{ticket}号没有语音播报", $"The call of {ticket} is not spoken.")
            : new Words(
                $"叫号“请{ticket}号到{counter}号{name}办理”没有指明窗口名称",
                $"The call of {ticket} does not name the counter."), counter);
    }
}

/// <summary>Every call has its Mandarin text.</summary>
internal sealed class CallsInMandarin() : Rule(new RuleInfo(
    "R-PHRASE-MANDARIN", RuleGrade.Should, "001-C 四; 001-G 四; 001-P 三1",
    new Words("使用普通话播报", "Calls are made in Mandarin; another language comes beside it.")))
{
    private readonly HashSet<int> _found = [];

    /// <inheritdoc />
    public override void Watch(Listening listening)
    {
        listening.On<DayOpened>((_, _) => _found.Clear());
        listening.On<VisitCalled>((scene, e) =>
        {
            var name = scene.After.Plan.Counter(e.Counter)?.Name.ZhCn ?? "";
            if (name.Any(IsHan) || !_found.Add(e.Counter)) return;
            scene.Breach($"{e.Counter}号窗口", new Words(
                "窗口名称没有中文，无法用普通话播报", "The counter has no Chinese name to be spoken."), e.Counter);
        });
    }

    private static bool IsHan(char c) => c is >= '\u4e00' and <= '\u9fff';
}
