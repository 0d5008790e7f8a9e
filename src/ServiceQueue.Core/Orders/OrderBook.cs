namespace ServiceQueue.Core.Orders;

/// <summary>The open work orders, 工单.</summary>
public sealed record OrderBook
{
    /// <summary>Nothing is open.</summary>
    public static readonly OrderBook Empty = new();
}
