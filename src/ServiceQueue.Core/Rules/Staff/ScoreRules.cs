using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Rules.Staff;

/// <summary>
/// Scoring and accountability: decided by people over findings that the other rules bring as evidence.
/// </summary>
internal static class ScoreRules
{
    private static readonly Words ByPeople = new(
        "扣分由人根据各条规则的发现核定，日志不记录核定过程。",
        "People decide deductions from the findings of the other rules; the journal does not hold that.");

    /// <summary>Each rule of scoring.</summary>
    public static IEnumerable<Rule> Make() =>
    [
        new NotChecked(new RuleInfo(
            "R-SCORE-TABLE", RuleGrade.Should, "001-K 一(四),二",
            new Words(
                "按考核表扣分，每项扣分均有依据。",
                "A score is its base less the deductions, each with its evidence."),
            new Words(
                "月度考核表由日志推算，每项扣分附记录号；日志不另存分数，故无可比对。",
                "The month's sheet is worked out from the journal, each deduction with its records; "
                + "no score is stored that could differ."))),
        Unchecked(
            "R-SCORE-FINE", "004-Q 三", "缺签、旷工按规定金额处理。", "Missing sign-ins and absences have set amounts."),
        new ScoreReview(),
        Unchecked(
            "R-SCORE-REPEAT-YEAR", "002-E 追究三3", "一年内两次以上过错的予以追究。",
            "Two faults within twelve months are flagged."),
        Unchecked(
            "R-SCORE-PUBLISH", "001-K 一(五)(六); 004-A 二3; 003-A 八", "考核结果予以公示、通报。",
            "Results of scoring are published in time."),
        new NotChecked(new RuleInfo(
            "R-SCORE-NOT-RATING-ONLY", RuleGrade.Should, "003-A 八",
            new Words("评价、考勤、时限分别计分，不以评价代替考核。",
                "Ratings, attendance and time limits are scored apart."),
            new Words(
                "月度考核表分列考勤、时限、投诉，评价仅并列显示、不计分；此为算法所定，日志无从违反。",
                "The month's sheet keeps attendance, time limits and complaints apart and shows ratings "
                + "beside them; no event can break that."))),
    ];

    private static NotChecked Unchecked(string id, string clause, string zh, string en) =>
        new(new RuleInfo(id, RuleGrade.Should, clause, new Words(zh, en), ByPeople));
}
