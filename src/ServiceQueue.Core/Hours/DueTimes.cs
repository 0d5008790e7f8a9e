using NodaTime;

namespace ServiceQueue.Core.Hours;

/// <summary>
/// When limits end. Pure: the same clock and start give the same answer, and a new calendar year a new one.
/// Days are counted as 民法典 201–203 and 行政许可法 82 say; a missing calendar makes an answer provisional.
/// </summary>
public static class DueTimes
{
    /// <summary>When a limit ends that starts at an instant; a restarted one has a new start.</summary>
    public static DueTime Of(HallClock clock, Instant start, TimeLimit limit) =>
        Resumed(clock, start, [], limit);

    /// <summary>When a limit ends that was paused once; the day of the pause is used up.</summary>
    public static DueTime Resumed(
        HallClock clock, Instant start, Instant paused, Instant resumed, TimeLimit limit) =>
        Resumed(clock, start, [new Pause(paused, resumed)], limit);

    /// <summary>
    /// When a limit ends that was paused, once or more, in order of time. A pause that began too late, after
    /// the limit had ended, changes nothing. A limit extended before a pause is one of both counts together.
    /// </summary>
    public static DueTime Resumed(
        HallClock clock, Instant start, IReadOnlyList<Pause> pauses, TimeLimit limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit.Count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit.Count, TimeLimit.Most);
        return limit.Kind switch
        {
            LimitKind.WorkingDays or LimitKind.NaturalDays => Days(clock, start, pauses, limit),
            LimitKind.BusinessMinutes => Business(clock, start, pauses, limit),
            LimitKind.WallMinutes => Wall(start, pauses, limit),
            _ => throw new System.Diagnostics.UnreachableException(limit.Kind.ToString()),
        };
    }

    /// <summary>The new end of a limit extended by so many working days after its old end.</summary>
    public static DueTime Extended(HallClock clock, Instant due, int workingDays)
    {
        var limit = TimeLimit.WorkingDays(workingDays);
        return End(clock, new DayCount(limit.Kind, DayOf(clock, due), workingDays), limit);
    }

    /// <summary>
    /// Working days of a limit used up when it is paused; the day of the pause is used up. Null when unknown.
    /// </summary>
    public static int? Used(HallClock clock, Instant start, Instant paused) =>
        DayCount.From(clock, start, TimeLimit.WorkingDays(1)) is { } count
            ? WorkingDaysBetween(clock, count.After, paused.InZone(clock.Zone).Date) : null;

    /// <summary>Workdays after a date up to and with another; null when a calendar year is missing.</summary>
    public static int? WorkingDaysBetween(HallClock clock, LocalDate after, LocalDate through) =>
        clock.Hours.Work.Between(after, through);

    /// <summary>The last day of a limit in natural days before it rolls to a workday.</summary>
    public static LocalDate LastNaturalDay(HallClock clock, Instant start, int days) =>
        DayCount.From(clock, start, TimeLimit.NaturalDays(days))!.Value.Raw;

    /// <summary>
    /// The day of a weekly task such as the liaison Friday: a holiday moves it to the next workday. Null when
    /// unknown.
    /// </summary>
    public static LocalDate? WeeklyTask(HallClock clock, LocalDate friday) =>
        clock.Hours.Work.OnOrAfter(friday);

    /// <summary>
    /// The last day on which an item of a season is taken: an off-day rolls to the next workday (民法典 203)
    /// unless the hall says otherwise. Null when unknown.
    /// </summary>
    public static LocalDate? SeasonEnd(HallClock clock, LocalDate lastDay, bool rolls = true) =>
        rolls ? clock.Hours.Work.OnOrAfter(lastDay) : lastDay;

    /// <summary>The first service day on which an item of a season is taken; null when unknown.</summary>
    public static LocalDate? SeasonStart(HallClock clock, LocalDate firstDay)
    {
        var date = firstDay;
        // No hall is closed for a whole year and still takes an item of a season.
        while (date < firstDay.PlusYears(1) && clock.Hours.Knows(date) && !clock.Hours.IsServiceDay(date))
            date = date.PlusDays(1);
        return clock.Hours.Knows(date) && clock.Hours.IsServiceDay(date) ? date : null;
    }

    /// <summary>
    /// When to warn that a fraction of the time is left, such as 0.2 and 0.05; to the second. The time is
    /// that of the wall, nights and holidays included, so that warnings keep their order.
    /// </summary>
    /// <param name="start">The start of the limit.</param>
    /// <param name="due">Its end.</param>
    /// <param name="fractionLeft">0 to 1; 0 warns at the end itself.</param>
    public static Instant WarningAt(Instant start, Instant due, double fractionLeft)
    {
        var left = (due - start).TotalSeconds * Math.Clamp(fractionLeft, 0, 1);
        return due - Duration.FromSeconds((long)Math.Round(Math.Max(0, left)));
    }

    /// <summary>
    /// Whether something is on time. "30分钟内" and "5个工作日内" include the last instant, and fractions of a
    /// second are no delay.
    /// </summary>
    public static bool IsOnTime(Instant t, Instant due) =>
        Instant.FromUnixTimeSeconds(t.ToUnixTimeSeconds()) <= due;

    /// <summary>The day a due time belongs to. One at 24:00 belongs to the day that ends with it.</summary>
    public static LocalDate DayOf(HallClock clock, Instant due) =>
        (due - Duration.Epsilon).InZone(clock.Zone).Date;

    /// <summary>
    /// When business stops on a workday, also on one on which the hall does not serve; 24:00 for a hall that
    /// never closes.
    /// </summary>
    public static Instant ClosingOn(HallClock clock, LocalDate date)
    {
        var intervals = clock.Hours.UsualOn(date);
        return (intervals.IsEmpty ? OpenInterval.Day : intervals[^1]).EndOn(date, clock.Zone);
    }

    private static DueTime Days(HallClock clock, Instant start, IReadOnlyList<Pause> pauses, TimeLimit limit)
    {
        if (DayCount.From(clock, start, limit) is not { } count)
            return new DueTime { Remaining = limit.Count };
        foreach (var pause in pauses)
        {
            var due = End(clock, count, limit);
            if (due.At is { } at && !IsOnTime(pause.From, at)) return due;
            if (count.Paused(clock, pause) is not { } left) return due;
            count = left;
        }

        return End(clock, count, limit);
    }

    private static DueTime End(HallClock clock, DayCount count, TimeLimit limit)
    {
        if (count.Last(clock.Hours) is not { } last)
        {
            var remaining = count.Days - count.Countable(clock.Hours);
            return new DueTime { Counted = limit.Count - remaining, Remaining = remaining };
        }

        var end = clock.Settings.EndsAt == DayEnd.Midnight
            ? OpenInterval.Day.EndOn(last, clock.Zone) : ClosingOn(clock, last);
        return new DueTime { At = end, Counted = limit.Count };
    }

    private static DueTime Business(
        HallClock clock, Instant start, IReadOnlyList<Pause> pauses, TimeLimit limit)
    {
        var (from, left) = (start, Duration.FromMinutes(limit.Count));
        foreach (var pause in pauses)
        {
            if (OpenTime.Spend(clock, from, left).At is { } due && !IsOnTime(pause.From, due)) break;
            if (OpenTime.Between(clock, from, pause.From) is not { } used) break;
            (from, left) = (pause.To, Duration.Max(Duration.Zero, left - used));
        }

        var (at, counted) = OpenTime.Spend(clock, from, left);
        if (at is not null) return new DueTime { At = at, Counted = limit.Count };
        var remaining = (int)Math.Ceiling((left - counted).TotalMinutes);
        return new DueTime { Counted = limit.Count - remaining, Remaining = remaining };
    }

    private static DueTime Wall(Instant start, IReadOnlyList<Pause> pauses, TimeLimit limit)
    {
        var due = start + Duration.FromMinutes(limit.Count);
        foreach (var pause in pauses.TakeWhile(p => IsOnTime(p.From, due))) due += pause.To - pause.From;
        return new DueTime { At = due, Counted = limit.Count };
    }
}
