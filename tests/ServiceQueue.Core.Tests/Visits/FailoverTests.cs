using FluentAssertions;
using ServiceQueue.Core.Devices;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Jobs;
using ServiceQueue.Core.Tests.Halls;
using ServiceQueue.Core.Visits;
using Xunit;

namespace ServiceQueue.Core.Tests.Visits;

/// <summary>
/// A kiosk with several printers: the first that is well prints, and no number twice unmarked.
/// </summary>
public sealed class FailoverTests
{
    private static readonly HallPlan Plan = TestHall.Plan with
    {
        Kiosks = [new KioskPlan("kiosk-1", "printer-1") { Spares = ["printer-2", "printer-3"] }],
        Devices =
        [
            new DevicePlan("printer-1", DeviceKind.Printer), new DevicePlan("printer-2", DeviceKind.Printer),
            new DevicePlan("printer-3", DeviceKind.Printer),
        ],
        Rules = new HallRules { DemandsPaper = true },
    };

    private readonly TestHall _hall = new(Plan);

    private Job Last => _hall.Jobs[^1];

    private Slip LastSlip => ((PrintSlip)Last.Work).Slip;

    [Fact]
    public void A_ticket_goes_to_the_first_printer_that_is_well()
    {
        Device(_hall.Issue(kiosk: "kiosk-1")).Should().Be("printer-1");
        Fault("printer-1");
        Device(_hall.Issue(kiosk: "kiosk-1")).Should().Be("printer-2");
        Fault("printer-2", works: true);
        Device(_hall.Issue(kiosk: "kiosk-1")).Should().Be("printer-2", "paper running low still prints");
        Fault("printer-2");
        Device(_hall.Issue(kiosk: "kiosk-1")).Should().Be("printer-3");
        _hall.Do(new ReportDevice("printer-1", null, true, ""));
        Device(_hall.Issue(kiosk: "kiosk-1")).Should().Be("printer-1");
    }

    [Fact]
    public void A_hall_that_demands_paper_issues_as_long_as_one_printer_is_well()
    {
        Fault("printer-1");
        Fault("printer-2");
        _hall.Issue(kiosk: "kiosk-1");
        Fault("printer-3");
        _hall.Refuse(new IssueTicket(new VisitId("X"), "social", null, "ordinary", "zh-CN", "kiosk-1", null))
            .Code.Should().Be(RefusalCode.PrinterUnavailable);
    }

    [Fact]
    public void A_slip_that_broke_off_is_printed_again_elsewhere_and_says_so()
    {
        var visit = _hall.Issue(kiosk: "kiosk-1");
        _hall.Do(new ReportSlip(visit.Id, 1, SlipState.Unknown, "printer-1"));
        Last.Device.Should().Be("printer-2", "the printer that has just failed may fail again");
        LastSlip.Copy.Should().Be(2);
        LastSlip.MayBeSecond.Should().BeTrue();
    }

    [Fact]
    public void With_no_other_that_is_well_it_is_printed_where_it_was()
    {
        Fault("printer-2");
        Fault("printer-3");
        var visit = _hall.Issue(kiosk: "kiosk-1");
        _hall.Do(new ReportSlip(visit.Id, 1, SlipState.Unknown, "printer-1"));
        Last.Device.Should().Be("printer-1");
    }

    [Fact]
    public void A_slip_that_was_not_begun_moves_without_a_mark()
    {
        var visit = _hall.Issue(kiosk: "kiosk-1");
        Fault("printer-1");
        Printers.HasSpare(_hall.State, visit.Id, "printer-1").Should().BeTrue();
        _hall.Do(new MoveSlip(visit.Id, 1, "printer-1"));
        Last.Device.Should().Be("printer-2");
        LastSlip.Copy.Should().Be(1);
        LastSlip.MayBeSecond.Should().BeFalse("nothing of it was on paper");
        Reactions.Wanted(_hall.State, Last, _hall.Now).Should().BeTrue();
    }

    [Fact]
    public void A_moved_reprint_keeps_its_mark()
    {
        var visit = _hall.Issue(kiosk: "kiosk-1");
        _hall.Do(new ReportSlip(visit.Id, 1, SlipState.Unknown, "printer-1"));
        _hall.Do(new MoveSlip(visit.Id, 2, "printer-2"));
        Last.Device.Should().Be("printer-1");
        LastSlip.MayBeSecond.Should().BeTrue();
    }

    [Fact]
    public void An_old_copy_is_not_moved_any_more()
    {
        var visit = _hall.Issue(kiosk: "kiosk-1");
        _hall.Do(new ReprintSlip(visit.Id, null));
        _hall.Do(new MoveSlip(visit.Id, 1, "printer-1")).Should().BeEmpty();
    }

    [Fact]
    public void Where_no_other_printer_is_there_is_no_spare()
    {
        var hall = new TestHall();
        var visit = hall.Issue(kiosk: "kiosk-1");
        Printers.HasSpare(hall.State, visit.Id, "printer-1").Should().BeFalse();
        hall.Do(new MoveSlip(visit.Id, 1, "printer-1"));
        hall.Look(visit).Slip.Should().Be(SlipState.Failed, "a slip given up is told, not lost");
    }

    private string Device(Visit visit) =>
        _hall.Jobs.Single(j => ((PrintSlip)j.Work).Slip.Visit == visit.Id).Device;

    private void Fault(string printer, bool works = false) =>
        _hall.Do(new ReportDevice(printer, works ? "paperNearEnd" : "paperOut", works, ""));
}
