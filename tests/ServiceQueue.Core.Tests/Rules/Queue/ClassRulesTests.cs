using System.Collections.Immutable;
using FluentAssertions;
using ServiceQueue.Core.Books;
using ServiceQueue.Core.Counters;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Rulebooks;
using ServiceQueue.Core.Rules;
using ServiceQueue.Core.Rules.Queue;
using ServiceQueue.Core.Tests.Halls;
using ServiceQueue.Core.Visits;
using Xunit;

namespace ServiceQueue.Core.Tests.Rules.Queue;

/// <summary>Urgent calls, the lane, and what the figures of a day tell.</summary>
public sealed class ClassRulesTests
{
    [Fact]
    public void R_QUEUE_URGENT_kept()
    {
        var day = Tickets(10).Urgent("A010").Through("A001").Through("A002").Through("A003").Urgent("A009");
        day.Breaches("R-QUEUE-URGENT").Should().BeEmpty();
    }

    [Fact]
    public void R_QUEUE_URGENT_broken_by_the_ratio()
    {
        var day = Tickets(10).Urgent("A010").Through("A001").Through("A002").Urgent("A009");
        var found = day.Breaches("R-QUEUE-URGENT").Should().ContainSingle().Subject;
        found.Subject.Should().Be("A009 2026-03-02");
        found.Evidence.Should().Contain(day.Last - 1, "the call before the turn ended");
    }

    [Fact]
    public void R_QUEUE_URGENT_broken_by_the_cap()
    {
        var day = Tickets(10);
        foreach (var (ticket, counter) in new[] { ("A010", 1), ("A009", 2) }) day.Urgent(ticket, counter);
        day.Through("A001").Through("A002").Through("A003").Through("A004", 2).Through("A005", 2)
            .Through("A006", 2).Issue().Issue().Issue().Urgent("A013").Urgent("A012", 2);
        day.Breaches("R-QUEUE-URGENT").Should().BeEmpty("four in an hour are allowed");
        day.Urgent("A011", 3).Breaches("R-QUEUE-URGENT").Should().ContainSingle()
            .Which.Says.En.Should().Contain("the cap is 4");
    }

    [Fact]
    public void R_QUEUE_URGENT_broken_without_another_approver() =>
        Tickets(2).Call("A002", 1, "urgent", "clerk-1", "公函").Breaches("R-QUEUE-URGENT").Should()
            .ContainSingle();

    [Fact]
    public void R_QUEUE_URGENT_warns_when_an_ordinary_wait_grows_too_long() =>
        Tickets(2).After(70).Urgent("A002").Journal.Findings("R-QUEUE-URGENT").Should().ContainSingle()
            .Which.Should().BeEquivalentTo(new { Level = FindingLevel.Warning, Subject = "A001 2026-03-02" });

    [Fact]
    public void R_QUEUE_VULNERABLE_kept()
    {
        var day = Tickets(4).Issue("A", "elderly").Issue("A", "disabled").Through("A005", lane: "elderly")
            .Through("A001").Through("A002").Through("A006", lane: "disabled");
        day.Breaches("R-QUEUE-VULNERABLE").Should().BeEmpty();
        day.Breaches("R-QUEUE-FCFS").Should().BeEmpty("order is kept within each class");
    }

    [Fact]
    public void R_QUEUE_VULNERABLE_broken_by_more_than_the_share()
    {
        var day = Tickets(4).Issue("A", "elderly").Issue("A", "disabled").Through("A005", lane: "elderly")
            .Through("A001").Call("A006", lane: "disabled");
        var found = day.Breaches("R-QUEUE-VULNERABLE").Should().ContainSingle().Subject;
        found.Subject.Should().Be("A006 2026-03-02");
        found.Evidence.Should().Contain(day.Last);
    }

    [Fact]
    public void R_QUEUE_VULNERABLE_broken_by_longer_waits_than_all()
    {
        var day = new QueueDay();
        for (var i = 0; i < 5; i++) day.Issue("A", "elderly");
        for (var i = 1; i <= 5; i++) day.Issue("B").Through($"B00{i}", 3);
        for (var i = 1; i <= 5; i++) day.Through($"A00{i}");
        day.Close().Breaches("R-QUEUE-VULNERABLE").Should().ContainSingle()
            .Which.Subject.Should().Be("2026-03-02");
    }

    [Fact]
    public void R_QUEUE_INVEST_kept() =>
        Tickets(1).Issue("A", "investor").Through("A001").Through("A002")
            .Breaches("R-QUEUE-INVEST").Should().BeEmpty("called in order, an investor is like anybody");

    [Fact]
    public void R_QUEUE_INVEST_broken() =>
        Tickets(2).Call("A002", 1, "investor", "boss", "项目").Breaches("R-QUEUE-INVEST").Should()
            .ContainSingle();

    [Fact]
    public void R_QUEUE_WAIT_METRIC_kept() =>
        Tickets(3).Through("A001").Through("A002").Through("A003").Close()
            .Journal.Findings("R-QUEUE-WAIT-METRIC").Should().BeEmpty();

    [Fact]
    public void R_QUEUE_WAIT_METRIC_broken()
    {
        var found = Tickets(12).After(20).Through("A001").Close().Journal.Findings("R-QUEUE-WAIT-METRIC");
        found.Select(f => (f.Level, f.Subject)).Should().Equal(
            (FindingLevel.Warning, "social"), (FindingLevel.Breach, "2026-03-02"));
    }

    [Fact]
    public void R_QUEUE_EQUAL_5_kept_and_broken()
    {
        var day = new QueueDay();
        for (var i = 1; i <= 12; i++) day.Issue().Through($"A{i:000}");
        day.Close().Breaches("R-QUEUE-EQUAL-5").Should().BeEmpty();

        day = new QueueDay();
        for (var i = 1; i <= 11; i++) day.Issue().Call($"A{i:000}").Finish($"A{i:000}", 1, "answered");
        for (var i = 12; i <= 21; i++) day.Issue();
        day.After(30);
        for (var i = 12; i <= 21; i++) day.Call($"A{i:000}").Finish($"A{i:000}", 1, "immediate");
        day.Close().Breaches("R-QUEUE-EQUAL-5").Select(f => f.Subject).Should()
            .Contain("2026-03-02 handing in").And.NotContain("2026-03-02 asking");
    }

    [Fact]
    public void R_QUEUE_MAY_REQUIRE_kept_and_broken()
    {
        new QueueDay().Issue().Breaches("R-QUEUE-MAY-REQUIRE").Should()
            .BeEmpty("the hall does not ask for it");
        var rules = new Rulebook
        {
            Set = ImmutableSortedDictionary<string, int>.Empty.Add(QueueFigures.ItemDemanded.Id, 1),
        };
        var day = new QueueDay();
        day.Do(new DayOpened(
                new NodaTime.LocalDate(2026, 3, 2), TestHall.Plan,
                [.. TestHall.Plan.Counters.Select(c => new CounterState(c.Id, Staffing.Open))],
                Books: HallBooks.Empty with { Rules = rules }))
            .Issue("B").Issue("A");
        day.Breaches("R-QUEUE-MAY-REQUIRE").Should().ContainSingle("only one of the services has items")
            .Which.Subject.Should().Be("A001 2026-03-02");
    }

    private static QueueDay Tickets(int count)
    {
        var day = new QueueDay();
        for (var i = 0; i < count; i++) day.Issue();
        return day;
    }
}
