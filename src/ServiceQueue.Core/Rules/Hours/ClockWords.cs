using System.Globalization;
using NodaTime;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Rules.Hours;

/// <summary>Moments as findings tell them: hall-local, to the minute.</summary>
internal static class ClockWords
{
    /// <summary>Such as "2026-03-02 08:30".</summary>
    public static string Of(HallState hall, Instant at) =>
        at.InZone(hall.Plan.Zone).ToString("uuuu-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Such as "2026-03-02".</summary>
    public static string Day(HallState hall, Instant at) =>
        at.InZone(hall.Plan.Zone).Date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
}
