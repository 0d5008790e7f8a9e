using System.Collections.Immutable;
using NodaTime;

namespace ServiceQueue.Devices.Signs;

/// <summary>How bright a sign is at which time of the day, in steps of its protocol.</summary>
/// <param name="Zone">The hall's time zone.</param>
/// <param name="Levels">From when on which level; at least one, in any order.</param>
public sealed record SignBrightness(DateTimeZone Zone, ImmutableArray<(LocalTime From, int Level)> Levels)
{
    /// <summary>
    /// The level now: the latest that has begun, before the first of the day the last of it.
    /// </summary>
    public int At(DateTimeOffset now)
    {
        var time = Instant.FromDateTimeOffset(now).InZone(Zone).TimeOfDay;
        var begun = Levels.Where(l => l.From <= time).ToList();
        return (begun.Count > 0 ? begun : [.. Levels]).MaxBy(l => l.From).Level;
    }
}
