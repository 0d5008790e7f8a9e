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
        var local = at.InZone(zone);
        return hours.On(local.Date).Any(i => i.From <= local.TimeOfDay && local.TimeOfDay < i.To);
    }

    /// <summary>
    /// The first moment after an instant at which the hall opens, or null if none is known.
    /// </summary>
    public static Instant? NextOpening(OpeningHours hours, DateTimeZone zone, Instant after) =>
        Next(hours, zone, after, i => i.From);

    /// <summary>
    /// The first moment after an instant at which the hall closes, or null if none is known.
    /// </summary>
    public static Instant? NextClosing(OpeningHours hours, DateTimeZone zone, Instant after) =>
        Next(hours, zone, after, i => i.To);

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
                .SelectMany(i => new[] { i.From, i.To })
                .Select(t => (date + t).InZoneLeniently(zone).ToInstant())
                .Where(t => t <= at).ToList();
            if (edges.Count > 0) return edges.Max();
        }

        return null;
    }

    private static Instant? Next(
        OpeningHours hours, DateTimeZone zone, Instant after, Func<OpenInterval, LocalTime> edge)
    {
        if (hours.Always) return null;
        var today = after.InZone(zone).Date;
        for (var date = today; date < today.PlusDays(SearchDays); date = date.PlusDays(1))
        {
            foreach (var interval in hours.On(date))
            {
                var instant = (date + edge(interval)).InZoneLeniently(zone).ToInstant();
                if (instant > after) return instant;
            }
        }

        return null;
    }
}
