using System.Collections.Immutable;
using NodaTime;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Hours;

/// <summary>From a date on, the hall keeps another profile (R-HOURS-PROFILE).</summary>
/// <param name="From">The first day of it.</param>
/// <param name="Hours">The profile; calendar and overlays stay those of the hall.</param>
/// <param name="AnnouncedAt">When it was announced, hall-local (000-H 二2); null when not noted.</param>
public sealed record ProfileChange(LocalDate From, OpeningHours Hours, LocalDateTime? AnnouncedAt = null);

/// <summary>
/// A holiday of the region (全国年节及纪念日放假办法 4): halls that keep holidays do not serve. Limits in
/// working days keep to the State Council's calendar all the same.
/// </summary>
/// <param name="From">Its first day.</param>
/// <param name="To">Its last day.</param>
/// <param name="Name">Its name.</param>
public sealed record RegionalHoliday(LocalDate From, LocalDate To, Words Name);

/// <summary>A closure inside the hours of service, with what its notice must say (003-D 二).</summary>
/// <param name="From">Its first moment, hall-local.</param>
/// <param name="To">The first moment after it, hall-local.</param>
/// <param name="Reason">Why.</param>
/// <param name="Alternative">Where to turn instead.</param>
/// <param name="AnnouncedAt">When it was announced, hall-local (000-H 二2).</param>
public sealed record Closure(
    LocalDateTime From, LocalDateTime To, Words Reason, Words Alternative, LocalDateTime AnnouncedAt)
{
    /// <summary>What closures leave of the intervals of a date.</summary>
    internal static ImmutableArray<OpenInterval> Cut(
        ImmutableArray<OpenInterval> usual, LocalDate date, ImmutableArray<Closure> closures)
    {
        foreach (var closure in closures)
        {
            if (closure.To.Date < date || closure.From.Date > date) continue;
            usual = [.. usual.SelectMany(i => closure.Rest(i, date))];
        }

        return usual;
    }

    private IEnumerable<OpenInterval> Rest(OpenInterval open, LocalDate date)
    {
        var (start, end) = (date + open.From, open.End(date));
        if (To <= start || From >= end)
        {
            yield return open;
            yield break;
        }

        if (From > start) yield return open with { To = From.TimeOfDay };
        if (To < end) yield return open with { From = To.TimeOfDay };
    }
}
