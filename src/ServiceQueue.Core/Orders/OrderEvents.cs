using System.Text.Json.Serialization;
using ServiceQueue.Core.Complaints;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Orders;

/// <summary>What was read back to the caller and confirmed (004-B 四1: 跟读确认).</summary>
/// <param name="Name">The name.</param>
/// <param name="Phone">The phone number.</param>
/// <param name="Address">The address.</param>
/// <param name="Item">What is to be done.</param>
public sealed record ReadBack(bool Name, bool Phone, bool Address, bool Item)
{
    /// <summary>Whether all four were confirmed.</summary>
    [JsonIgnore]
    public bool IsWhole => Name && Phone && Address && Item;
}

/// <summary>Something that happened to work orders.</summary>
/// <param name="Order">Its number, such as "W2026-00012"; empty for what concerns no single one.</param>
public abstract record OrderEvent(string Order) : HallEvent;

/// <summary>A work order was made, 工单 (004-A 二2; 004-J 7–11). Its clocks run from here.</summary>
/// <param name="Order">Its number.</param>
/// <param name="Item">What is to be done.</param>
/// <param name="Contact">For whom, and where.</param>
/// <param name="ReadBack">What was confirmed.</param>
/// <param name="By">Who took it.</param>
public sealed record OrderCreated(string Order, string Item, Contact Contact, ReadBack ReadBack, string By)
    : OrderEvent(Order);

/// <summary>Somebody took it up.</summary>
public sealed record OrderResponded(string Order, string By) : OrderEvent(Order);

/// <summary>Done.</summary>
/// <param name="Order">Its number.</param>
/// <param name="Result">What was done.</param>
/// <param name="Voucher">The signed voucher's number, 服务凭证 (004-J 16).</param>
/// <param name="By">Who did it.</param>
public sealed record OrderHandled(string Order, string Result, string Voucher, string By) : OrderEvent(Order);

/// <summary>The caller was called back.</summary>
public sealed record OrderCalledBack(string Order, Callback Callback, string By) : OrderEvent(Order);

/// <summary>Closed for good.</summary>
/// <param name="Order">Its number.</param>
/// <param name="Why">"called-back", "unreached", "cancelled".</param>
public sealed record OrderClosed(string Order, string Why) : OrderEvent(Order);

/// <summary>A month's callbacks were reported, by clerk, to who decides on performance (004-A 二2).</summary>
public sealed record FeedbackReported(int Year, int Month, string By) : OrderEvent("");
