using FluentAssertions;
using NodaTime;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Jobs;
using ServiceQueue.Core.Tests.Halls;
using ServiceQueue.Core.Visits;
using Xunit;

namespace ServiceQueue.Core.Tests.Visits;

public sealed class CallingTests
{
    private readonly TestHall _hall = new();

    [Fact]
    public void FirstComeFirstServedAcrossTheServicesOfACounter()
    {
        _hall.Open(2);
        string[] issued =
            [.. new[] { "civil", "social", "civil", "social" }.Select(s => _hall.Issue(s).Ticket.ToString())];
        var called = new List<string>();
        for (var i = 0; i < issued.Length; i++)
        {
            called.Add(_hall.Call(2).Ticket.ToString());
            _hall.Do(new FinishTurn(2, "answered", null, null));
        }

        called.Should().Equal(issued);
        _hall.Refuse(new CallNext(2)).Code.Should().Be(RefusalCode.NobodyWaiting);
    }

    [Fact]
    public void ACounterDrawsOnlyFromItsServices()
    {
        _hall.Open(1, 3);
        _hall.Issue("civil");
        _hall.Refuse(new CallNext(1)).Code.Should().Be(RefusalCode.NobodyWaiting);
        _hall.Call(3).Ticket.ToString().Should().Be("B001");
    }

    [Fact]
    public void ACounterNeverOwnsTwoTurns()
    {
        _hall.Open(1);
        _hall.Issue();
        var second = _hall.Issue();
        _hall.Call(1);
        _hall.Refuse(new CallNext(1)).Should().Be(new Refused(RefusalCode.TurnActive, "A001"));
        _hall.Refuse(new CallTicket(1, second.Ticket.ToString(), "elderly", "boss")).Code.Should()
            .Be(RefusalCode.TurnActive);
    }

    [Fact]
    public void ClosedAndPausedCountersCallNobody()
    {
        _hall.Issue();
        _hall.Refuse(new CallNext(1)).Code.Should().Be(RefusalCode.CounterClosed);
        _hall.Refuse(new CallNext(9)).Code.Should().Be(RefusalCode.UnknownCounter);
        _hall.Open(1);
        _hall.Do(new Core.Counters.PauseCounter(1, "午休", null));
        _hall.Refuse(new CallNext(1)).Code.Should().Be(RefusalCode.CounterPaused);
    }

    [Fact]
    public void TheCallSaysNumberWindowAndWindowName()
    {
        _hall.Open(1);
        _hall.Issue();
        _hall.Call(1);
        var call = _hall.Jobs.Select(j => j.Work).OfType<Announce>().Should().ContainSingle().Subject.Call;
        call.Say.ZhCn.Should().Be("请A001号到1号社保窗口办理");
        call.Say.En.Should().Contain("A001").And.Contain("counter 1");
        _hall.Do(new RecallVisit(1));
        _hall.Jobs.Select(j => j.Work).OfType<Announce>().Should().HaveCount(2);
        _hall.State.VisitAt(_hall.State.Counters[1])!.Turn.Recalls.Should().Be(1);
    }

    [Theory]
    [InlineData("A002", "relation", "boss", RefusalCode.ReasonNotListed)]
    [InlineData("A002", "elderly", "clerk-1", RefusalCode.ApproverIsCaller)]
    [InlineData("A002", "elderly", " ", RefusalCode.ApproverIsCaller)]
    [InlineData("A009", "elderly", "boss", RefusalCode.UnknownTicket)]
    [InlineData("…", "elderly", "boss", RefusalCode.UnknownTicket)]
    [InlineData("B001", "elderly", "boss", RefusalCode.ServiceNotHere)]
    public void OutOfOrderOnlyWithReasonAndAnotherApprover(
        string ticket, string reason, string approver, RefusalCode code)
    {
        _hall.Open(1);
        _hall.Issue();
        _hall.Issue();
        _hall.Issue("civil");
        _hall.Refuse(new CallTicket(1, ticket, reason, approver)).Code.Should().Be(code);
    }

