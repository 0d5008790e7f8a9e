using NodaTime;
using ServiceQueue.Core.Complaints;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Hours;
using ServiceQueue.Core.Rulebooks;
using ServiceQueue.Core.Rules.Orders;

namespace ServiceQueue.Core.Orders;

/// <summary>Makes a work order.</summary>
/// <param name="Item">What is to be done.</param>
/// <param name="Contact">For whom, and where: name, phone and address.</param>
/// <param name="ReadBack">What was read back and confirmed.</param>
/// <param name="By">Who takes it.</param>
public sealed record CreateOrder(string Item, Contact Contact, ReadBack ReadBack, string By) : OrderCommand;

/// <summary>Makes work orders, read back before they count (004-B 四1; 004-J 7–11).</summary>
public static class Ordering
{
    internal static Decision Decide(HallState hall, CreateOrder ask, Instant now)
    {
        var missing = ask switch
        {
            _ when string.IsNullOrWhiteSpace(ask.Item) => "item",
            _ when string.IsNullOrWhiteSpace(ask.Contact.Name) => "name",
            _ when string.IsNullOrWhiteSpace(ask.Contact.Phone) => "phone",
            _ when string.IsNullOrWhiteSpace(ask.Contact.Address) => "address",
            _ when string.IsNullOrWhiteSpace(ask.By) => "by",
            _ => null,
        };
        if (missing is not null) return Decision.Refuse(RefusalCode.FieldMissing, missing);
        if (!ask.ReadBack.IsWhole)
            return Decision.Forbid("R-WO-READBACK", new Words(
                "请与来电人逐项跟读确认姓名、电话、地址和服务内容。",
                "Read name, phone, address and item back to the caller and confirm each."));
        var book = hall.Books.Orders;
        var year = now.InZone(hall.Plan.Zone).Year;
        var number = $"W{year}-{(book.Year == year ? book.Last + 1 : 1):00000}";
        return Decision.Accept(new OrderCreated(number, ask.Item, ask.Contact, ask.ReadBack, ask.By));
    }

    internal static HallState Apply(HallState hall, OrderCreated created, Instant at)
    {
        var book = hall.Books.Orders;
        var rules = hall.Books.Rules;
        var year = at.InZone(hall.Plan.Zone).Year;
        var order = new WorkOrder
        {
            Number = created.Order, Item = created.Item, Contact = created.Contact, CreatedAt = at,
            RespondBy = ComplaintClock.End(hall, at, Limit(rules, OrderFigures.RespondMinutes)),
            HandleBy = ComplaintClock.End(hall, at, Limit(rules, OrderFigures.HandleMinutes)),
        };
        return hall.With(book with
        {
            Open = book.Open.SetItem(order.Number, order), Year = year,
            Last = book.Year == year ? book.Last + 1 : 1,
        });
    }

    /// <summary>
    /// A limit of work orders in the minutes the hall has chosen: of business or of the wall.
    /// </summary>
    internal static TimeLimit Limit(Rulebook rules, Parameter minutes) => rules[OrderFigures.Clock] == 0
        ? TimeLimit.BusinessMinutes(rules[minutes]) : TimeLimit.WallMinutes(rules[minutes]);
}
