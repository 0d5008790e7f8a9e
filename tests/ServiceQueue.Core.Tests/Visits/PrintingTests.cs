using FluentAssertions;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Jobs;
using ServiceQueue.Core.Tests.Cases;
using ServiceQueue.Core.Tests.Halls;
using ServiceQueue.Core.Visits;
using Xunit;

namespace ServiceQueue.Core.Tests.Visits;

public sealed class PrintingTests
{
    private readonly TestHall _hall = new();

    [Fact]
    public void ASlipOfUncertainFateIsPrintedAgainAndSaysSo()
    {
        var visit = _hall.Issue(kiosk: "kiosk-1");
        _hall.Do(new ReportSlip(visit.Id, 1, SlipState.Unknown));
        var again = _hall.Jobs[^1].Work.Should().BeOfType<PrintSlip>().Subject.Slip;
        again.Copy.Should().Be(2);
        again.MayBeSecond.Should().BeTrue();
        _hall.Look(visit).Slip.Should().Be(SlipState.Queued);
        _hall.Do(new ReportSlip(visit.Id, 2, SlipState.Printed));
        _hall.Look(visit).Slip.Should().Be(SlipState.Printed);
    }

    [Fact]
    public void ItIsNotPrintedAgainForEver()
    {
        var visit = _hall.Issue(kiosk: "kiosk-1");
        for (var copy = 1; copy <= Printing.CopiesTried; copy++)
            _hall.Do(new ReportSlip(visit.Id, copy, SlipState.Unknown));
        _hall.Jobs.Should().HaveCount(Printing.CopiesTried);
        _hall.Look(visit).Slip.Should().Be(SlipState.Unknown);
    }

    [Fact]
    public void NorForAVisitThatIsOver()
    {
        var visit = _hall.Issue(kiosk: "kiosk-1");
        _hall.Do(new LeaveVisit(visit.Id));
        _hall.Do(new ReportSlip(visit.Id, 1, SlipState.Unknown));
        _hall.Jobs.Should().HaveCount(1);
    }

    [Fact]
    public void ALateReportOfAnOlderCopyChangesNothing()
    {
        var visit = _hall.Issue(kiosk: "kiosk-1");
        _hall.Do(new ReprintSlip(visit.Id, null));
        _hall.Do(new ReportSlip(visit.Id, 2, SlipState.Printed));
        _hall.Do(new ReportSlip(visit.Id, 1, SlipState.Failed));
        _hall.Look(visit).Slip.Should().Be(SlipState.Printed);
    }

    [Fact]
    public void AReprintNeedsAKioskWithAPrinter()
    {
        var visit = _hall.Issue();
        _hall.Refuse(new ReprintSlip(visit.Id, "kiosk-2")).Code.Should().Be(RefusalCode.PrinterUnavailable);
        _hall.Refuse(new ReprintSlip(visit.Id, "kiosk-9")).Code.Should().Be(RefusalCode.UnknownKiosk);
        _hall.Do(new ReprintSlip(visit.Id, null));
        _hall.Jobs[^1].Device.Should().Be("printer-1");
    }

    [Fact]
    public void EveryCopyForALateComerSaysThatTodayMayBeTooLate()
    {
        var hall = new CaseHall().At("2026-03-02 17:28");
        foreach (var id in new[] { "v1", "v2", "v3" })
            hall.Do(new IssueTicket(new VisitId(id), "social", null, "ordinary", "zh-CN", "kiosk-1", null));
        hall.Do(new ReprintSlip(new VisitId("v3"), null));
        hall.Jobs.Select(j => j.Work).OfType<PrintSlip>().Select(p => (p.Slip.Copy, p.Slip.MayNotBeServed))
            .Should().Equal((1, false), (1, true), (1, true), (2, true));
    }

    [Fact]
    public void ASlipOfAVisitThatIsOverIsNotWantedAnyMore()
    {
        var visit = _hall.Issue(kiosk: "kiosk-1");
        var job = _hall.Jobs[^1];
        Reactions.Wanted(_hall.State, job, _hall.Now).Should().BeTrue();
        _hall.Do(new LeaveVisit(visit.Id));
        Reactions.Wanted(_hall.State, job, _hall.Now).Should().BeFalse();
    }
}
