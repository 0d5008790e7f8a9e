using System.Collections.Immutable;
using NodaTime;

namespace ServiceQueue.Core.Hours;

/// <summary>When a hall is open: a seasonal profile laid over the work calendar.</summary>
public sealed record OpeningHours
{
    /// <summary>Open day and night: for demonstrations and for halls of self-service.</summary>
    public static readonly OpeningHours AroundTheClock = new() { Profile = "always", Always = true };

    private static readonly ImmutableArray<OpenInterval> AllDay = [OpenInterval.Day];

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

    /// <summary>
    /// The calendar years known. In a year not among them a weekday profile has no service days: never a
    /// guess.
    /// </summary>
    public ImmutableArray<CalendarYear> Calendar
    {
        get;
        init => (field, Work) = (value, new WorkDays(value));
    } = [];

    /// <summary>The calendar, numbered. It follows the calendar when a copy is given another one.</summary>
    internal WorkDays Work { get; private init; } = new([]);

    /// <summary>The intervals of a date; empty when it is no service day.</summary>
    public ImmutableArray<OpenInterval> On(LocalDate date) => IsServiceDay(date) ? UsualOn(date) : [];

    /// <summary>The intervals a date of that season has when it is a service day.</summary>
    public ImmutableArray<OpenInterval> UsualOn(LocalDate date) =>
        Always ? AllDay : SeasonOf(date).Intervals;

    /// <summary>Whether a year's service days are known.</summary>
    public bool Knows(int year) => Always || EveryDay || Work.Knows(year);

    /// <summary>Whether it is known if the hall serves on a date.</summary>
    public bool Knows(LocalDate date) => Knows(date.Year);

    /// <summary>
    /// Whether a date is a workday of the State Council's calendar, which limits count; null when its year is
    /// missing. A hall may serve on other days too.
    /// </summary>
    public bool? IsWorkday(LocalDate date) => Work.Has(date);

    /// <summary>Whether the hall serves on a date.</summary>
    public bool IsServiceDay(LocalDate date)
    {
        if (Always || EveryDay) return true;
        if (Calendar.FirstOrDefault(c => c.Year == date.Year) is not { } year) return false;
        if (OpenOnMakeup && year.Makeup.Contains(date)) return true;
        return date.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday)
            && !year.Off.Contains(date);
    }

    private Season SeasonOf(LocalDate date) =>
        Seasons.LastOrDefault(
            s => (s.FromMonth, s.FromDay).CompareTo((date.Month, date.Day)) <= 0) ?? Seasons[^1];

    /// <inheritdoc />
    public bool Equals(OpeningHours? other) =>
        other is not null && Profile == other.Profile && Always == other.Always && EveryDay == other.EveryDay
        && OpenOnMakeup == other.OpenOnMakeup && Seasons.SequenceEqual(other.Seasons)
        && Calendar.SequenceEqual(other.Calendar);

    /// <inheritdoc />
    public override int GetHashCode() =>
        HashCode.Combine(Profile, Always, EveryDay, OpenOnMakeup, Seasons.Length);
}
