using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Rules.Staff;

namespace ServiceQueue.Core.Rules.Queue;

/// <summary>The rules of this family.</summary>
public static class QueueRules
{
    /// <summary>Each rule of the family, made anew for one audit.</summary>
    public static IEnumerable<Rule> Make() =>
    [
        new TakeNumber(),
        new FirstComeFirstServed(),
        new NoFavour(),
        new EqualTreatment(),
        new UrgentCalls(),
        new Investors(),
        new VulnerableLane(),
        new Transfers(),
        new Guidance(),
        new NumberIntegrity(),
        new Waits(),
        new NotChecked(new RuleInfo(
            "R-QUEUE-CARRYOVER", RuleGrade.Should, "004-J 11",
            new Words("当天未办的次日优先。", "Who was not served today comes first on the next service day."),
            Undecidable: new Words(
                "号票不记名，次日的号与前一日的号无法对应；未叫到的号在日报中列出，改约由预约规则检查。",
                "Tickets bear no name, so one of the next day cannot be matched with one of the day before; "
                + "those not called are in the day's report, and appointments have rules of their own."))),
        new ItemChosen(),
        new SupervisorCalls(),
    ];
}
