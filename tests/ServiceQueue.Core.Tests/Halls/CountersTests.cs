using FluentAssertions;
using NodaTime;
using ServiceQueue.Core.Counters;
using ServiceQueue.Core.Devices;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Jobs;
using ServiceQueue.Core.Visits;
using Xunit;

namespace ServiceQueue.Core.Tests.Halls;

public sealed class CountersTests
{
    private readonly TestHall _hall = new();

    [Fact]
    public void AClerkSitsAtOneCounter()
    {
        _hall.Do(new OpenCounter(1, "wang"));
        _hall.Refuse(new OpenCounter(2, "wang")).Should().Be(new Refused(RefusalCode.ClerkElsewhere, "1号窗口"));
        _hall.Do(new OpenCounter(1, "wang")).Should().BeEmpty("it is as asked already");
        _hall.Do(new CloseCounter(1));
        _hall.Do(new OpenCounter(2, "wang"));
    }

    [Fact]
    public void ACounterWithATurnNeitherClosesNorChangesHands()
    {
        _hall.Open(1);
        _hall.Issue();
        _hall.Call(1);
        _hall.Refuse(new CloseCounter(1)).Code.Should().Be(RefusalCode.TurnActive);
        _hall.Refuse(new OpenCounter(1, "li")).Code.Should().Be(RefusalCode.TurnActive);
    }

    [Fact]
    public void APauseKeepsTheTurnAndItsEnd()
    {
        _hall.Open(1);
        _hall.Issue();
        _hall.Call(1);
        _hall.Do(new PauseCounter(1, "午休", null));
        Sign().Text.Should().Be("请A001号", "the visitor who was called still needs the number");
        _hall.Do(new FinishTurn(1, "answered", null, null));
        Sign().Text.Should().Be("暂停服务");
        _hall.Do(new ContinueCounter(1));
        Sign().Text.Should().Be("社保窗口");
        _hall.Do(new CloseCounter(1));
        Sign().Text.Should().Be("窗口关闭");
    }

    [Fact]
    public void TheCallKeyEndsTheTurnAndCallsTheNext()
    {
        _hall.Open(1);
        _hall.Issue();
        _hall.Issue();
        _hall.Do(new PressKey("keypad-1", PressedKey.Call));
        _hall.Refuse(new PressKey("keypad-1", PressedKey.Call)).Code.Should().Be(RefusalCode.KeyBounced);
        _hall.Now += Duration.FromSeconds(3);
        var events = _hall.Do(new PressKey("keypad-1", PressedKey.Call));
        events.Select(e => e.GetType()).Should().Equal(typeof(TurnFinished), typeof(VisitCalled));
        events.OfType<TurnFinished>().Single().Outcome.Should().Be(Outcomes.None);
        _hall.Now += Duration.FromSeconds(3);
        _hall.Do(new PressKey("keypad-1", PressedKey.Call)).Should().ContainSingle("nobody waits any more")
            .Which.Should().BeOfType<TurnFinished>();
    }

    [Fact]
    public void TheOtherKeysDoWhatTheySay()
    {
        _hall.Open(1);
        _hall.Issue();
        _hall.Do(new PressKey("keypad-1", PressedKey.Call));
        _hall.Do(new PressKey("keypad-1", PressedKey.Recall)).Single().Should().BeOfType<VisitRecalled>();
        _hall.Do(new PressKey("keypad-1", PressedKey.NoShow)).Single().Should().BeOfType<VisitNoShow>();
        _hall.Do(new PressKey("keypad-1", PressedKey.Pause)).Single().Should().BeOfType<CounterPaused>();
        _hall.Refuse(new PressKey("keypad-1", PressedKey.Call)).Code.Should().Be(RefusalCode.CounterPaused);
        _hall.Do(new PressKey("keypad-1", PressedKey.Pause)).Single().Should().BeOfType<CounterContinued>();
        _hall.Refuse(new PressKey("keypad-9", PressedKey.Call)).Code.Should().Be(RefusalCode.UnknownDevice);
    }

    [Fact]
    public void ADevicesFaultIsToldOnceAndTakenBackOnce()
    {
        _hall.Do(new ReportDevice("printer-1", "paperOut", false, "")).Should().ContainSingle();
        _hall.Do(new ReportDevice("printer-1", "paperOut", false, "again")).Should().BeEmpty();
        _hall.Do(new ReportDevice("printer-1", "garbage", true, "")).Should().ContainSingle();
        _hall.Do(new ReportDevice("printer-1", "garbage", false, "works no more")).Should().ContainSingle();
        _hall.Do(new ReportDevice("printer-1", null, true, "")).Single()
            .Should().Be(new DeviceRecovered("printer-1", "garbage"));
        _hall.Do(new ReportDevice("printer-1", null, true, "")).Should().BeEmpty();
        _hall.Refuse(new ReportDevice("printer-9", "paperOut", false, "")).Code.Should()
            .Be(RefusalCode.UnknownDevice);
    }

    [Fact]
    public void ANewPlanTakesEffectInTheMiddleOfADay()
    {
        _hall.Open(1, 2);
        var visit = _hall.Issue();
        _hall.Call(2);
        _hall.Do(new AdoptPlan(TestHall.Plan)).Should().BeEmpty("it is the plan in force");
        _hall.Do(new AdoptPlan(TestHall.Plan with { Counters = [TestHall.Plan.Counters[0]] }));
        _hall.Look(visit).Turn.State.Should().Be(TurnState.Waiting, "its counter is gone");
        _hall.Call(1).Id.Should().Be(visit.Id);
    }

    [Fact]
    public void TheBoardShowsCallsNewestFirst()
    {
        _hall.Open(1, 3);
        _hall.Issue();
        _hall.Issue("civil");
        _hall.Call(1);
        _hall.Call(3);
        var board = Pictures.Board(_hall.State);
        board.Calls.Select(c => c.Ticket).Should().Equal("B001", "A001");
        _hall.Do(new RecallVisit(1));
        Pictures.Board(_hall.State).Calls.Select(c => c.Ticket).Should().Equal("A001", "B001");
        board.ShowsSame(Pictures.Board(_hall.State)).Should().BeFalse();
        board.ShowsSame(board with { Sequence = 99 }).Should().BeTrue();
    }

    private CounterPicture Sign() => Pictures.Sign(_hall.State, TestHall.Plan.Counters[0]);
}
