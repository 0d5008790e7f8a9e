using System.Diagnostics;
using NodaTime;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Disclosure;

/// <summary>Something asked about what is made public.</summary>
public abstract record DisclosureCommand : Command;

/// <summary>Something that happened to what is made public.</summary>
public abstract record DisclosureEvent : HallEvent;

/// <summary>Leads each command and event about what is made public to its verb, and says what the clock brings.</summary>
public static class DisclosureVerbs
{
    internal static Decision Decide(HallState hall, DisclosureCommand command, Instant now) =>
        throw new UnreachableException($"{command.GetType().Name} at {now} in {hall.Plan.Hall}");

    internal static HallState Apply(HallState hall, DisclosureEvent happened, Recorded recorded) =>
        throw new UnreachableException($"{happened.GetType().Name} {recorded.Sequence} in {hall.Plan.Hall}");

    /// <summary>What the clock brings by now: events, in order.</summary>
    internal static IEnumerable<HallEvent> Due(HallState hall, Instant now) => [];

    /// <summary>When the clock next brings something, or null.</summary>
    internal static Instant? NextAlarm(HallState hall) => null;
}
