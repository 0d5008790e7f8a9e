using System.Diagnostics;
using NodaTime;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Complaints;

/// <summary>Something asked about complaints.</summary>
public abstract record ComplaintCommand : Command;

/// <summary>Something that happened to complaints.</summary>
public abstract record ComplaintEvent : HallEvent;

/// <summary>Leads each command and event about complaints to its verb, and says what the clock brings.</summary>
public static class ComplaintVerbs
{
    internal static Decision Decide(HallState hall, ComplaintCommand command, Instant now) =>
        throw new UnreachableException($"{command.GetType().Name} at {now} in {hall.Plan.Hall}");

    internal static HallState Apply(HallState hall, ComplaintEvent happened, Recorded recorded) =>
        throw new UnreachableException($"{happened.GetType().Name} {recorded.Sequence} in {hall.Plan.Hall}");

    /// <summary>What the clock brings by now: events, in order.</summary>
    internal static IEnumerable<HallEvent> Due(HallState hall, Instant now) => [];

    /// <summary>When the clock next brings something, or null.</summary>
    internal static Instant? NextAlarm(HallState hall) => null;
}
