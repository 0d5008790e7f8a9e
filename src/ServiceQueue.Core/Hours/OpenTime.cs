using NodaTime;

namespace ServiceQueue.Core.Hours;

/// <summary>The time in which a hall is open, counted from an instant.</summary>
internal static class OpenTime
{
    /// <summary>Days without any opening after which no more are looked for.</summary>
    private const int LongestClosure = 1100;

    /// <summary>
    /// When the hall has been open for so long after an instant; null when the hours are not known so far.
    /// The end of an interval belongs to it: what ends at closing time ends there and not next morning.
    /// </summary>
    public static (Instant? At, Duration Used) Spend(HallClock clock, Instant from, Duration amount)
    {
        var used = Duration.Zero;
        if (amount <= used) return (from, used);
        var closedDays = 0;
        for (var date = from.InZone(clock.Zone).Date; clock.Hours.Knows(date); date = date.PlusDays(1))
        {
            var intervals = clock.Hours.On(date);
            closedDays = intervals.IsEmpty ? closedDays + 1 : 0;
            if (closedDays > LongestClosure) break;
            foreach (var interval in intervals)
            {
                var start = Instant.Max(from, interval.StartOn(date, clock.Zone));
                var open = interval.EndOn(date, clock.Zone) - start;
                if (open <= Duration.Zero) continue;
                if (used + open >= amount) return (start + (amount - used), amount);
                used += open;
            }
        }

        return (null, used);
    }

    /// <summary>How long the hall is open between two instants; null when its hours are not known.</summary>
    public static Duration? Between(HallClock clock, Instant from, Instant to)
    {
        var used = Duration.Zero;
        var last = to.InZone(clock.Zone).Date;
        for (var date = from.InZone(clock.Zone).Date; date <= last; date = date.PlusDays(1))
        {
            if (!clock.Hours.Knows(date)) return null;
            foreach (var interval in clock.Hours.On(date))
            {
                var start = Instant.Max(from, interval.StartOn(date, clock.Zone));
                var open = Instant.Min(to, interval.EndOn(date, clock.Zone)) - start;
                if (open > Duration.Zero) used += open;
            }
        }

        return used;
    }
}