    [Fact]
    public void OutOfOrderIsInTheJournalWithReasonAndApprover()
    {
        _hall.Open(1);
        _hall.Issue();
        _hall.Issue();
        _hall.Do(new CallTicket(1, "a 2", "elderly", "boss"));
        _hall.Journal[^1].Event.Should()
            .Be(new VisitCalled(new VisitId("V2"), 1, "clerk-1", "elderly", "boss"));
    }

    [Fact]
    public void ANoShowMayReturnBehindTheNextTwo()
    {
        _hall.Open(1);
        var tickets = Enumerable.Range(0, 4).Select(_ => _hall.Issue()).ToList();
        _hall.Call(1);
        _hall.Do(new MarkNoShow(1));
        _hall.Do(new ReturnVisit(tickets[0].Id));
        var order = new List<int>();
        for (var i = 0; i < 4; i++)
        {
            order.Add(_hall.Call(1).Ticket.Number);
            _hall.Do(new FinishTurn(1, "answered", null, null));
        }

        order.Should().Equal(2, 3, 1, 4);
    }

    [Fact]
    public void ATransferKeepsNumberAndSeniority()
    {
        _hall.Open(1, 3);
        var first = _hall.Issue();
        _hall.Now += Duration.FromMinutes(5);
        _hall.Issue("civil");
        _hall.Call(1);
        _hall.Do(new TransferVisit(1, "civil", null, "材料属民政"));
        _hall.Call(3).Id.Should().Be(first.Id);
        _hall.Look(first).Turns.Should().HaveCount(2);
        _hall.Look(first).Ticket.ToString().Should().Be("A001");
    }

    [Fact]
    public void ATransferToACounterWaitsForThatCounterOnly()
    {
        _hall.Open(1, 2);
        var visit = _hall.Issue();
        _hall.Call(1);
        _hall.Do(new TransferVisit(1, null, 2, null));
        _hall.Refuse(new CallNext(1)).Code.Should().Be(RefusalCode.NobodyWaiting);
        _hall.Call(2).Id.Should().Be(visit.Id);
    }

    [Fact]
    public void AHeldVisitIsTakenUpAgainAndAnnounced()
    {
        _hall.Open(1);
        var visit = _hall.Issue();
        _hall.Call(1);
        _hall.Do(new HoldVisit(1, "复印材料", null));
        _hall.State.Held.Should().Be(1);
        _hall.Issue();
        _hall.Call(1);
        _hall.Refuse(new ResumeVisit(1, visit.Id)).Code.Should().Be(RefusalCode.TurnActive);
        _hall.Do(new FinishTurn(1, "immediate", null, null));
        _hall.Do(new ResumeVisit(1, visit.Id));
        _hall.Look(visit).Turn.State.Should().Be(TurnState.Called);
        _hall.State.Held.Should().Be(0);
    }

    [Fact]
    public void TheEndOfATurnNeedsAnOutcomeAndNoneNeedsAReason()
    {
        _hall.Open(1);
        _hall.Issue();
        _hall.Refuse(new FinishTurn(1, "answered", null, null)).Code.Should().Be(RefusalCode.NoActiveTurn);
        _hall.Call(1);
        _hall.Refuse(new FinishTurn(1, "done", null, null)).Code.Should().Be(RefusalCode.OutcomeUnknown);
        _hall.Refuse(new FinishTurn(1, "none", null, " ")).Code.Should().Be(RefusalCode.OutcomeUnknown);
        _hall.Do(new FinishTurn(1, "none", null, "群众离开"));
    }

    [Fact]
    public void WhoIsServedCannotLeaveOrMissTheCall()
    {
        _hall.Open(1);
        var visit = _hall.Issue();
        _hall.Call(1);
        _hall.Refuse(new LeaveVisit(visit.Id)).Code.Should().Be(RefusalCode.BeingServed);
        _hall.Do(new ServeVisit(1));
        _hall.Refuse(new MarkNoShow(1)).Code.Should().Be(RefusalCode.BeingServed);
    }
}
