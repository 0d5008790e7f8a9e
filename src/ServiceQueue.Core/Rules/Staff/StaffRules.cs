using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Rules.Staff;

/// <summary>The rules of this family.</summary>
public static class StaffRules
{
    /// <summary>Each rule of the family, made anew for one audit.</summary>
    public static IEnumerable<Rule> Make() =>
    [
        new Unattended(),
        new Leaves(),
        new Whereabouts(),
        new Lateness(),
        new EarlyLeaving(),
        new Absence(),
        new SignInSpan(),
        new InARow(),
        new LeaveLevels(),
        new MonthlySheet(),
        new Assigned(),
        new NotChecked(new RuleInfo(
            "R-STF-IDENTITY", RuleGrade.Should, "000-B 首问六; 003-A 二; 001-C 一2",
            new Words("窗口公示人员工号，提示“为您服务，请您评价”。", "A counter shows who serves, and asks for a rating."),
            Undecidable: new Words(
                "窗口屏显示的内容由状态生成，日志不记录某一时刻实际显示了什么。",
                "What a screen shows is made from the state; the journal does not hold what stood on it."))),
        .. ScoreRules.Make(),
    ];
}
