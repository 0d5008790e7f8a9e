using System.Diagnostics;
using NodaTime;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Ratings;

/// <summary>Something asked about ratings.</summary>
public abstract record RatingCommand : Command;

/// <summary>Something that happened to ratings.</summary>
public abstract record RatingEvent : HallEvent;

/// <summary>Leads each command and event about ratings to its verb, and says what the clock brings.</summary>
public static class RatingVerbs
{
    internal static Decision Decide(HallState hall, RatingCommand command, Instant now) =>
        throw new UnreachableException($"{command.GetType().Name} at {now} in {hall.Plan.Hall}");

    internal static HallState Apply(HallState hall, RatingEvent happened, Recorded recorded) =>
        throw new UnreachableException($"{happened.GetType().Name} {recorded.Sequence} in {hall.Plan.Hall}");

    /// <summary>What the clock brings by now: events, in order.</summary>
    internal static IEnumerable<HallEvent> Due(HallState hall, Instant now) => [];

    /// <summary>When the clock next brings something, or null.</summary>
    internal static Instant? NextAlarm(HallState hall) => null;
}
