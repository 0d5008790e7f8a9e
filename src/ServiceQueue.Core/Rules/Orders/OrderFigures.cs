using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Rulebooks;

namespace ServiceQueue.Core.Rules.Orders;

/// <summary>The figures of work orders and callbacks.</summary>
public static class OrderFigures
{
    /// <summary>Minutes to take an order up.</summary>
    public static readonly Parameter RespondMinutes = new(
        "orders.respond-minutes", new Words("工单响应时限", "Time to take a work order up"),
        Minutes, 30, 1, 30, "R-WO-RESPOND-30; 004-A 二2");

    /// <summary>Minutes to do it.</summary>
    public static readonly Parameter HandleMinutes = new(
        "orders.handle-minutes", new Words("工单处理时限", "Time to do a work order"),
        Minutes, 240, 1, 240, "R-WO-HANDLE-4H; 004-A 二2");

    /// <summary>Which minutes count.</summary>
    public static readonly Parameter Clock = new(
        "orders.clock", new Words("工单计时方式", "Minutes that count"), new Words("选项", "choice"), 0, 0, 1,
        "R-WO-RESPOND-30; 004-A 二2",
        [new Words("营业时间", "opening hours"), new Words("自然时间", "clock on the wall")]);

    /// <summary>Working days in which the callback must come.</summary>
    public static readonly Parameter CallbackDays = new(
        "orders.callback-days", new Words("回访时限", "Time to call back"), new Words("工作日", "working days"),
        5, 1, 15, "R-CALLBACK; 004-B 四2");

    /// <summary>The share of what is owed a callback that gets one, in percent.</summary>
    public static readonly Parameter Coverage = new(
        "orders.callback-coverage", new Words("回访率", "Share that is called back"), new Words("%", "%"),
        100, 1, 100, "R-CALLBACK; 004-B 四2; 国办发〔2019〕51号");

    /// <summary>Calls that may reach nobody before it is given up.</summary>
    public static readonly Parameter CallbackTries = new(
        "orders.callback-tries", new Words("回访最多尝试次数", "Calls before it is given up"),
        new Words("次", "times"), 3, 1, 10, "R-CALLBACK; 004-B 四2");

    /// <summary>The day of the next month by which a month's callbacks are reported.</summary>
    public static readonly Parameter FeedbackDay = new(
        "orders.feedback-day", new Words("月度回访反馈日", "Day of the next month for the report"),
        new Words("日", "day"), 7, 1, 28, "R-CALLBACK-FEEDBACK; 004-A 二2; 004-J 15");

    /// <summary>The share of a limit that is left when a warning comes, in percent.</summary>
    public static readonly Parameter WarnPercent = new(
        "orders.warn-percent", new Words("到期前预警（剩余时间比例）", "Warning when this share of the time is left"),
        new Words("%", "%"), 20, 1, 90, "R-WO-RESPOND-30; 004-A 二2");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Parameter> All { get; } =
    [
        RespondMinutes, HandleMinutes, Clock, CallbackDays, Coverage, CallbackTries, FeedbackDay, WarnPercent,
    ];

    private static Words Minutes => new("分钟", "minutes");
}
