using NodaTime;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Orders;

/// <summary>Takes a work order up.</summary>
public sealed record RespondToOrder(string Order, string By) : OrderCommand;

/// <summary>A work order is done.</summary>
/// <param name="Order">Its number.</param>
/// <param name="Result">What was done.</param>
/// <param name="Voucher">The signed voucher's number.</param>
/// <param name="By">Who did it.</param>
public sealed record HandleOrder(string Order, string Result, string Voucher, string By) : OrderCommand;

/// <summary>The caller no longer wants it.</summary>
public sealed record CancelOrder(string Order, string By) : OrderCommand;

/// <summary>Takes work orders up and ends them (004-A 二2; 004-J 16).</summary>
public static class Handling
{
    /// <summary>Closed because the caller gave it up.</summary>
    public const string Cancelled = "cancelled";

    internal static Decision Decide(HallState hall, RespondToOrder ask)
    {
        if (OrderVerbs.Open(hall, ask.Order, ask.By, out var no) is not { } order) return no!;
        return order.State == OrderState.Created
            ? Decision.Accept(new OrderResponded(order.Number, ask.By)) : Decision.Accept();
    }

    internal static Decision Decide(HallState hall, HandleOrder ask)
    {
        if (OrderVerbs.Open(hall, ask.Order, ask.By, out var no) is not { } order) return no!;
        if (order.State == OrderState.Handled) return Decision.Accept();
        if (string.IsNullOrWhiteSpace(ask.Result))
            return Decision.Refuse(RefusalCode.FieldMissing, "result");
        if (string.IsNullOrWhiteSpace(ask.Voucher))
            return Decision.Forbid("R-WO-BOOK", new Words(
                "请填写经服务对象签字的服务凭证编号。", "Give the number of the voucher the caller has signed."));
        var handled = new OrderHandled(order.Number, ask.Result, ask.Voucher, ask.By);
        return order.State == OrderState.Created
            ? Decision.Accept(new OrderResponded(order.Number, ask.By), handled)
            : Decision.Accept(handled);
    }

    internal static Decision Decide(HallState hall, CancelOrder ask)
    {
        if (OrderVerbs.Open(hall, ask.Order, ask.By, out var no) is not { } order) return no!;
        return order.State == OrderState.Handled
            ? Decision.Forbid("R-CALLBACK", new Words(
                "工单已办结，请按规定回访，不能撤销。", "The order is done: call back, it cannot be cancelled."))
            : Decision.Accept(new OrderClosed(order.Number, Cancelled));
    }

    internal static HallState Apply(HallState hall, OrderResponded responded) =>
        hall.Change(responded.Order, o => o with
        {
            State = o.State == OrderState.Created ? OrderState.Responded : o.State, Clerk = responded.By,
        });

    internal static HallState Apply(HallState hall, OrderHandled handled, Instant at) =>
        hall.Change(handled.Order, o => o with
        {
            State = OrderState.Handled, HandledAt = at, Clerk = handled.By,
        });

    internal static HallState Apply(HallState hall, OrderClosed closed)
    {
        var book = hall.Books.Orders;
        return hall.With(book with { Open = book.Open.Remove(closed.Order) });
    }
}
