using System.Diagnostics;
using NodaTime;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Orders;

/// <summary>Something asked about work orders.</summary>
public abstract record OrderCommand : Command;

/// <summary>
/// Leads each command and event about work orders to its verb, and says what the clock brings.
/// </summary>
public static class OrderVerbs
{
    internal static Decision Decide(HallState hall, OrderCommand command, Instant now) => command switch
    {
        CreateOrder ask => Ordering.Decide(hall, ask, now),
        RespondToOrder ask => Handling.Decide(hall, ask),
        HandleOrder ask => Handling.Decide(hall, ask),
        CancelOrder ask => Handling.Decide(hall, ask),
        CallBackOrder ask => Following.Decide(hall, ask with { Callback = ask.Callback.Dated(now) }),
        ReportFeedback ask => Following.Decide(hall, ask),
        _ => throw new UnreachableException(command.GetType().Name),
    };

    internal static HallState Apply(HallState hall, OrderEvent happened, Recorded recorded) =>
        happened switch
        {
            OrderCreated e => Ordering.Apply(hall, e, recorded.At),
            OrderResponded e => Handling.Apply(hall, e),
            OrderHandled e => Handling.Apply(hall, e, recorded.At),
            OrderCalledBack e => Following.Apply(hall, e),
            OrderClosed e => Handling.Apply(hall, e),
            FeedbackReported => hall,
            _ => throw new UnreachableException(happened.GetType().Name),
        };

    /// <summary>What the clock brings by now: events, in order.</summary>
    internal static IEnumerable<HallEvent> Due(HallState hall, Instant now) => [];

    /// <summary>When the clock next brings something, or null.</summary>
    internal static Instant? NextAlarm(HallState hall) => null;

    /// <summary>The open order somebody works at, or null with the refusal.</summary>
    internal static WorkOrder? Open(HallState hall, string number, string by, out Decision? no)
    {
        var order = hall.Books.Orders.Open.GetValueOrDefault(number);
        no = order switch
        {
            null => Decision.Refuse(RefusalCode.UnknownRecord, number),
            _ when string.IsNullOrWhiteSpace(by) => Decision.Refuse(RefusalCode.FieldMissing, "by"),
            _ => null,
        };
        return no is null ? order : null;
    }
}
