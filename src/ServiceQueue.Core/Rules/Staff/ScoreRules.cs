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
        Unchecked(
            "R-SCORE-TABLE", "001-K 一(四),二", "按考核表扣分，每项扣分均有依据。",
            "A score is its base less the deductions, each with its evidence."),
        Unchecked(
            "R-SCORE-FINE", "004-Q 三", "缺签、旷工按规定金额处理。", "Missing sign-ins and absences have set amounts."),
        Unchecked(
            "R-SCORE-APPEAL", "001-K 一(三)", "对扣分有异议的予以复审。", "A deduction that is contested is reviewed."),
        Unchecked(
            "R-SCORE-REPEAT-YEAR", "002-E 追究三3", "一年内两次以上过错的予以追究。",
            "Two faults within twelve months are flagged."),
        Unchecked(
            "R-SCORE-PUBLISH", "001-K 一(五)(六); 004-A 二3; 003-A 八", "考核结果予以公示、通报。",
            "Results of scoring are published in time."),
        Unchecked(
            "R-SCORE-NOT-RATING-ONLY", "003-A 八", "评价、考勤、时限分别计分，不以评价代替考核。",
            "Ratings, attendance and time limits are scored apart."),
    ];

    private static NotChecked Unchecked(string id, string clause, string zh, string en) =>
        new(new RuleInfo(id, RuleGrade.Should, clause, new Words(zh, en), ByPeople));
}
