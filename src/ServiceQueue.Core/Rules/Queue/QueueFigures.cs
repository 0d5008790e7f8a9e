using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Rulebooks;

namespace ServiceQueue.Core.Rules.Queue;

/// <summary>The figures of queue order and fairness that a hall may set.</summary>
public static class QueueFigures
{
    /// <summary>Of so many calls in a row at a counter, the lane decides one.</summary>
    public static readonly Parameter LaneShare = new(
        "queue.lane-share", new Words("每几次叫号照顾一次", "Calls of which the lane decides one"),
        new Words("次", "calls"), 3, 2, 10, "R-QUEUE-VULNERABLE; 003-D 三");

    /// <summary>Vulnerable visitors of a day before their mean wait is compared with everybody's.</summary>
    public static readonly Parameter LaneSample = new(
        "queue.lane-sample", new Words("照顾对象平均等候时间比较的最少人数", "Visitors before means are compared"),
        new Words("人", "visitors"), 5, 1, 100, "R-QUEUE-VULNERABLE; 003-D 三");

    /// <summary>Urgent calls of the hall within an hour.</summary>
    public static readonly Parameter UrgentCap = new(
        "queue.urgent-cap", new Words("每小时急办叫号上限", "Urgent calls an hour"),
        new Words("次", "calls"), 4, 0, 12, "R-QUEUE-URGENT; 002-D 一(四)");

    /// <summary>Calls in order that a counter owes after an urgent one.</summary>
    public static readonly Parameter UrgentRatio = new(
        "queue.urgent-ratio", new Words("两次急办叫号之间按顺序叫号的次数", "Calls in order after an urgent one"),
        new Words("次", "calls"), 3, 1, 20, "R-QUEUE-URGENT; 002-D 三(五)");

    /// <summary>The longest ordinary wait that an urgent call may lengthen.</summary>
    public static readonly Parameter OrdinaryWait = new(
        "queue.ordinary-wait", new Words("普通等候时间上限", "Longest ordinary wait"),
        new Words("分钟", "min"), 60, 15, 240, "R-QUEUE-URGENT; 002-D 一(四)");

    /// <summary>Whether investors may have appointments of their own.</summary>
    public static readonly Parameter InvestorsApart = new(
        "queue.investors-apart", new Words("投资项目单独预约", "Investors have appointments of their own"),
        new Words("", ""), 0, 0, 1, "R-QUEUE-INVEST; 002-D 三(三)", Choices: [
            new Words("否", "no"), new Words("是", "yes")]);

    /// <summary>Counters one visit may be sent to.</summary>
    public static readonly Parameter CountersPerVisit = new(
        "queue.counters-per-visit", new Words("一次办事的窗口数上限", "Counters of one visit"),
        new Words("个", "counters"), 2, 1, 9, "R-QUEUE-TRANSFER; 003-B 二");

    /// <summary>The mean wait of a day.</summary>
    public static readonly Parameter MeanWait = new(
        "queue.mean-wait", new Words("平均等候时间上限", "Mean wait of a day"),
        new Words("分钟", "min"), 15, 5, 60, "R-QUEUE-WAIT-METRIC; 001-N 3.2");

    /// <summary>Waiting visitors above which another counter should help.</summary>
    public static readonly Parameter WaitingMost = new(
        "queue.waiting-most", new Words("增开窗口的等候人数", "Waiting visitors that call for another counter"),
        new Words("人", "visitors"), 10, 3, 200, "R-QUEUE-WAIT-METRIC; 001-I 2");

    /// <summary>The difference of median waits between classes of visitors.</summary>
    public static readonly Parameter EqualGap = new(
        "queue.equal-gap", new Words("各类群众等候时间中位数之差上限", "Difference of median waits"),
        new Words("分钟", "min"), 15, 1, 120, "R-QUEUE-EQUAL-5; 001-C 二3");

    /// <summary>Whether a ticket is taken for a service item.</summary>
    public static readonly Parameter ItemDemanded = new(
        "queue.item-demanded", new Words("取号须选择办理事项", "A ticket is taken for a service item"),
        new Words("", ""), 0, 0, 1, "R-QUEUE-MAY-REQUIRE; 000-E 二4", Choices: [
            new Words("否", "no"), new Words("是", "yes")]);

    /// <summary>Minutes until a supervisor who was called has come.</summary>
    public static readonly Parameter SupervisorWithin = new(
        "queue.supervisor-within", new Words("呼叫主管响应时限", "A supervisor comes within"),
        new Words("分钟", "min"), 1, 1, 15, "R-QUEUE-ESCALATE; 001-C 三1");

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<Parameter> All =
    [
        LaneShare, LaneSample, UrgentCap, UrgentRatio, OrdinaryWait, InvestorsApart, CountersPerVisit,
        MeanWait, WaitingMost, EqualGap, ItemDemanded, SupervisorWithin,
    ];
}
