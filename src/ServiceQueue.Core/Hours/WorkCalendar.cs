using System.Collections.Immutable;
using NodaTime;

namespace ServiceQueue.Core.Hours;

/// <summary>A stretch of a day in which the hall issues tickets, hall-local.</summary>
/// <param name="From">The first moment open.</param>
/// <param name="To">The first moment closed; 00:00 is the midnight at the end of the day, 24:00.</param>
public readonly record struct OpenInterval(LocalTime From, LocalTime To)
{
    /// <summary>The whole day.</summary>
    public static readonly OpenInterval Day = new(LocalTime.Midnight, LocalTime.Midnight);

    /// <summary>Whether a time of day is in it.</summary>
    public bool Holds(LocalTime time) => From <= time && (time < To || To == LocalTime.Midnight);

    /// <summary>When it closes on a date, hall-local.</summary>
    public LocalDateTime End(LocalDate date) => (To == LocalTime.Midnight ? date.PlusDays(1) : date) + To;

    /// <summary>When it opens on a date.</summary>
    public Instant StartOn(LocalDate date, DateTimeZone zone) =>
        (date + From).InZoneLeniently(zone).ToInstant();

    /// <summary>When it closes on a date.</summary>
    public Instant EndOn(LocalDate date, DateTimeZone zone) => End(date).InZoneLeniently(zone).ToInstant();
}

/// <summary>A season's intervals, from a date of the year until the next season's.</summary>
/// <param name="FromMonth">1 to 12.</param>
/// <param name="FromDay">1 to 31.</param>
/// <param name="Intervals">In order, without overlap.</param>
public sealed record Season(int FromMonth, int FromDay, ImmutableArray<OpenInterval> Intervals)
{
    /// <inheritdoc />
    public bool Equals(Season? other) =>
        other is not null && FromMonth == other.FromMonth && FromDay == other.FromDay
            && Intervals.SequenceEqual(other.Intervals);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(FromMonth, FromDay, Intervals.Length);
}

/// <summary>A year of the State Council's work calendar.</summary>
/// <param name="Year">The year.</param>
/// <param name="Off">Days off by statute, weekends among them.</param>
/// <param name="Makeup">Weekend days worked in exchange, 调休上班日.</param>
public sealed record CalendarYear(
    int Year, ImmutableSortedSet<LocalDate> Off, ImmutableSortedSet<LocalDate> Makeup)
{
    /// <inheritdoc />
    public bool Equals(CalendarYear? other) =>
        other is not null && Year == other.Year && Off.SetEquals(other.Off) && Makeup.SetEquals(other.Makeup);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Year, Off.Count, Makeup.Count);
}
