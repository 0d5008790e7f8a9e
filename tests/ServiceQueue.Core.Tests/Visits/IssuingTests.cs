using FluentAssertions;
using ServiceQueue.Core.Devices;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Jobs;
using ServiceQueue.Core.Tests.Halls;
using ServiceQueue.Core.Visits;
using Xunit;

namespace ServiceQueue.Core.Tests.Visits;

public sealed class IssuingTests
{
    private readonly TestHall _hall = new();

    [Fact]
    public void NumbersRunOnPerLetter()
    {
        var numbers = new[] { "social", "civil", "social", "social", "civil" }.Select(
            s => _hall.Issue(s).Ticket.ToString());
        numbers.Should().Equal("A001", "B001", "A002", "A003", "B002");
    }

    [Fact]
    public void ATicketLeavesASlipOnTheKiosksPrinterOnly()
    {
        _hall.Issue(kiosk: "kiosk-1").Slip.Should().Be(SlipState.Queued);
        _hall.Issue(kiosk: "kiosk-2").Slip.Should().Be(SlipState.None);
        _hall.Issue().Slip.Should().Be(SlipState.None);
        var job = _hall.Jobs.Should().ContainSingle().Subject;
        job.Device.Should().Be("printer-1");
        var slip = job.Work.Should().BeOfType<PrintSlip>().Subject.Slip;
        slip.Should().BeEquivalentTo(new
        {
            Ticket =
                "A001", Copy = 1, MayBeSecond = false, Ahead = 0, TrackUrl = "http://127.0.0.1:8080/v/V1",
            Places = new[] { "1号窗口", "2号窗口" },
        });
    }

    [Fact]
    public void SaysHowManyAreAhead()
    {
        _hall.Issue();
        _hall.Issue("civil");
        _hall.Issue().Ahead.Should().Be(1, "the civil ticket waits in another queue");
    }

    [Theory]
    [InlineData("nowhere", null, null, RefusalCode.UnknownService)]
    [InlineData("social", "SV-9", null, RefusalCode.UnknownItem)]
    [InlineData("civil", "SV-1", null, RefusalCode.UnknownItem)]
    [InlineData("social", null, "kiosk-9", RefusalCode.UnknownKiosk)]
    public void RefusesWhatIsNotThere(string service, string? item, string? kiosk, RefusalCode code)
    {
        var before = _hall.State;
        _hall.Refuse(
            new IssueTicket(new VisitId("X"), service, item, "ordinary", "zh-CN", kiosk, null)).Code.Should()
                .Be(code);
        _hall.State.Should().BeSameAs(before);
    }

    [Fact]
    public void RefusesBehindClosedDoors()
    {
        _hall.Do(new CloseDoors("停电"));
        _hall.Refuse(new IssueTicket(new VisitId("X"), "social", null, "ordinary", "zh-CN", null, null))
            .Code.Should().Be(RefusalCode.HallClosed);
    }

    [Fact]
    public void KeepsTheDayQuota()
    {
        var limited = TestHall.Plan.Services[0] with { DayQuota = 2 };
        var plan = TestHall.Plan with { Services = [limited, TestHall.Plan.Services[1]] };
        var hall = new TestHall(plan);
        hall.Issue();
        hall.Issue();
        hall.Refuse(new IssueTicket(new VisitId("X"), "social", null, "ordinary", "zh-CN", null, null))
            .Code.Should().Be(RefusalCode.QuotaReached);
        hall.Issue("civil").Ticket.Number.Should().Be(1);
    }

    [Fact]
    public void AHolderHasOneLiveTicketPerService()
    {
        var first = _hall.Issue(holder: "digest");
        var refused = _hall.Refuse(
            new IssueTicket(new VisitId("X"), "social", null, "ordinary", "zh-CN", null, "digest"));
        refused.Should().Be(new Refused(RefusalCode.DuplicateHolder, "A001"));
        _hall.Issue("civil", holder: "digest");
        _hall.Do(new LeaveVisit(first.Id));
        _hall.Issue(holder: "digest").Ticket.Number.Should().Be(2);
    }

    [Fact]
    public void AHallThatDemandsPaperIssuesNothingWithoutIt()
    {
        var hall = new TestHall(TestHall.Plan with { Rules = new HallRules { DemandsPaper = true } });
        hall.Issue(kiosk: "kiosk-1");
        hall.Do(new ReportDevice("printer-1", "paperOut", false, ""));
        hall.Refuse(new IssueTicket(new VisitId("X"), "social", null, "ordinary", "zh-CN", "kiosk-1", null))
            .Code.Should().Be(RefusalCode.PrinterUnavailable);
        hall.Do(new ReportDevice("printer-1", "paperNearEnd", true, ""));
        hall.Issue(kiosk: "kiosk-1").Ticket.Number.Should().Be(2, "low paper is a warning, not an end");
    }
}
