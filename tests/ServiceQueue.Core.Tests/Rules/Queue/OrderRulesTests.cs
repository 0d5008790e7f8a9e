using FluentAssertions;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Rules;
using ServiceQueue.Core.Tests.Halls;
using ServiceQueue.Core.Visits;
using Xunit;

namespace ServiceQueue.Core.Tests.Rules.Queue;

/// <summary>Numbers, order and guidance: the journal that keeps each rule, and one that breaks it.</summary>
public sealed class OrderRulesTests
{
    [Fact]
    public void R_QUEUE_TAKE_NUMBER_kept() =>
        new QueueDay().Issue().Call("A001").Do(Served("A001", 1)).Finish("A001")
            .Breaches("R-QUEUE-TAKE-NUMBER").Should().BeEmpty();

    [Fact]
    public void R_QUEUE_TAKE_NUMBER_broken_by_serving_a_ticket_that_was_not_called()
    {
        var day = new QueueDay().Issue();
        day.Do(new VisitServed(day.Of("A001"), 1));
        var found = day.Breaches("R-QUEUE-TAKE-NUMBER").Should().ContainSingle().Subject;
        found.Subject.Should().Be("A001 2026-03-02");
        found.Evidence.Should().Equal(day.Last);
        found.Counter.Should().Be(1);
    }

    [Fact]
    public void R_QUEUE_TAKE_NUMBER_broken_by_a_number_issued_twice()
    {
        var day = new QueueDay().Issue();
        var first = day.Last;
        day.Issue(number: 1);
        day.Breaches("R-QUEUE-TAKE-NUMBER").Should().ContainSingle().Which.Evidence
            .Should().Equal(first, day.Last);
    }

    [Fact]
    public void R_QUEUE_FCFS_kept() =>
        new QueueDay().Issue().Issue("B").Issue().Through("A001").Through("A002").Through("B001", 3)
            .Breaches("R-QUEUE-FCFS").Should().BeEmpty("each queue is called in order, and each has its own");

    [Fact]
    public void R_QUEUE_FCFS_kept_when_the_earlier_one_missed_its_call()
    {
        var day = new QueueDay().Issue().Issue().Call("A001");
        day.Do(new VisitNoShow(day.Of("A001"), 1)).Do(new VisitReturned(day.Of("A001"), 8)).Through("A002");
        day.Breaches("R-QUEUE-FCFS").Should().BeEmpty();
    }

    [Fact]
    public void R_QUEUE_FCFS_broken()
    {
        var day = new QueueDay().Issue();
        var passed = day.Last;
        day.Issue().Call("A002");
        var found = day.Breaches("R-QUEUE-FCFS").Should().ContainSingle().Subject;
        found.Evidence.Should().Equal(passed, passed + 1, passed + 2);
        found.At.Should().Be(day.Journal.Records[^1].At);
        found.Says.ZhCn.Should().Contain("A001").And.Contain("A002");
    }

    [Fact]
    public void R_QUEUE_FCFS_broken_by_a_lane_that_the_visitor_has_no_right_to() =>
        new QueueDay().Issue().Issue().Call("A002", lane: "elderly")
            .Breaches("R-QUEUE-FCFS").Should().ContainSingle();

    [Fact]
    public void R_QUEUE_FCFS_broken_within_the_lane() =>
        new QueueDay().Issue("A", "elderly").Issue("A", "pregnant").Call("A002", lane: "pregnant")
            .Breaches("R-QUEUE-FCFS").Should().ContainSingle();

    [Fact]
    public void R_QUEUE_NO_FAVOUR_kept() =>
        new QueueDay().Issue().Issue().Issue().Call("A003", 1, "urgent", "boss", "公函")
            .Call("A002", 2, "elderly", "boss")
            .Breaches("R-QUEUE-NO-FAVOUR").Should().BeEmpty("a vulnerable visitor's own word is evidence");

