using System.Collections.Immutable;
using NodaTime;

namespace ServiceQueue.Core.Hours;

/// <summary>
/// When a hall is open: seasonal profiles by date, laid over the work calendar, and over both the hall's own
/// holidays and closures.
/// </summary>
public sealed record OpeningHours
{
    /// <summary>Open day and night: for demonstrations and for halls of self-service.</summary>
    public static readonly OpeningHours AroundTheClock = new() { Profile = "always", Always = true };

    private static readonly ImmutableArray<OpenInterval> AllDay = [OpenInterval.Day];

    /// <summary>The profile's name, such as "HP-JS".</summary>
    public required string Profile { get; init; }

    /// <summary>
    /// Never closed but for closures. The seasons then only say when business stops on a day, for limits.
    /// </summary>
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

    /// <summary>Profiles that follow this one, in order of date.</summary>
    public ImmutableArray<ProfileChange> Changes { get; init; } = [];

    /// <summary>Holidays of the region.</summary>
    public ImmutableArray<RegionalHoliday> Holidays { get; init; } = [];

    /// <summary>Closures inside the hours of service, without overlap.</summary>
    public ImmutableArray<Closure> Closures { get; init; } = [];

    /// <summary>The calendar, numbered. It follows the calendar when a copy is given another one.</summary>
    internal WorkDays Work { get; private init; } = new([]);

    /// <summary>Whether no date ever brings a closing.</summary>
    internal bool NeverCloses => Always && Closures.IsEmpty && Changes.All(c => c.Hours.Always);

    /// <summary>The intervals of a date; empty when it is no service day.</summary>
    public ImmutableArray<OpenInterval> On(LocalDate date)
    {
        if (!Serves(date)) return [];
        var usual = ProfileOn(date).Always ? AllDay : UsualOn(date);
        return Closures.IsEmpty ? usual : Closure.Cut(usual, date, Closures);
    }

    /// <summary>The intervals a date of that season has when it is a service day without closures.</summary>
    public ImmutableArray<OpenInterval> UsualOn(LocalDate date)
    {
        var profile = ProfileOn(date);
        return profile.Seasons.IsEmpty ? AllDay : profile.SeasonOf(date).Intervals;
    }

    /// <summary>Whether a year's service days are known.</summary>
    public bool Knows(int year) =>
        Work.Knows(year) || ((Always || EveryDay) && Changes.All(c => c.Hours.Always || c.Hours.EveryDay));

    /// <summary>Whether it is known if the hall serves on a date.</summary>
    public bool Knows(LocalDate date) =>
        Work.Knows(date.Year) || ProfileOn(date) is { Always: true } or { EveryDay: true };

    /// <summary>Whether the hall serves on a date, be it for an hour.</summary>
    public bool IsServiceDay(LocalDate date) => !On(date).IsEmpty;

    /// <summary>
    /// Whether a date is a workday of the State Council's calendar, which limits count; null when its year is
    /// missing. A hall may serve on other days too.
    /// </summary>
    public bool? IsWorkday(LocalDate date) => Work.Has(date);

    /// <summary>The profile in force on a date.</summary>
    public OpeningHours ProfileOn(LocalDate date)
    {
        for (var i = Changes.Length - 1; i >= 0; i--)
            if (Changes[i].From <= date) return Changes[i].Hours;
        return this;
    }

    private bool Serves(LocalDate date)
    {
        var profile = ProfileOn(date);
        if (profile.Always || profile.EveryDay) return true;
        if (Holidays.Any(h => h.From <= date && date <= h.To)) return false;
        // A workday at the weekend is one worked in exchange.
        return Work.Has(date) == true
            && (profile.OpenOnMakeup || date.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday));
    }

    private Season SeasonOf(LocalDate date) =>
        Seasons.LastOrDefault(
            s => (s.FromMonth, s.FromDay).CompareTo((date.Month, date.Day)) <= 0) ?? Seasons[^1];

    /// <inheritdoc />
    public bool Equals(OpeningHours? other) =>
        other is not null && Profile == other.Profile && Always == other.Always && EveryDay == other.EveryDay
        && OpenOnMakeup == other.OpenOnMakeup && Seasons.SequenceEqual(other.Seasons)
        && Calendar.SequenceEqual(other.Calendar) && Changes.SequenceEqual(other.Changes)
        && Holidays.SequenceEqual(other.Holidays) && Closures.SequenceEqual(other.Closures);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(
        Profile, Always, EveryDay, OpenOnMakeup, Seasons.Length, Changes.Length, Holidays.Length,
        Closures.Length);
}
