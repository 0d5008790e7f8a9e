using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Rulebooks;

namespace ServiceQueue.Core.Rules.Hours;

/// <summary>The figures of opening hours that a hall may set.</summary>
public static class HoursFigures
{
    private static readonly Words Minutes = new("分钟", "min");

    /// <summary>Minutes by which a counter may open late or close early.</summary>
    public static readonly Parameter Tolerance = new(
        "hours.tolerance", new Words("开门、关门时间容差", "Tolerance of opening and closing"), Minutes,
        0, 0, 10, "R-HOURS-NO-EARLY-CLOSE; 004-N 四");

    /// <summary>Hours between the publication of changed hours and their beginning.</summary>
    public static readonly Parameter ChangeLead = new(
        "hours.change-lead", new Words("调整工作时间的提前公告时间", "Notice before changed hours"),
        new Words("小时", "h"), 24, 1, 720, "R-HOURS-CHANGE-NOTICE; 000-H 二2");

    /// <summary>Minutes within which a closure inside the hours of service is noticed.</summary>
    public static readonly Parameter NoticeWithin = new(
        "hours.notice-within", new Words("临时停办张贴告示的时限", "A closure is noticed within"), Minutes,
        5, 1, 30, "R-HOURS-CLOSED-NOTICE; 003-D 二");

    /// <summary>Who is served after closing time.</summary>
    public static readonly Parameter OvertimeScope = new(
        "hours.overtime-scope", new Words("延时服务范围", "Who is served after closing time"), new Words("", ""),
        0, 0, 1, "R-HOURS-OVERTIME; 003-D 七", Choices: [
            new Words("下班时正在办理的", "who is at a counter"),
            new Words("下班前已取号的", "who has a ticket")]);

    /// <summary>How overtime is approved.</summary>
    public static readonly Parameter OvertimeApproval = new(
        "hours.overtime-approval", new Words("加班批准方式", "How overtime is approved"), new Words("", ""),
        0, 0, 1, "R-HOURS-OVERTIME-LOG; 001-I 14", Choices: [
            new Words("因延时服务自动批准", "by itself when visitors were being served"),
            new Words("逐次批准", "each time")]);

    /// <summary>Minutes after closing time that need no approval.</summary>
    public static readonly Parameter OvertimeFree = new(
        "hours.overtime-free", new Words("不计加班的分钟数", "Minutes that are no overtime"), Minutes,
        10, 0, 30, "R-HOURS-OVERTIME-LOG; 001-I 14");

    /// <summary>Minutes before closing time after which no tickets are issued.</summary>
    public static readonly Parameter LastIssue = new(
        "hours.last-issue", new Words("下班前停止取号的分钟数", "The last ticket before closing time"), Minutes,
        0, 0, 60, "R-HOURS-SAME-EARLY-LATE; 001-C 二3");

    /// <summary>Minutes before a shift by which its clerk is in.</summary>
    public static readonly Parameter ShiftLead = new(
        "hours.shift-lead", new Words("交接班提前到岗时间", "In before the shift"), Minutes,
        10, 0, 60, "R-HOURS-SHIFT-HANDOVER; 004-B 三2");

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<Parameter> All =
    [
        Tolerance, ChangeLead, NoticeWithin, OvertimeScope, OvertimeApproval, OvertimeFree, LastIssue,
        ShiftLead,
    ];
}
