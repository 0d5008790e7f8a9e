using FluentAssertions;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Selection;
using ServiceQueue.Core.Tests.Rules.Queue;
using ServiceQueue.Core.Visits;
using Xunit;

namespace ServiceQueue.Core.Tests.Selection;

/// <summary>Why one ticket was called before another, for every reason there is.</summary>
public sealed class FairnessTests
{
    [Fact]
    public void TheEarlierTicketGoesFirst()
    {
        var why = Why(new QueueDay().Issue().Issue(), "A001", "A002");
        why.Reason.Should().Be(FairnessReason.Earlier);
        why.Says.En.Should().Contain("A001 was issued at 09:06").And.Contain("A002 at 09:07");
    }

    [Fact]
    public void TheLaneDecides() =>
        Why(new QueueDay().Issue().Issue("A", "elderly"), "A002", "A001", lane: "elderly").Reason.Should()
            .Be(FairnessReason.Lane);

    [Fact]
    public void ALaneThatTheVisitorHasNoRightToExplainsNothing() =>
        Why(new QueueDay().Issue().Issue(), "A002", "A001", lane: "elderly").Reason.Should()
            .Be(FairnessReason.Unexplained);

    [Fact]
    public void AnApprovedExceptionNamesReasonApproverAndEvidence()
    {
        var day = new QueueDay().Issue().Issue();
        var why = Fairness.Why(
            day.State, new VisitCalled(day.Of("A002"), 1, "clerk-1", "urgent", "boss", "公函"), Ticket("A001"));
        why.Reason.Should().Be(FairnessReason.OutOfOrder);
        why.Says.ZhCn.Should().Contain("urgent").And.Contain("boss").And.Contain("公函");
    }

    [Fact]
    public void TheOtherWasNotIssuedYet() =>
        Why(new QueueDay().Issue(), "A001", "A007").Reason.Should().Be(FairnessReason.OtherNotIssued);

    [Fact]
    public void TheOtherWasAtACounter() =>
        Why(new QueueDay().Issue().Issue().Call("A001", 2), "A002", "A001").Reason.Should()
            .Be(FairnessReason.OtherAtCounter);

    [Fact]
    public void TheOtherWasOver() =>
        Why(new QueueDay().Issue().Issue().Through("A001", 2), "A002", "A001").Reason.Should()
            .Be(FairnessReason.OtherOver);

    [Fact]
    public void TheOtherWasHeld()
    {
        var day = new QueueDay().Issue().Issue().Call("A001");
        day.Do(new VisitHeld(day.Of("A001"), 1, null, null));
        Why(day, "A002", "A001").Reason.Should().Be(FairnessReason.OtherHeld);
    }

    [Fact]
    public void TheOtherMissedItsCallAndThenCameBackBehind()
    {
        var day = new QueueDay().Issue().Issue().Call("A001");
        day.Do(new VisitNoShow(day.Of("A001"), 1));
        Why(day, "A002", "A001").Reason.Should().Be(FairnessReason.OtherNoShow);
        day.Do(new VisitReturned(day.Of("A001"), day.State.Visits[day.Of("A002")].Turn.Order));
        Why(day, "A002", "A001").Reason.Should().Be(FairnessReason.OtherReturned);
    }

    [Fact]
    public void TheCounterDoesNotServeTheOther() =>
        Why(new QueueDay().Issue("B").Issue(), "A001", "B001").Reason.Should()
            .Be(FairnessReason.OtherService);

    [Fact]
    public void TheOtherWaitsForAnotherCounterOnly()
    {
        var day = new QueueDay().Issue().Issue().Call("A001");
        day.Do(new VisitTransferred(day.Of("A001"), 1, "social", 2, null));
        Why(day, "A002", "A001").Reason.Should().Be(FairnessReason.OtherCounter);
    }

    [Fact]
    public void ATransferredTicketKeepsItsSeniority()
    {
        var day = new QueueDay().Issue().Issue("B").Call("A001");
        day.Do(new VisitTransferred(day.Of("A001"), 1, "civil", null, null));
        Why(day, "A001", "B001", 3).Reason.Should().Be(FairnessReason.SeniorityKept);
    }

    [Fact]
    public void ABreachIsNotExplainedAway() =>
        Why(new QueueDay().Issue().Issue(), "A002", "A001").Reason.Should().Be(FairnessReason.Unexplained);

    private static Explanation Why(
        QueueDay day, string called, string other, int counter = 1, string? lane = null) =>
        Fairness.Why(
            day.State,
            new VisitCalled(day.Of(called), counter,
                $"clerk-{counter}", null, null, null, lane), Ticket(other));

    private static TicketNumber Ticket(string text)
    {
        TicketNumber.TryParse(text, out var ticket).Should().BeTrue();
        return ticket;
    }
}