    [Theory]
    [InlineData("relation", "boss", "熟人")]
    [InlineData("", "boss", "公函")]
    [InlineData("urgent", null, "公函")]
    [InlineData("urgent", " ", "公函")]
    [InlineData("urgent", "clerk-1", "公函")]
    [InlineData("urgent", "boss", null)]
    public void R_QUEUE_NO_FAVOUR_broken(string reason, string? approver, string? evidence)
    {
        var day = new QueueDay().Issue().Issue().Call("A002", 1, reason, approver, evidence);
        day.Breaches("R-QUEUE-NO-FAVOUR").Should().ContainSingle()
            .Which.Should().BeEquivalentTo(new { Counter = 1, Evidence = new[] { day.Last } });
    }

    [Fact]
    public void R_QUEUE_TRANSFER_kept()
    {
        var day = new QueueDay().Issue().Issue("B").Call("A001");
        day.Do(new VisitTransferred(day.Of("A001"), 1, "civil", null, null)).Through("A001", 3)
            .Through("B001", 3).Breaches("R-QUEUE-TRANSFER").Should().BeEmpty();
    }

    [Fact]
    public void R_QUEUE_TRANSFER_broken_by_lost_seniority()
    {
        var day = new QueueDay().Issue().Issue("B").Call("A001");
        day.Do(new VisitTransferred(day.Of("A001"), 1, "civil", null, null)).Call("B001", 3);
        var found = day.Breaches("R-QUEUE-TRANSFER").Should().ContainSingle().Subject;
        found.Subject.Should().Be("A001 2026-03-02");
        found.Evidence.Should().Contain([day.Last, day.Last - 1]);
    }

    [Fact]
    public void R_QUEUE_TRANSFER_broken_by_a_third_counter()
    {
        var day = new QueueDay().Issue().Call("A001");
        day.Do(new VisitTransferred(day.Of("A001"), 1, "social", 2, null)).Call("A001", 2)
            .Breaches("R-QUEUE-TRANSFER").Should().BeEmpty();
        day.Do(new VisitTransferred(day.Of("A001"), 2, "civil", null, null)).Call("A001", 3)
            .Breaches("R-QUEUE-TRANSFER").Should().ContainSingle().Which.Counter.Should().Be(3);
    }

    [Fact]
    public void R_QUEUE_GUIDE_kept() =>
        new QueueDay().Issue().Call("A001").Breaches("R-QUEUE-GUIDE").Should().BeEmpty();

    [Fact]
    public void R_QUEUE_GUIDE_broken()
    {
        var nameless = TestHall.Plan.Counters[0] with { Name = new Words("") };
        var plan = TestHall.Plan with { Counters = TestHall.Plan.Counters.SetItem(0, nameless) };
        new QueueDay(plan).Issue().Issue().Through("A001", 2).Call("A002")
            .Breaches("R-QUEUE-GUIDE").Should().ContainSingle().Which.Counter.Should().Be(1);
    }

    [Fact]
    public void R_QUEUE_NUMBER_INTEGRITY_kept()
    {
        var day = new QueueDay().Issue().Issue("B").Issue();
        foreach (var ticket in new[] { "A001", "A002", "B001" })
            day.Do(new VisitLeft(day.Of(ticket), Leaving.DayClosed));
        day.Close().Breaches("R-QUEUE-NUMBER-INTEGRITY").Should().BeEmpty();
    }

    [Fact]
    public void R_QUEUE_NUMBER_INTEGRITY_broken_by_a_gap() =>
        new QueueDay().Issue().Issue(number: 3).Breaches("R-QUEUE-NUMBER-INTEGRITY").Should().ContainSingle()
            .Which.Says.ZhCn.Should().Contain("A002");

    [Fact]
    public void R_QUEUE_NUMBER_INTEGRITY_broken_by_a_number_that_vanishes()
    {
        var day = new QueueDay().Issue();
        var issued = day.Last;
        day.Close().Breaches("R-QUEUE-NUMBER-INTEGRITY").Should().ContainSingle()
            .Which.Evidence.Should().Equal(issued, day.Last);
    }

    [Fact]
    public void R_QUEUE_NUMBER_INTEGRITY_broken_by_a_number_left_without_a_reason()
    {
        var day = new QueueDay().Issue();
        day.Do(new VisitLeft(day.Of("A001"),
            "")).Breaches("R-QUEUE-NUMBER-INTEGRITY").Should().ContainSingle();
    }

    private static VisitServed Served(string ticket, int counter) =>
        new(new VisitId($"V-{ticket}-0"), counter);
}
