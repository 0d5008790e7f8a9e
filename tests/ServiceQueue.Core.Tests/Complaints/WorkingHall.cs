using System.Collections.Immutable;
using NodaTime;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Hours;
using ServiceQueue.Core.Tests.Halls;

namespace ServiceQueue.Core.Tests.Complaints;

/// <summary>The test hall with real hours and the work calendar of 2026 (国办 notice of 2025-11-04).</summary>
internal static class WorkingHall
{
    public static readonly CalendarYear Year2026 = new(
        2026,
        [
            .. Days(1, 1, 3), .. Days(2, 15, 23), .. Days(4, 4, 6), .. Days(5, 1, 5), .. Days(6, 19, 21),
            .. Days(9, 25, 27), .. Days(10, 1, 7),
        ],
        [
            new LocalDate(2026, 1, 4), new LocalDate(2026, 2, 14), new LocalDate(2026, 2, 28),
            new LocalDate(2026, 5, 9), new LocalDate(2026, 9, 20), new LocalDate(2026, 10, 10),
        ]);

    /// <summary>Open 08:30–12:00 and 14:00–17:30 on workdays.</summary>
    public static HallPlan Plan { get; } = TestHall.Plan with
    {
        Hours = Profiles.Find("HP-JS")! with { Calendar = [Year2026] },
    };

    public static TestHall Open() => new(Plan);

    private static ImmutableArray<LocalDate> Days(int month, int from, int to) =>
        [.. Enumerable.Range(from, to - from + 1).Select(day => new LocalDate(2026, month, day))];
}
