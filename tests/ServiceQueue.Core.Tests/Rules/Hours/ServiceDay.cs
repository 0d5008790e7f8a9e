using NodaTime;
using ServiceQueue.Core.Counters;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Hours;
using ServiceQueue.Core.Jobs;
using ServiceQueue.Core.Rules;
using ServiceQueue.Core.Tests.Halls;
using ServiceQueue.Core.Visits;

namespace ServiceQueue.Core.Tests.Rules.Hours;

/// <summary>
/// Days of a hall with hours of service, 08:30–12:00 and 14:00–17:30 unless said, written by hand.
/// </summary>
internal sealed class ServiceDay
{
    /// <summary>The holidays of 2026 that the tests use, of the State Council's calendar.</summary>
    public static readonly CalendarYear Year2026 = new(
        2026,
        [.. Enumerable.Range(1, 7).Select(d => new LocalDate(2026, 10, d))],
        [new LocalDate(2026, 10, 10)]);

    private readonly HallPlan _plan;
    private readonly TestJournal _journal;

    public ServiceDay(HallPlan? plan = null)
    {
        _plan = plan ?? With("HP-JS");
        _journal = new TestJournal(_plan);
    }

    public long Last => _journal.Last;

    public static HallPlan With(string profile) =>
        TestHall.Plan with { Hours = Profiles.Find(profile)! with { Calendar = [Year2026] } };

    /// <summary>
    /// Begins a day before the doors open, with counters staffed as told; all of them by default.
    /// </summary>
    public ServiceDay Begin(string date = "2026-03-02", int[]? counters = null)
    {
        if (Last == 0) At($"{date} 08:00", new PlanAdopted(_plan));
        var open = counters ?? [1, 2, 3];
        return At($"{date} 08:20", new DayOpened(
            NodaTime.Text.LocalDatePattern.Iso.Parse(date).Value, _plan,
            [
                .. _plan.Counters.Select(c => open.Contains(c.Id)
                    ? new CounterState(c.Id, Staffing.Open, $"clerk-{c.Id}")
                    : new CounterState(c.Id, Staffing.Closed))]));
    }

    /// <summary>Opens and closes the doors by the clock as the hours say, with lunch.</summary>
    public ServiceDay Morning(string date = "2026-03-02") => At($"{date} 08:30", new DoorsOpened(null));

    public ServiceDay Rest(string date = "2026-03-02") =>
        At($"{date} 12:00", new DoorsClosed(null)).At($"{date} 14:00", new DoorsOpened(null))
            .At($"{date} 17:30", new DoorsClosed(null));

    public ServiceDay At(string time, params HallEvent[] events)
    {
        _journal.At(time);
        foreach (var happened in events) _journal.Then(happened);
        return this;
    }

    public ServiceDay Issue(
        string time, string ticket = "A001", int lowSeconds = 0, TicketWarning? warning = null)
    {
        TicketNumber.TryParse(ticket, out var number);
        return At(time, new TicketIssued(
            Visit(ticket), number, "social", null, "ordinary", "zh-CN", null, null, 0,
            new EstimateSeconds(lowSeconds, lowSeconds * 2), SlipState.None, warning));
    }

    public ServiceDay Call(string time, string ticket = "A001", int counter = 1) => At(
        time, new VisitCalled(Visit(ticket), counter, $"clerk-{counter}", null, null),
        new VisitServed(Visit(ticket), counter));

    public ServiceDay Finish(string time, string ticket = "A001", int counter = 1, string? why = null) =>
        At(time, new TurnFinished(Visit(ticket), counter, why is null ? "answered" : "none", null, why));

    public static VisitId Visit(string ticket) => new($"V-{ticket}");

    public Instant Time(string time) => _journal.Time(time);

    public IReadOnlyList<Finding> Findings(string rule, string? until = null) =>
        _journal.Findings(rule, until);

    public IReadOnlyList<Finding> Breaches(string rule, string? until = null) =>
        _journal.Breaches(rule, until);
}
