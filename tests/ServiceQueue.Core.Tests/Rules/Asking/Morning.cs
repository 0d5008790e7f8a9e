using System.Collections.Immutable;
using NodaTime;
using ServiceQueue.Core.Counters;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Hours;
using ServiceQueue.Core.Jobs;
using ServiceQueue.Core.Tests.Halls;
using ServiceQueue.Core.Visits;

namespace ServiceQueue.Core.Tests.Rules.Asking;

/// <summary>A hall day as it begins: plan, doors, three clerks, and perhaps a first visitor.</summary>
internal static class Morning
{
    /// <summary>The first visitor.</summary>
    public static readonly VisitId First = new("V1");

    /// <summary>
    /// The test hall with real hours and the official calendar of 2026 (State Council notice of 2025-11-04).
    /// </summary>
    public static HallPlan Plan { get; } = TestHall.Plan with
    {
        Hours = Profiles.Find("HP-JS")! with { Calendar = [Year2026] },
    };

    private static CalendarYear Year2026 => new(
        2026,
        [
            .. Days(1, 1, 3), .. Days(2, 15, 9), .. Days(4, 4, 3), .. Days(5, 1, 5), .. Days(6, 19, 3),
            .. Days(9, 25, 3), .. Days(10, 1, 7),
        ],
        [.. Days(1, 4, 1), .. Days(2, 14, 1), .. Days(2, 28, 1), .. Days(5, 9, 1), .. Days(9, 20, 1),
            .. Days(10, 10, 1)]);

    /// <summary>The hall opened at 08:30 on a day.</summary>
    public static TestJournal Of(string date, HallPlan? plan = null)
    {
        plan ??= Plan;
        var journal = new TestJournal(plan).At($"{date} 08:30").Then(new PlanAdopted(plan));
        return journal.Opened(date, plan);
    }

    /// <summary>
    /// The next day is opened, with the clerks at their counters and the books as they are.
    /// </summary>
    public static TestJournal Opened(this TestJournal journal, string date, HallPlan? plan = null)
    {
        plan ??= Plan;
        journal.At($"{date} 08:30");
        var day = NodaTime.Text.LocalDatePattern.Iso.Parse(date).Value;
        return journal.Then(new DayOpened(
                day, plan,
                [.. plan.Counters.Select(c => new CounterState(c.Id, Staffing.Open, $"clerk-{c.Id}"))],
                null, null, journal.Books(plan)))
            .Then(new DoorsOpened(null));
    }

    /// <summary>A ticket was taken at the kiosk.</summary>
    public static TestJournal Issued(
        this TestJournal journal, VisitId visit, int number, string? item = null) =>
        journal.Then(new TicketIssued(
            visit, new TicketNumber('A', number), "social", item, "ordinary", "zh-CN", "kiosk-1", null, 0,
            new EstimateSeconds(0, 0), SlipState.None));

    /// <summary>A visitor was called to a counter and served.</summary>
    public static TestJournal Served(this TestJournal journal, VisitId visit, int counter = 1) => journal
        .Then(new VisitCalled(visit, counter, $"clerk-{counter}", null, null))
        .Then(new VisitServed(visit, counter));

    /// <summary>The first visitor of a day stands at counter 1.</summary>
    public static TestJournal AtCounter(string time = "2026-03-02 09:00") =>
        Of(time[..10]).At(time).Issued(First, 1).Served(First);

    private static Core.Books.HallBooks Books(this TestJournal journal, HallPlan plan) =>
        journal.Records.Aggregate(HallState.Before(plan), Hall.Apply).Books;

    private static IEnumerable<LocalDate> Days(int month, int day, int count) =>
        Enumerable.Range(0, count).Select(i => new LocalDate(2026, month, day).PlusDays(i));
}
