using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Rules.Appointments;

/// <summary>The rules of this family.</summary>
public static class AppointmentsRules
{
    private static readonly RuleInfo Proactive = new(
        "R-APT-PROACTIVE", RuleGrade.Should, "002-D 三(二); 002-B 31",
        new Words("主动服务、超前服务、上门服务及证后服务：到期前提醒。",
            "Who will need something soon is reminded before its time ends."),
        new Words("谁需要提醒取决于厅外的证照和补贴名册，日志中没有。",
            "Whom to remind is in registers of certificates and allowances outside the hall."));

    /// <summary>Each rule of the family, made anew for one audit.</summary>
    public static IEnumerable<Rule> Make() =>
        [new BookedRule(), new HonourRule(), new HolidayRule(), new HomeRule(), new NotChecked(Proactive)];
}
