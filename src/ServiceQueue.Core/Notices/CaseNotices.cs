using System.Collections.Immutable;
using NodaTime;
using ServiceQueue.Core.Cases;
using ServiceQueue.Core.Cases.Intake;
using ServiceQueue.Core.Cases.Results;
using ServiceQueue.Core.Counters;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Notices;

/// <summary>
/// The papers of a case: numbered, dated and complete, in the words an applicant can act on. Pure: the same
/// hall and case give the same paper.
/// </summary>
public static class CaseNotices
{
    private const string Thanks = "感谢您的理解与配合。";

    /// <summary>咨询件受理通知书 (002-D 四(三)1).</summary>
    public static Notice Consult(HallState hall, Case c, AnswerCase ask, Instant now) => Paper(
        (hall, c, now), NoticeKind.Consult,
        ["您咨询的事项已受理，现答复如下：", ask.Answer.Trim(), "如仍有疑问，欢迎随时咨询，我们将继续为您解答。"],
        [new("答复人", ask.By), new("答复时间", NoticeText.Of(hall.Plan, now))]);

    /// <summary>一次性告知书 (000-B 一次二; 行政许可法 32(4)).</summary>
    public static Notice Supplement(
        HallState hall, Case c, ImmutableArray<MaterialCheck> missing, Instant? until, Instant now) => Paper(
        (hall, c, now), NoticeKind.Supplement,
        [
            "您提交的申请材料收悉。经审查，尚需补正下列材料，现将需要补正的全部内容一次性告知您：",
            "请您按上述要求一次补齐。材料补齐后，我们将当场受理，办理期限自收到全部补正材料之日起重新计算。",
            $"逾期未补正的，视为撤回申请；您可以重新提出申请。{Thanks}",
        ],
        [
            new("需补正材料", NoticeText.Asked(missing)), new("补正期限", NoticeText.Due(hall.Plan, until)),
            new("收件时间", NoticeText.Of(hall.Plan, c.ReceivedAt)),
        ]);

    /// <summary>受理通知书, or 承诺件通知书 for a promised case: its time starts the clock (002-D 四(二)).</summary>
    /// <param name="hall">The hall.</param>
    /// <param name="c">The case as accepted.</param>
    /// <param name="now">The time on the notice.</param>
    public static Notice Acceptance(HallState hall, Case c, Instant now)
    {
        var how = c.Accepted!;
        var kind = c.Kind == CaseKind.Promise ? NoticeKind.Promise : NoticeKind.Acceptance;
        var fields = new List<NoticeField>
        {
            new("办件类型", StateWords.Of(c.Kind)), new("受理时间", NoticeText.Of(hall.Plan, now)),
            new("承诺办结时限", NoticeText.Of(how.Limit)), new("办结截止时间", NoticeText.Due(hall.Plan, c.Due)),
            new("材料清单", NoticeText.Of(c.Materials)),
        };
        if (c.Superior is { } superior) fields.Add(new("上级机关", superior));
        if (c.Coordinator is { } coordinator) fields.Add(new("牵头协调人", coordinator));
        if (how.Promise.Length > 0) fields.Add(new("容缺承诺", how.Promise));
        fields.Add(new("受理人", how.By));
        return Paper(
            (hall, c, now), kind,
            [
                $"您提交的“{c.Item?.Name ?? "信访事项"}”申请，材料齐全、手续完备，现予受理。",
                "办理期限自本通知书载明的受理时间起计算，我们将在承诺时限内办结。"
                + "依法需要听证、检验、检测、鉴定或者专家评审的，所需时间不计入期限，并将书面告知您。",
                $"请妥善保管本通知书，凭受理编号可以查询办理进度。{Thanks}",
            ],
            fields);
    }

    /// <summary>退回件通知书 (002-D 四(三)3).</summary>
    public static Notice Return(HallState hall, Case c, ReturnCase ask, Instant now) => Paper(
        (hall, c, now), NoticeKind.Return,
        [
            "您提交的申请材料收悉。经审查，您的申请不符合受理条件或者缺少主件，现将全部材料退回，并说明理由如下。",
            $"您按要求完善后可以重新提出申请。{Thanks}",
        ],
        Reasons(ask.Reason, ask.Basis, ask.Remedy, ask.By));

    /// <summary>不予受理通知书 (003-A 五).</summary>
    public static Notice Refusal(HallState hall, Case c, RefuseCase ask, Instant now) => Paper(
        (hall, c, now), NoticeKind.Refusal,
        [
            "您提交的申请收悉。经审查，该申请依法不属于本中心受理范围，现决定不予受理，并说明理由如下。",
            $"如需帮助，请向咨询台了解有权受理的单位及联系方式。{Thanks}",
        ],
        Reasons(ask.Reason, ask.Basis, ask.Remedy, ask.By));

