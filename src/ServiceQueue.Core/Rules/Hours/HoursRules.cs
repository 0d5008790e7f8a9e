using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Rules.Hours;

/// <summary>The rules of this family.</summary>
public static class HoursRules
{
    /// <summary>Each rule of the family, made anew for one audit.</summary>
    public static IEnumerable<Rule> Make() =>
    [
        new ServiceProfile(),
        new SeasonHours(),
        new ServiceDays(),
        new WeekDays(),
        new ChangeNotice(),
        new ClosedNotice(),
        new OpenAllHours(),
        new ServedAfterHours(),
        new OvertimeLog(),
        new EarlyAndLate(),
        new ShiftHandover(),
        new NotChecked(new RuleInfo(
            "R-HOURS-HOTLINE-24X7", RuleGrade.Should, "004-O 6,7; 004-B 三1",
            new Words("7*24小时通畅：投诉、报修、咨询随时受理。", "Complaints and enquiries are taken at any hour."),
            Undecidable: new Words(
                "受理入口中断时没有记录可写；中断由主机监控发现。",
                "An intake that is out of reach writes no record; the host's monitoring finds it."))),
    ];
}
