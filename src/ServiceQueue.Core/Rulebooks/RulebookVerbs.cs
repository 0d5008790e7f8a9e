using System.Diagnostics;
using NodaTime;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Rulebooks;

/// <summary>Something asked about the rulebook.</summary>
public abstract record RulebookCommand : Command;

/// <summary>Something that happened to the rulebook.</summary>
public abstract record RulebookEvent : HallEvent;

/// <summary>
/// Leads each command and event about the rulebook to its verb, and says what the clock brings.
/// </summary>
public static class RulebookVerbs
{
    internal static Decision Decide(HallState hall, RulebookCommand command, Instant now) => command switch
    {
        ChangeFigure ask => Changing.Decide(hall, ask),
        _ => throw new UnreachableException($"{command.GetType().Name} at {now}"),
    };

    internal static HallState Apply(HallState hall, RulebookEvent happened, Recorded recorded) =>
        happened switch
        {
            RulebookChanged e => Changing.Apply(hall, e),
            _ => throw new UnreachableException($"{happened.GetType().Name} {recorded.Sequence}"),
        };

    /// <summary>The clock brings the rulebook nothing.</summary>
    internal static IEnumerable<HallEvent> Due(HallState hall, Instant now) => [];

    /// <summary>Null: the clock brings the rulebook nothing.</summary>
    internal static Instant? NextAlarm(HallState hall) => null;
}
