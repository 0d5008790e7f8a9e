using ServiceQueue.Core.Complaints;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Rules.Orders;

namespace ServiceQueue.Core.Orders;

/// <summary>Notes how calling back about a work order went.</summary>
public sealed record CallBackOrder(string Order, Callback Callback, string By) : OrderCommand;

/// <summary>A month's callbacks were reported by clerk.</summary>
public sealed record ReportFeedback(int Year, int Month, string By) : OrderCommand;

/// <summary>Calls back after work orders, 回访 (004-B 四2), and reports what was learnt (004-A 二2).</summary>
public static class Following
{
    internal static Decision Decide(HallState hall, CallBackOrder ask)
    {
        if (OrderVerbs.Open(hall, ask.Order, ask.By, out var no) is not { } order) return no!;
        if (order.State != OrderState.Handled)
            return Decision.Forbid("R-CALLBACK", new Words(
                "工单办结后才能回访。", "Call back after the order is done."));
        // Who did the work does not ask how it was.
        if (order.Clerk == ask.By)
            return Decision.Forbid("R-CALLBACK", new Words(
                "请由办理人以外的人员回访。", "Somebody other than who did the work must call back."));
        if (ask.Callback.Lacks is { } field) return Decision.Refuse(RefusalCode.FieldMissing, field);
        var called = new OrderCalledBack(order.Number, ask.Callback, ask.By);
        var tries = hall.Books.Rules[OrderFigures.CallbackTries];
        return ask.Callback switch
        {
            { IsFinal: true } =>
                Decision.Accept(called, new OrderClosed(order.Number, CallingBack.CalledBack)),
            { Outcome: CallbackOutcome.Unreached } when order.Unreached + 1 >= tries =>
                Decision.Accept(called, new OrderClosed(order.Number, CallingBack.Unreached)),
            _ => Decision.Accept(called),
        };
    }

    internal static Decision Decide(HallState hall, ReportFeedback ask)
    {
        if (ask.Month is < 1 or > 12 || ask.Year is < 2000 or > 2999)
            return Decision.Refuse(RefusalCode.FieldMissing, "month");
        return string.IsNullOrWhiteSpace(ask.By)
            ? Decision.Refuse(RefusalCode.FieldMissing, "by")
            : Decision.Accept(new FeedbackReported(ask.Year, ask.Month, ask.By));
    }

    internal static HallState Apply(HallState hall, OrderCalledBack called) =>
        called.Callback.Outcome == CallbackOutcome.Unreached
            ? hall.Change(called.Order, o => o with { Unreached = o.Unreached + 1 }) : hall;
}
