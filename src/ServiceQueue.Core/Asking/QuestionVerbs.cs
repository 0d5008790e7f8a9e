using System.Diagnostics;
using NodaTime;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Asking;

/// <summary>Something asked about questions.</summary>
public abstract record QuestionCommand : Command;

/// <summary>Leads each command and event about questions to its verb, and says what the clock brings.</summary>
public static class QuestionVerbs
{
    internal static Decision Decide(HallState hall, QuestionCommand command, Instant now) =>
        throw new UnreachableException($"{command.GetType().Name} at {now} in {hall.Plan.Hall}");

    internal static HallState Apply(HallState hall, QuestionEvent happened, Recorded recorded) =>
        hall;

    /// <summary>What the clock brings by now: events, in order.</summary>
    internal static IEnumerable<HallEvent> Due(HallState hall, Instant now) => [];

    /// <summary>When the clock next brings something, or null.</summary>
    internal static Instant? NextAlarm(HallState hall) => null;
}
