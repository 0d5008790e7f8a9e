using System.Globalization;
using NodaTime;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Notices;
using ServiceQueue.Core.Rules.Complaints;

namespace ServiceQueue.Core.Complaints;

/// <summary>
/// The papers of a complaint. They name its number and never the complainant: a paper that lies about must
/// not tell who complained (002-E 三2).
/// </summary>
internal static class ComplaintNotices
{
    private const char FiledSeries = '投';
    private const char ResultSeries = '诉';

    /// <summary>投诉受理回执.</summary>
    public static NoticeIssued Filed(
        HallState hall, ComplaintReceived received, string? printer, Instant now)
    {
        var rules = hall.Books.Rules;
        var isSuggestion = received.Kind == ComplaintKind.Suggestion;
        var promise = isSuggestion
            ? $"我们将在{rules[ComplaintFigures.ReplyDays]}个工作日内答复您。感谢您的宝贵意见。"
            : $"我们将在{rules[ComplaintFigures.RegisterHours]}小时内登记，"
                + (received.Form.Contact is null
                    ? "" : $"在{rules[ComplaintFigures.ContactDays]}个工作日内与您联系，")
                + $"在{rules[ComplaintFigures.AnswerDays]}个工作日内（情况复杂的，"
                + $"{rules[ComplaintFigures.ComplexDays]}个工作日内）书面答复处理结果。";
        var notice = new Notice(
            Filing.NextNumber(hall.Books, Year(hall, now), FiledSeries), NoticeKind.ComplaintFiled, now,
            isSuggestion
                ? new Words("意见建议受理回执", "Suggestion received") : new Words("投诉受理回执", "Complaint received"),
            "",
            [$"您反映的问题我们已经收到，编号为{received.Number}。", promise, "扫描二维码可查询办理进度，您的信息将严格保密。"],
            [
                new NoticeField("编号", received.Number), new NoticeField("收到时间", Time(hall, now)),
                .. received.Form.Ticket is { } ticket ? [new NoticeField("号票", ticket)] : NoFields,
            ],
            Track(received.Complaint), HasSeal: false);
        return new NoticeIssued(
            notice, received.Form.Case, received.Complaint, received.Form.Visit, null, printer,
            Filing.Digest(notice));
    }

    /// <summary>投诉处理结果通知书.</summary>
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
            Filing.NextNumber(hall.Books, Year(hall, now), ResultSeries), NoticeKind.ComplaintResult, now,
            isSuggestion
                ? new Words("意见建议答复书", "Reply to a suggestion")
                : new Words("投诉处理结果通知书", "Result of a complaint"),
            "",
            [
                $"您反映的问题（编号{complaint.Number}），经核实，{verdict}。", complaint.Result ?? "",
                ask.Explanation, "如对处理结果有异议，可凭编号再次向投诉台反映。感谢您的监督。",
            ],
            [
                new NoticeField("编号", complaint.Number),
                new NoticeField("收到时间", Time(hall, complaint.ReceivedAt)),
                new NoticeField("核实结论", verdict), new NoticeField("通知时间", Time(hall, now)),
            ],
            Track(complaint.Id));
        return new NoticeIssued(
            notice, complaint.Form.Case, complaint.Id, complaint.Form.Visit, ask.Counter,
            ask.Counter is null ? null : hall.Plan.Kiosks.FirstOrDefault(k => k.Printer is not null)?.Printer,
            Filing.Digest(notice));
    }

    private static NoticeField[] NoFields => [];

    private static string Track(string complaint) => $"/t/{complaint}";

    private static int Year(HallState hall, Instant at) => at.InZone(hall.Plan.Zone).Year;

    private static string Time(HallState hall, Instant at) =>
        at.InZone(hall.Plan.Zone).ToString("uuuu'年'M'月'd'日' HH:mm", CultureInfo.InvariantCulture);
}
