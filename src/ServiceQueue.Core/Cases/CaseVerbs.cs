using System.Diagnostics;
using NodaTime;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Cases;

/// <summary>Something asked about cases.</summary>
public abstract record CaseCommand : Command;

/// <summary>Leads each command and event about cases to its verb, and says what the clock brings.</summary>
public static class CaseVerbs
{
    internal static Decision Decide(HallState hall, CaseCommand command, Instant now) =>
        throw new UnreachableException($"{command.GetType().Name} at {now} in {hall.Plan.Hall}");

    internal static HallState Apply(HallState hall, CaseEvent happened, Recorded recorded) =>
        throw new UnreachableException($"{happened.GetType().Name} {recorded.Sequence} in {hall.Plan.Hall}");

    /// <summary>What the clock brings by now: events, in order.</summary>
    internal static IEnumerable<HallEvent> Due(HallState hall, Instant now) => [];

    /// <summary>When the clock next brings something, or null.</summary>
    internal static Instant? NextAlarm(HallState hall) => null;
}
