using NodaTime;

namespace ServiceQueue.Core.Hours;

/// <summary>When a hall opens and closes, computed from its opening hours. Pure.</summary>
public static class HallHours
{
    /// <summary>Days searched for the next opening before giving up: longer than any holiday.</summary>
    private const int SearchDays = 40;

    /// <summary>Whether the hall is open at an instant.</summary>
    public static bool IsOpen(OpeningHours hours, DateTimeZone zone, Instant at)
    {
        if (hours.Always) return true;
        var date = at.InZone(zone).Date;
        return hours.On(date).Any(i => i.StartOn(date, zone) <= at && at < i.EndOn(date, zone));
    }

    /// <summary>
    /// The first moment after an instant at which the hall opens, or null if none is known.
    /// </summary>
    public static Instant? NextOpening(OpeningHours hours, DateTimeZone zone, Instant after) =>
        Next(hours, zone, after, (i, date) => i.StartOn(date, zone));

    /// <summary>
    /// The first moment after an instant at which the hall closes, or null if none is known.
    /// </summary>
    public static Instant? NextClosing(OpeningHours hours, DateTimeZone zone, Instant after) =>
        Next(hours, zone, after, (i, date) => i.EndOn(date, zone));

    /// <summary>
    /// The last moment, at or before an instant, at which the hall opened or closed; null if none is known.
    /// </summary>
    public static Instant? LastEdge(OpeningHours hours, DateTimeZone zone, Instant at)
    {
        if (hours.Always) return null;
        var today = at.InZone(zone).Date;
        for (var date = today; date > today.PlusDays(-SearchDays); date = date.PlusDays(-1))
        {
            var edges = hours.On(date)
                .SelectMany(i => new[] { i.StartOn(date, zone), i.EndOn(date, zone) })
                .Where(t => t <= at).ToList();
            if (edges.Count > 0) return edges.Max();
        }

        return null;
    }

    private static Instant? Next(
        OpeningHours hours, DateTimeZone zone, Instant after, Func<OpenInterval, LocalDate, Instant> edge)
    {
        if (hours.Always) return null;
        var today = after.InZone(zone).Date;
        for (var date = today; date < today.PlusDays(SearchDays); date = date.PlusDays(1))
        {
            foreach (var interval in hours.On(date))
            {
                var instant = edge(interval, date);
                if (instant > after) return instant;
            }
        }

        return null;
    }
}
