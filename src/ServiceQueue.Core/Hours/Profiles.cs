using System.Collections.Immutable;
using NodaTime;

namespace ServiceQueue.Core.Hours;

/// <summary>When a hall is open: a seasonal profile laid over the work calendar.</summary>
public sealed record OpeningHours
{
    /// <summary>Open day and night: for demonstrations and for halls of self-service.</summary>
    public static readonly OpeningHours AroundTheClock = new() { Profile = "always", Always = true };

    /// <summary>The profile's name, such as "HP-JS".</summary>
    public required string Profile { get; init; }

    /// <summary>Never closed; all else is unused.</summary>
    public bool Always { get; init; }

    /// <summary>Whether Saturdays, Sundays and statutory holidays are service days too.</summary>
    public bool EveryDay { get; init; }

    /// <summary>Whether weekend days worked in exchange are service days. Default true.</summary>
    public bool OpenOnMakeup { get; init; } = true;

    /// <summary>The seasons in order of date; a profile without seasons has one from 1 January.</summary>
    public ImmutableArray<Season> Seasons { get; init; } = [];

    /// <summary>The calendar years known. In a year not among them a weekday profile has no service days: never a guess.</summary>
    public ImmutableArray<CalendarYear> Calendar { get; init; } = [];

    /// <summary>The intervals of a date; empty when it is no service day.</summary>
    public ImmutableArray<OpenInterval> On(LocalDate date) => IsServiceDay(date) ? SeasonOf(date).Intervals : [];

    /// <summary>Whether a year's service days are known.</summary>
    public bool Knows(int year) => Always || EveryDay || Calendar.Any(c => c.Year == year);

    /// <summary>Whether the hall serves on a date.</summary>
    public bool IsServiceDay(LocalDate date)
    {
        if (Always || EveryDay) return true;
        if (Calendar.FirstOrDefault(c => c.Year == date.Year) is not { } year) return false;
        if (OpenOnMakeup && year.Makeup.Contains(date)) return true;
        return date.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday) && !year.Off.Contains(date);
    }

    private Season SeasonOf(LocalDate date) =>
        Seasons.LastOrDefault(s => (s.FromMonth, s.FromDay).CompareTo((date.Month, date.Day)) <= 0) ?? Seasons[^1];

    /// <inheritdoc />
    public bool Equals(OpeningHours? other) =>
        other is not null && Profile == other.Profile && Always == other.Always && EveryDay == other.EveryDay
        && OpenOnMakeup == other.OpenOnMakeup && Seasons.SequenceEqual(other.Seasons) && Calendar.SequenceEqual(other.Calendar);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Profile, Always, EveryDay, OpenOnMakeup, Seasons.Length);
}

/// <summary>The opening profiles of the source regulations.</summary>
public static class Profiles
{
    /// <summary>Names of the profiles there are.</summary>
    public static IReadOnlyCollection<string> Names => All.Keys;

    /// <summary>The profile of a name, without a calendar; null when there is none.</summary>
    public static OpeningHours? Find(string name) => All.GetValueOrDefault(name);

    private static readonly Dictionary<string, OpeningHours> All = new[]
    {
        OpeningHours.AroundTheClock,
        // 003-D 二: 上午8:30–12:00, 下午14:00–17:30.
        Weekdays("HP-JS", Year("08:30-12:00", "14:00-17:30")),
        // 002-E 考勤一、二; the season's dates are not in the source and may be set by the hall.
        Weekdays("HP-XIANG", From(5, 1, "08:00-11:00", "14:00-17:00"), From(10, 1, "08:00-11:00", "13:30-16:30")),
        // 004-Q 三.
        Weekdays("HP-Q", Year("08:30-11:30", "14:30-17:30")),
        // 000-H 二1.
        Weekdays("HP-H", Year("09:00-17:00")),
        // 000-A 一1.
        Daily("HP-A", Year("08:00-20:00")),
        // 004-A 1.
        Daily("HP-GUWU", Year("08:30-20:00")),
        // 004-N (四).
        Daily("HP-SHOP", From(5, 1, "06:30-22:30"), From(10, 1, "07:00-22:00")),
    }.ToDictionary(p => p.Profile, StringComparer.Ordinal);

    private static OpeningHours Weekdays(string name, params Season[] seasons) =>
        new() { Profile = name, Seasons = [.. seasons] };

    private static OpeningHours Daily(string name, params Season[] seasons) =>
        new() { Profile = name, Seasons = [.. seasons], EveryDay = true };

    private static Season Year(params string[] intervals) => From(1, 1, intervals);

    private static Season From(int month, int day, params string[] intervals) =>
        new(month, day, [.. intervals.Select(Interval)]);

    private static OpenInterval Interval(string text) => new(Time(text[..5]), Time(text[6..]));

    private static LocalTime Time(string text) => new(int.Parse(text[..2]), int.Parse(text[3..]));
}
