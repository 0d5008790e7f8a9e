using System.Collections.Immutable;
using NodaTime;
using ServiceQueue.Core.Complaints;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Orders;

/// <summary>Where a work order stands.</summary>
public enum OrderState
{
    /// <summary>Made.</summary>
    Created,

    /// <summary>Taken up.</summary>
    Responded,

    /// <summary>Done; the callback is owed.</summary>
    Handled,
}

/// <summary>An open work order.</summary>
public sealed record WorkOrder
{
    /// <summary>Its number.</summary>
    public required string Number { get; init; }

    /// <summary>What is to be done.</summary>
    public required string Item { get; init; }

    /// <summary>For whom, and where.</summary>
    public required Contact Contact { get; init; }

    /// <summary>When it was made.</summary>
    public required Instant CreatedAt { get; init; }

    /// <summary>By when somebody must take it up; null while a calendar is missing.</summary>
    public Instant? RespondBy { get; init; }

    /// <summary>By when it must be done; null while a calendar is missing.</summary>
    public Instant? HandleBy { get; init; }

    /// <summary>Where it stands.</summary>
    public OrderState State { get; init; }

    /// <summary>Who took it up.</summary>
    public string? Clerk { get; init; }

    /// <summary>When it was done.</summary>
    public Instant? HandledAt { get; init; }

    /// <summary>How often the callback reached nobody.</summary>
    public int Unreached { get; init; }
}

/// <summary>The open work orders, 工单.</summary>
public sealed record OrderBook
{
    /// <summary>Nothing is open.</summary>
    public static readonly OrderBook Empty = new();

    /// <summary>The open orders by number.</summary>
    public ImmutableSortedDictionary<string, WorkOrder> Open { get; init; } =
        ImmutableSortedDictionary<string, WorkOrder>.Empty;

    /// <summary>The year of the last number.</summary>
    public int Year { get; init; }

    /// <summary>The last number of that year.</summary>
    public int Last { get; init; }
}

/// <summary>Puts a changed order book into a hall.</summary>
internal static class OrderBooks
{
    public static HallState With(this HallState hall, OrderBook orders) =>
        hall with { Books = hall.Books with { Orders = orders } };

    /// <summary>A changed order; one that is not open changes nothing.</summary>
    public static HallState Change(this HallState hall, string number, Func<WorkOrder, WorkOrder> change)
    {
        var book = hall.Books.Orders;
        return book.Open.TryGetValue(number, out var order)
            ? hall.With(book with { Open = book.Open.SetItem(number, change(order)) }) : hall;
    }
}
