using NodaTime;
using ServiceQueue.Core.Counters;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Rules;
using ServiceQueue.Core.Tests.Halls;
using ServiceQueue.Core.Visits;

namespace ServiceQueue.Core.Tests.Rules.Queue;

/// <summary>
/// An open hall day of 2026-03-02 with its counters staffed, written by hand: whatever is asked for happens,
/// whether or not the hall would have decided it. Each step takes a minute.
/// </summary>
internal sealed class QueueDay
{
    private readonly TestJournal _journal;
    private readonly HallPlan _plan;
    private readonly Dictionary<char, int> _last = [];
    private readonly Dictionary<string, VisitId> _visits = [];
    private int _minute;

    public QueueDay(HallPlan? plan = null, string date = "2026-03-02")
    {
        _plan = plan ?? TestHall.Plan;
        _journal = new TestJournal(_plan);
        Date = date;
        Do(new PlanAdopted(_plan));
        Do(new DayOpened(
            NodaTime.Text.LocalDatePattern.Iso.Parse(date).Value, _plan,
            [.. _plan.Counters.Select(c => new CounterState(c.Id, Staffing.Closed))]));
        Do(new DoorsOpened(null));
        foreach (var counter in _plan.Counters) Do(new CounterOpened(counter.Id, $"clerk-{counter.Id}"));
    }

    public string Date { get; }

    public long Last => _journal.Last;

    public TestJournal Journal => _journal;

    /// <summary>The hall as it stands.</summary>
    public HallState State => _journal.Records.Aggregate(HallState.Before(_plan), Hall.Apply);

    public QueueDay Do(HallEvent happened, string actor = "test")
    {
        _journal.At($"{Date} {9 + (_minute / 60):00}:{_minute % 60:00}").Then(happened, actor);
        _minute++;
        return this;
    }

    public QueueDay After(int minutes)
    {
        _minute += minutes;
        return this;
    }

    /// <summary>Issues the next ticket of a letter, or one of a given number.</summary>
    public QueueDay Issue(string letter = "A", string visitorClass = "ordinary", int? number = null)
    {
        var service = _plan.Services.Single(s => s.Letter == letter[0]);
        var ticket = new TicketNumber(letter[0], number ?? _last.GetValueOrDefault(letter[0]) + 1);
        _last[letter[0]] = ticket.Number;
        var id = new VisitId($"V-{ticket}-{_visits.Count}");
        _visits[ticket.ToString()] = id;
        return Do(new TicketIssued(
            id, ticket, service.Id, null, visitorClass, "zh-CN", null, null, 0, default, SlipState.None));
    }

    public QueueDay Call(
        string ticket, int counter = 1, string? reason = null, string? approver = null,
            string? evidence = null,
        string? lane = null) =>
        Do(new VisitCalled(Of(ticket), counter, $"clerk-{counter}", reason, approver, evidence, lane));

    public QueueDay Finish(string ticket, int counter = 1, string outcome = "answered") =>
        Do(new TurnFinished(Of(ticket), counter, outcome, null, null));

    /// <summary>Calls and finishes.</summary>
    public QueueDay Through(string ticket, int counter = 1, string? lane = null) =>
        Call(ticket, counter, lane: lane).Finish(ticket, counter);

    public QueueDay Urgent(string ticket, int counter = 1) =>
        Call(ticket, counter, "urgent", "boss", "公函").Finish(ticket, counter);

    public QueueDay Close() => Do(new DayClosed(State.Day!.Date));

    public VisitId Of(string ticket) => _visits[ticket];

    public IReadOnlyList<Finding> Breaches(string rule) => _journal.Breaches(rule);
}
