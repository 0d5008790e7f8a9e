using System.Collections.Immutable;
using NodaTime;
using ServiceQueue.Core.Hours;

namespace ServiceQueue.Core.Tests.Hours;

/// <summary>
/// Work calendars for tests: 2025 and 2026 as the State Council's notices say, 2027 invented. Ranges of days
/// off, then after a semicolon the days worked in exchange.
/// </summary>
internal static class Calendars
{
    public const string Of2025 =
        "0101-0101 0128-0204 0404-0406 0501-0505 0531-0602 1001-1008; 0126 0208 0427 0928 1011";

    public const string Of2026 =
        "0101-0103 0215-0223 0404-0406 0501-0505 0619-0621 0925-0927 1001-1007; "
        + "0104 0214 0228 0509 0920 1010";

    public const string Invented2027 =
        "0101-0103 0205-0212 0403-0405 0501-0505 0609-0609 0915-0917 1001-1007; 0130 0220 0508 0919 1009";

    public static CalendarYear Year(int year, string text)
    {
        var halves = text.Split(';');
        var off = halves[0].Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(r => Days(Date(year, r[..4]), Date(year, r[5..])));
        var made = halves[1].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(d => Date(year, d));
        return new CalendarYear(year, [.. off], [.. made]);
    }

    public static CalendarYear Year2026 => Year(2026, Of2026);

    public static OpeningHours Profile(string name, params CalendarYear[] years) =>
        Profiles.Find(name)! with { Calendar = [.. years.DefaultIfEmpty(Year2026)] };

    private static IEnumerable<LocalDate> Days(LocalDate from, LocalDate to)
    {
        for (var date = from; date <= to; date = date.PlusDays(1)) yield return date;
    }

    private static LocalDate Date(int year, string text) =>
        new(year, int.Parse(text[..2]), int.Parse(text[2..]));
}
