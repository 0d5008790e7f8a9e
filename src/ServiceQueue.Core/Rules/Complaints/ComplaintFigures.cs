using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Rulebooks;

namespace ServiceQueue.Core.Rules.Complaints;

/// <summary>The figures of complaints.</summary>
public static class ComplaintFigures
{
    /// <summary>Hours to register one.</summary>
    public static readonly Parameter RegisterHours = new(
        "complaints.register-hours", new Words("投诉登记时限", "Time to register a complaint"),
        new Words("小时", "hours"), 24, 1, 24, "R-CMP-INTAKE-24H; 002-D 一(六)");

    /// <summary>Working days to reach the complainant.</summary>
    public static readonly Parameter ContactDays = new(
        "complaints.contact-days", new Words("联系投诉人时限", "Time to reach the complainant"),
        Days, 1, 1, 3, "R-CMP-TIMELY; 000-A 五4; 上海市优化营商环境条例 30");

    /// <summary>Working days to tell the result.</summary>
    public static readonly Parameter AnswerDays = new(
        "complaints.answer-days", new Words("投诉答复时限", "Time to answer a complaint"),
        Days, 5, 1, 7, "R-CMP-TIMELY; 000-A 五4; 000-D 13; 济南12345条例");

    /// <summary>Working days to tell the result of a complex one.</summary>
    public static readonly Parameter ComplexDays = new(
        "complaints.complex-days", new Words("复杂投诉答复时限", "Time to answer a complex complaint"),
        Days, 15, 5, 15, "R-CMP-TIMELY; 000-A 五4; 国办发〔2019〕51号");

    /// <summary>Working days from the decision to the written notice.</summary>
    public static readonly Parameter NoticeDays = new(
        "complaints.notice-days", new Words("处理结论书面通知时限", "Time from decision to written notice"),
        Days, 1, 1, 5, "R-CMP-FORMAL-NOTICE; 002-D 一(六)");

    /// <summary>Working days to reply to a suggestion.</summary>
    public static readonly Parameter ReplyDays = new(
        "complaints.reply-days", new Words("意见建议答复时限", "Time to reply to a suggestion"),
        Days, 10, 1, 15, "R-CMP-SUGGESTION; 002-A 承诺2; 001-M 13");

    /// <summary>The share of a limit that is left when a warning comes, in percent.</summary>
    public static readonly Parameter WarnPercent = new(
        "complaints.warn-percent", new Words("到期前预警（剩余时间比例）", "Warning when this share of the time is left"),
        new Words("%", "%"), 20, 1, 90, "R-CMP-TIMELY; 000-A 五4");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Parameter> All { get; } =
        [RegisterHours, ContactDays, AnswerDays, ComplexDays, NoticeDays, ReplyDays, WarnPercent];

    private static Words Days => new("工作日", "working days");
}
