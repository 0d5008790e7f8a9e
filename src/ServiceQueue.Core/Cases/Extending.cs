using NodaTime;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Hours;
using ServiceQueue.Core.Notices;

namespace ServiceQueue.Core.Cases;

/// <summary>Extends a case, once, before it is due; the notice to the applicant goes out with it.</summary>
/// <param name="Case">Its number.</param>
/// <param name="By">Who asks.</param>
/// <param name="Days">By how many days of its own kind: working days; natural days for a petition.</param>
/// <param name="Reason">Why; printed on the notice.</param>
/// <param name="Approver">Who approved; not who asks.</param>
public sealed record ExtendCase(string Case, string By, int Days, string Reason, string Approver)
    : OpenCaseCommand(Case, By);

/// <summary>Extensions (R-EXT-NOTICE, 002-E 限时二; 004-Q 九; 行政许可法 42; 信访工作条例 34).</summary>
public static class Extending
{
    private const string Rule = "R-EXT-NOTICE";

    internal static Decision Decide(HallState hall, Case c, ExtendCase ask, Instant now)
    {
        if (CaseGuards.In(c, "延期", CaseState.Running) is { } wrong) return wrong;
        if (Refusal(hall, c, ask, now) is { } no) return no;
        var extension = new Extension(now, ask.Days, ask.Reason.Trim(), ask.Approver.Trim(), c.Due);
        var due = CaseClock.DueOf(hall, c with { Extended = extension });
        var notice = CaseNotices.Extension(hall, c, extension, due, now);
        return Decision.Accept(
            new CaseExtended(
                c.Number, ask.Days, due, extension.Reason, ask.By, extension.Approver, notice.Number),
            CaseNotices.Issued(hall, c, notice, ask.By));
    }

    internal static Case Apply(Case c, CaseExtended e, Instant at) => c.With(e.Notice) with
    {
        Extended = new Extension(at, e.WorkingDays, e.Reason, e.Approver, c.Due), Due = e.Due,
    };

    private static Decision? Refusal(HallState hall, Case c, ExtendCase ask, Instant now)
    {
        var most = CaseClock.LongestExtension(hall, c);
        if (most == 0)
            return No("该办件不能延期，请在期限内办结。", "This case cannot be extended.");
        if (c.Extended is not null)
            return No("该办件已经延期一次，不能再次延期。", "It was extended once; there is no second time.");
        if (c.Due is { } due && !DueTimes.IsOnTime(now, due))
            return No("已超过办结时限，不能再办理延期，请尽快办结。", "It is past due; it can no longer be extended.");
        if (ask.Days < 1 || ask.Days > most)
            return No($"延期最长为{most}日，请更正天数。", $"An extension is 1 to {most} days.");
        if (string.IsNullOrWhiteSpace(ask.Reason))
            return No("延期须说明理由并通知申请人，请填写理由。", "An extension needs its reason.");
        if (string.IsNullOrWhiteSpace(ask.Approver) || ask.Approver.Trim() == ask.By.Trim())
            return No("延期须经本人以外的负责人批准，请填写批准人。", "An extension needs an approver other than you.");
        return CaseGuards.Phrases(ask.Reason);
    }

    private static Decision No(string zh, string en) => Decision.Forbid(Rule, new Words(zh, en));
}
