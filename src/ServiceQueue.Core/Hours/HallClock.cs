using NodaTime;

namespace ServiceQueue.Core.Hours;

/// <summary>What a hall computes its due times with.</summary>
/// <param name="Hours">Its opening hours, with the work calendar.</param>
/// <param name="Zone">The zone of its wall clock.</param>
/// <param name="Settings">What the law leaves to the hall.</param>
public sealed record HallClock(OpeningHours Hours, DateTimeZone Zone, DueSettings Settings);

/// <summary>What the law leaves to the hall when limits are counted.</summary>
public sealed record DueSettings
{
    /// <summary>
    /// Whether the day of the start counts as the first. Default false (民法典 201, 民事诉讼法 85).
    /// </summary>
    public bool CountStartDay { get; init; }

    /// <summary>
    /// What a hand-in after closing time counts as, for limits in working days. Default strict.
    /// </summary>
    public AfterHours AfterHours { get; init; }

    /// <summary>When a day ends. Default close of business (民法典 203 ¶2).</summary>
    public DayEnd EndsAt { get; init; }
}

/// <summary>What a hand-in after closing time on a workday counts as.</summary>
public enum AfterHours
{
    /// <summary>Handed in on that day: kinder to the public.</summary>
    Strict,

    /// <summary>Handed in on the next workday.</summary>
    NextDay,
}

/// <summary>When the last day of a limit ends.</summary>
public enum DayEnd
{
    /// <summary>When the hall's profile closes on that day.</summary>
    CloseOfBusiness,

    /// <summary>At 24:00, as for papers handed in over the network.</summary>
    Midnight,
}

/// <summary>
/// When a limit ends. It is provisional while the calendar of a year it runs into is missing: then it has no
/// instant, for the house never guesses one.
/// </summary>
public sealed record DueTime
{
    /// <summary>The last instant that is on time; null while provisional.</summary>
    public Instant? At { get; init; }

    /// <summary>Whether a calendar is missing; to be computed again when it has come.</summary>
    public bool IsProvisional => At is null;

    /// <summary>Days or minutes of the limit that could be counted; all of them unless provisional.</summary>
    public int Counted { get; init; }

    /// <summary>Days or whole minutes left to count in years whose calendar is missing.</summary>
    public int Remaining { get; init; }
}

/// <summary>A stretch in which a limit does not run: hearing, inspection, expert review (行政许可法 45).</summary>
/// <param name="From">When it began; the rest of that day is used up.</param>
/// <param name="To">When it ended; the remaining days count from the next day.</param>
public readonly record struct Pause(Instant From, Instant To);
