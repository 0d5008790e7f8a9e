using NodaTime;

namespace ServiceQueue.Core.Hours;

/// <summary>A limit in days, working or natural, as it is counted: so many days after a date.</summary>
/// <param name="Kind">Working or natural days.</param>
/// <param name="After">The date after which days count.</param>
/// <param name="Days">The days left.</param>
internal readonly record struct DayCount(LimitKind Kind, LocalDate After, int Days)
{
    /// <summary>
    /// The count of a limit from its start; null when a missing calendar hides the day it starts on.
    /// </summary>
    public static DayCount? From(HallClock clock, Instant start, TimeLimit limit)
    {
        var day = start.InZone(clock.Zone).Date;
        // 003-D 二 and 民法典 203 ¶2: after closing time the working day is over. Natural days have no hours.
        if (limit.Kind == LimitKind.WorkingDays && clock.Settings.AfterHours == AfterHours.NextDay)
        {
            if (clock.Hours.IsWorkday(day) is not { } works) return null;
            if (works && !DueTimes.IsOnTime(start, DueTimes.ClosingOn(clock, day)))
            {
                if (clock.Hours.Work.After(day, 1).Day is not { } next) return null;
                day = next;
            }
        }

        var counts = clock.Settings.CountStartDay && limit.Count > 0;
        return new DayCount(limit.Kind, counts ? day.PlusDays(-1) : day, limit.Count);
    }

    /// <summary>The last day before it rolls to a workday.</summary>
    public LocalDate Raw => After.PlusDays(Days);

    /// <summary>The last day; null when a year is missing before it.</summary>
    public LocalDate? Last(OpeningHours hours) => this switch
    {
        { Kind: LimitKind.NaturalDays } => hours.Work.OnOrAfter(Raw),
        // Nothing is left: the day on which the count was taken up again is the last, if it is a workday.
        { Days: 0 } => hours.Work.OnOrAfter(After),
        _ => hours.Work.After(After, Days).Day,
    };

    /// <summary>Days counted before the calendar ends.</summary>
    public int Countable(OpeningHours hours) =>
        Kind == LimitKind.NaturalDays ? Days : hours.Work.After(After, Days).Counted;

    /// <summary>What is left after a pause, from the day it ends; null when a year is missing.</summary>
    public DayCount? Paused(HallClock clock, Pause pause)
    {
        var day = pause.From.InZone(clock.Zone).Date;
        int? used = this switch
        {
            { Kind: LimitKind.WorkingDays } => clock.Hours.Work.Between(After, day),
            // Where the last day rolls to is unknown, and so is whether the pause came before the end.
            _ when day >= Raw && Last(clock.Hours) is null => null,
            _ => Math.Max(0, Period.DaysBetween(After, day)),
        };
        if (used is null) return null;
        var resumed = pause.To.InZone(clock.Zone).Date;
        return this with { After = LocalDate.Max(After, resumed), Days = Math.Max(0, Days - used.Value) };
    }
}
