using NodaTime;
using ServiceQueue.Core.Complaints;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Rules.Complaints;

namespace ServiceQueue.Core.Notices;

/// <summary>
/// The papers of a complaint. They name its number and never the complainant: a paper that lies about must
/// not tell who complained (002-E 三2).
/// </summary>
internal static class ComplaintNotices
{
    private static readonly Words Suggested = new("意见建议受理回执", "Suggestion received");
    private static readonly Words Replied = new("意见建议答复书", "Reply to a suggestion");

    /// <summary>投诉受理回执.</summary>
    public static NoticeIssued Filed(
        HallState hall, ComplaintReceived received, string? printer, Instant now)
    {
        NoticeField[] ticket = received.Form.Ticket is { } label ? [new NoticeField("号票", label)] : [];
        var notice = new Notice(
            NoticeSeries.NextNumber(hall, NoticeKind.ComplaintFiled, now), NoticeKind.ComplaintFiled, now,
            received.Kind == ComplaintKind.Suggestion
                ? Suggested : NoticeSeries.Title(NoticeKind.ComplaintFiled),
            "",
            [
                $"您反映的问题我们已经收到，编号为{received.Number}。", Promise(hall, received),
                "扫描二维码可查询办理进度，您的信息将严格保密。",
            ],
            [
                new NoticeField("编号", received.Number),
                new NoticeField("收到时间", NoticeText.Of(hall.Plan, now)), .. ticket,
            ],
            Track(received.Complaint), HasSeal: false);
        return new NoticeIssued(
            notice, received.Form.Case, received.Complaint, received.Form.Visit, null, printer,
            Filing.Digest(notice));
    }

    /// <summary>投诉处理结果通知书 (002-D 一(六)).</summary>
    public static NoticeIssued Result(HallState hall, Complaint complaint, NoticeComplaint ask, Instant now)
    {
        var isSuggestion = complaint.Kind == ComplaintKind.Suggestion;
        var verdict = complaint.Verified switch
        {
            _ when isSuggestion => "已研究",
            true => "属实",
            _ => "未能认定属实",
        };
        var notice = new Notice(
            NoticeSeries.NextNumber(hall, NoticeKind.ComplaintResult, now), NoticeKind.ComplaintResult, now,
            isSuggestion ? Replied : NoticeSeries.Title(NoticeKind.ComplaintResult), "",
            [
                $"您反映的问题（编号{complaint.Number}），经核实，{verdict}。", complaint.Result ?? "",
                ask.Explanation, "如对处理结果有异议，可凭编号再次向投诉台反映。感谢您的监督。",
            ],
            [
                new NoticeField("编号", complaint.Number),
                new NoticeField("收到时间", NoticeText.Of(hall.Plan, complaint.ReceivedAt)),
                new NoticeField("核实结论", verdict),
                new NoticeField("通知时间", NoticeText.Of(hall.Plan, now)),
            ],
            Track(complaint.Id));
        return new NoticeIssued(
            notice, complaint.Form.Case, complaint.Id, complaint.Form.Visit, ask.Counter,
            CaseNotices.PrinterOf(hall.Plan, ask.Counter), Filing.Digest(notice));
    }

    private static string Promise(HallState hall, ComplaintReceived received)
    {
        var rules = hall.Books.Rules;
        if (received.Kind == ComplaintKind.Suggestion)
            return $"我们将在{rules[ComplaintFigures.ReplyDays]}个工作日内答复您。感谢您的宝贵意见。";
        var contact = received.Form.Contact is null
            ? "" : $"在{rules[ComplaintFigures.ContactDays]}个工作日内与您联系，";
        return $"我们将在{rules[ComplaintFigures.RegisterHours]}小时内登记，{contact}"
            + $"在{rules[ComplaintFigures.AnswerDays]}个工作日内（情况复杂的，"
            + $"{rules[ComplaintFigures.ComplexDays]}个工作日内）书面答复处理结果。";
    }

    private static string Track(string complaint) => $"/t/{complaint}";
}
