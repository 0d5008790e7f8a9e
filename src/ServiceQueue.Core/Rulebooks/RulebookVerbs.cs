using System.Diagnostics;
using NodaTime;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Rulebooks;

/// <summary>Something asked about the rulebook.</summary>
public abstract record RulebookCommand : Command;

/// <summary>Something that happened to the rulebook.</summary>
public abstract record RulebookEvent : HallEvent;

/// <summary>Leads each command and event about the rulebook to its verb, and says what the clock brings.</summary>
public static class RulebookVerbs
{
    internal static Decision Decide(HallState hall, RulebookCommand command, Instant now) =>
        throw new UnreachableException($"{command.GetType().Name} at {now} in {hall.Plan.Hall}");

    internal static HallState Apply(HallState hall, RulebookEvent happened, Recorded recorded) =>
        throw new UnreachableException($"{happened.GetType().Name} {recorded.Sequence} in {hall.Plan.Hall}");

    /// <summary>What the clock brings by now: events, in order.</summary>
    internal static IEnumerable<HallEvent> Due(HallState hall, Instant now) => [];

    /// <summary>When the clock next brings something, or null.</summary>
    internal static Instant? NextAlarm(HallState hall) => null;
}
