using NodaTime;

namespace ServiceQueue.Core.Hours;

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
        Weekdays(
            "HP-XIANG", From(5, 1, "08:00-11:00", "14:00-17:00"), From(10, 1, "08:00-11:00", "13:30-16:30")),
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
