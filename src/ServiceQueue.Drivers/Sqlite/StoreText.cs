using NodaTime;
using NodaTime.Text;

namespace ServiceQueue.Drivers.Sqlite;

/// <summary>How instants and days stand in the tables: exactly, because the hash chain covers them.</summary>
internal static class StoreText
{
    /// <summary>
    /// Nanoseconds since 1970, UTC. Throws <see cref="OverflowException"/> before 1677 and after 2262.
    /// </summary>
    public static long Of(Instant at) => (at - NodaConstants.UnixEpoch).ToInt64Nanoseconds();

    /// <summary>The instant of so many nanoseconds since 1970.</summary>
    public static Instant Instant(long nanoseconds) =>
        NodaConstants.UnixEpoch + Duration.FromNanoseconds(nanoseconds);

    /// <summary>"2026-11-21", which sorts as days do.</summary>
    public static string Of(LocalDate day) => LocalDatePattern.Iso.Format(day);

    /// <summary>The day of "2026-11-21".</summary>
    public static LocalDate Day(string text) => LocalDatePattern.Iso.Parse(text).GetValueOrThrow();
}
