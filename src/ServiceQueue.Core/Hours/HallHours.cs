using NodaTime;

namespace ServiceQueue.Core.Hours;

/// <summary>When a hall opens and closes, computed from its opening hours. Pure.</summary>
public static class HallHours
{
    /// <summary>Days searched for an opening before giving up: longer than any closure.</summary>
    private const int SearchDays = 400;

    /// <summary>Whether the hall is open at an instant.</summary>
    public static bool IsOpen(OpeningHours hours, DateTimeZone zone, Instant at)
    {
        if (hours.NeverCloses) return true;
        var local = at.InZone(zone);
        foreach (var interval in hours.On(local.Date))
            if (interval.Holds(local.TimeOfDay)) return true;
        return false;
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
        if (hours.NeverCloses) return null;
        var today = at.InZone(zone).Date;
        for (var date = today; date > today.PlusDays(-SearchDays); date = date.PlusDays(-1))
        {
            var edges = hours.On(date)
                .SelectMany(i => new[] { i.StartOn(date, zone), i.EndOn(date, zone) })
                .Where(t => t <= at && IsEdge(hours, zone, t)).ToList();
            if (edges.Count > 0) return edges.Max();
        }

        return null;
    }

    /// <summary>
    /// The closure in force at an instant, whose notice says reason, alternative and, with
    /// <see cref="NextOpening"/>, when the hall opens again (003-D 二); null when there is none.
    /// </summary>
    public static Closure? ClosureAt(OpeningHours hours, DateTimeZone zone, Instant at)
    {
        var local = at.InZone(zone).LocalDateTime;
        return hours.Closures.FirstOrDefault(c => c.From <= local && local < c.To);
    }

    private static Instant? Next(
        OpeningHours hours, DateTimeZone zone, Instant after, Func<OpenInterval, LocalDate, Instant> edge)
    {
        if (hours.NeverCloses) return null;
        var today = after.InZone(zone).Date;
        for (var date = today; date < today.PlusDays(SearchDays); date = date.PlusDays(1))
        {
            foreach (var interval in hours.On(date))
            {
                var instant = edge(interval, date);
                if (instant > after && IsEdge(hours, zone, instant)) return instant;
            }
        }

        return null;
    }

    /// <summary>Intervals that touch, such as whole days, have no edge between them.</summary>
    private static bool IsEdge(OpeningHours hours, DateTimeZone zone, Instant at) =>
        IsOpen(hours, zone, at) != IsOpen(hours, zone, at - Duration.Epsilon);
}