    /// <summary>暂停计时告知书 (行政许可法 45).</summary>
    public static Notice Pause(HallState hall, Case c, string ground, Instant now) => Paper(
        (hall, c, now), NoticeKind.Pause,
        [
            $"您申请的“{c.Item?.Name}”正在办理。因依法需要{ground}，所需时间不计入办理期限，"
            + "自本告知书载明的时间起暂停计时。",
            $"上述事由结束后立即恢复计时，剩余期限不变。{Thanks}",
        ],
        [new("暂停事由", ground), new("暂停时间", NoticeText.Of(hall.Plan, now))]);

    /// <summary>延期办结通知书 (002-E 限时二; 004-Q 九).</summary>
    public static Notice Extension(
        HallState hall, Case c, Extension extension, Instant? due, Instant now) => Paper(
        (hall, c, now), NoticeKind.Extension,
        [
            $"您申请的“{c.Item?.Name ?? "信访事项"}”，因下列原因不能在原承诺时限内办结，经批准延期一次，谨致歉意。",
            $"我们将抓紧办理，争取尽早办结。{Thanks}",
        ],
        [
            new("延期理由", extension.Reason), new("原办结截止时间", NoticeText.Due(hall.Plan, extension.Before)),
            new("延长期限", NoticeText.Of(c.Accepted!.Limit with { Count = extension.Days })),
            new("延期后办结截止时间", NoticeText.Due(hall.Plan, due)), new("批准人", extension.Approver),
        ]);

    /// <summary>办结领取通知书 (001-P 三5).</summary>
    public static Notice PickUp(HallState hall, Case c, NotifyApplicant ask, Instant now) => Paper(
        (hall, c, now), NoticeKind.PickUp,
        [
            ask.PickUpOn is { } day
                ? $"您申请的“{c.Item?.Name ?? "信访事项"}”已办结，请您{day.Month}月{day.Day}日来领取证照或者办理结果。"
                : $"您申请的“{c.Item?.Name ?? "信访事项"}”已办结，现将办理结果告知您。",
            $"领取时请携带本人有效身份证件；委托他人领取的，请一并携带委托书。{Thanks}",
        ],
        [
            new("办理结果", c.Result ?? ""), new("办结时间", NoticeText.Of(hall.Plan, c.DecidedAt ?? now)),
            new("领取日期", ask.PickUpOn is { } on ? $"{NoticeText.Of(on)}起" : "无需领取"),
            new("下一步", ask.NextStep.Trim()),
        ]);

    /// <summary>
    /// The record of a notice: filed with its digest, and printed at the counter at which its clerk sits.
    /// </summary>
    public static NoticeIssued Issued(HallState hall, Case c, Notice notice, string by)
    {
        var counter = hall.Counters.Values
            .FirstOrDefault(s => s.Clerk == by && s.Staffing != Staffing.Closed);
        var visit = counter?.Current is { } here && (here == c.Visit || here == c.LastVisit)
            ? counter.Current : null;
        return new NoticeIssued(
            notice, c.Number, null, visit, counter?.Id,
            PrinterOf(hall.Plan, counter?.Id), Filing.Digest(notice));
    }

    /// <summary>
    /// Where a notice comes out: at the counter's own printer, or at the first kiosk's; null without either.
    /// </summary>
    public static string? PrinterOf(HallPlan plan, int? counter) =>
        (counter is { } id ? plan.Counter(id)?.Printer : null)
            ?? plan.Kiosks.FirstOrDefault(k => k.Printer is not null)?.Printer;

    private static List<NoticeField> Reasons(string reason, string basis, string remedy, string by) =>
        [new("理由", reason.Trim()), new("依据", basis.Trim()), new("救济途径", remedy.Trim()), new("经办人", by)];

    private static Notice Paper(
        (HallState Hall, Case Case, Instant Now) of, NoticeKind kind, ImmutableArray<string> text,
        IReadOnlyList<NoticeField> fields) =>
        new(
            NoticeSeries.NextNumber(of.Hall, kind, of.Now), kind, of.Now, NoticeSeries.Title(kind),
            of.Case.Applicant?.Name ?? "", text,
            [
                new("受理编号", of.Case.Number), new("事项", of.Case.Item?.Name ?? "咨询"),
                new("申请人", of.Case.Applicant?.Name ?? "（未登记）"), .. fields, .. Contact(of.Hall.Plan),
            ],
            $"/c/{of.Case.Number}");

    /// <summary>Where to ask, and the two numbers to complain to (001-B 四; 004-Q 十⑥).</summary>
    private static IEnumerable<NoticeField> Contact(HallPlan plan)
    {
        yield return new NoticeField(
            "监督投诉", plan.ComplaintPhones.IsEmpty
                ? "本中心监督投诉台，或者扫描下方二维码" : string.Join('\n', plan.ComplaintPhones));
        yield return new NoticeField("进度查询", "请扫描下方二维码，或者凭受理编号到咨询台查询");
    }
}
