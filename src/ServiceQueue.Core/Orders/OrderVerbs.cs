using System.Diagnostics;
using NodaTime;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Orders;

/// <summary>Something asked about work orders.</summary>
public abstract record OrderCommand : Command;

/// <summary>Something that happened to work orders.</summary>
public abstract record OrderEvent : HallEvent;

/// <summary>Leads each command and event about work orders to its verb, and says what the clock brings.</summary>
public static class OrderVerbs
{
    internal static Decision Decide(HallState hall, OrderCommand command, Instant now) =>
        throw new UnreachableException($"{command.GetType().Name} at {now} in {hall.Plan.Hall}");

    internal static HallState Apply(HallState hall, OrderEvent happened, Recorded recorded) =>
        throw new UnreachableException($"{happened.GetType().Name} {recorded.Sequence} in {hall.Plan.Hall}");

    /// <summary>What the clock brings by now: events, in order.</summary>
    internal static IEnumerable<HallEvent> Due(HallState hall, Instant now) => [];

    /// <summary>When the clock next brings something, or null.</summary>
    internal static Instant? NextAlarm(HallState hall) => null;
}
