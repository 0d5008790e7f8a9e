using FluentAssertions;
using ServiceQueue.Contracts;
using Xunit;

namespace ServiceQueue.Devices.Tests.Printers;

public sealed class PrinterFaultTests
{
    [Theory]
    [InlineData("generic-80mm-cjk")]
    [InlineData("generic-58mm-cjk")]
    [InlineData("generic-80mm-nocjk")]
    [InlineData("generic-80mm-oldcut")]
    [InlineData("epson-tm-t88")]
    [InlineData("epson-tm-t88-buffer45")]
    [InlineData("epson-tm-t20-latin")]
    [InlineData("generic-80mm-xonxoff")]
    [InlineData("generic-58mm-nocjk")]
    public void A_slip_is_done_when_it_is_on_paper_and_cut(string profile)
    {
        var rig = new PrinterRig(profile);
        rig.Run(async () =>
        {
            (await rig.PrintAsync(PrinterRig.Slip())).Should().Be(JobOutcome.Done);
            rig.Far.Slips.Should().ContainSingle("done means that the paper is there");
        });
        rig.Far.Notes.Should().BeEmpty();
        rig.Faults.Should().BeEmpty();
    }

    [Fact]
    public void Without_a_cutter_a_slip_is_done_when_it_hangs_out()
    {
        var rig = new PrinterRig("generic-58mm-nocutter");
        rig.Run(async () => (await rig.PrintAsync(PrinterRig.Slip())).Should().Be(JobOutcome.Done));
        rig.Far.PaperText().Should().Contain("A012");
        rig.Far.Press("tear").Should().BeTrue();
        rig.Far.Slips.Should().ContainSingle();
    }

    [Theory]
    [InlineData("paper-out", DeviceFaultKind.PaperOut)]
    [InlineData("cover-open", DeviceFaultKind.CoverOpen)]
    [InlineData("cutter", DeviceFaultKind.Cutter)]
    [InlineData("offline", DeviceFaultKind.Offline)]
    [InlineData("silence", DeviceFaultKind.Silent)]
    public void A_fault_before_printing_sends_nothing_and_heals(string fault, DeviceFaultKind kind)
    {
        var rig = new PrinterRig();
        rig.Run(async () =>
        {
            await rig.UntilAsync(() => rig.Printer.Health.LastSeen is not null);
            rig.Far.Fault(fault);
            await rig.UntilAsync(() => rig.FaultNow == kind, 3);
            var outcome = await rig.PrintAsync(PrinterRig.Slip());
            outcome.Result.Should().Be(JobResult.NotStarted);
            outcome.Fault!.Kind.Should().Be(kind);
            rig.Far.Fault("none");
            await rig.UntilAsync(() => rig.FaultNow is null, 1.5);
            (await rig.PrintAsync(PrinterRig.Slip())).Should().Be(JobOutcome.Done);
        });
        rig.Far.Slips.Should().ContainSingle();
        rig.Faults.Select(f => f?.Kind).Should().Equal(kind, null);
    }

    [Theory]
    [InlineData("paper-out", DeviceFaultKind.PaperOut, "generic-80mm-cjk")]
    [InlineData("paper-out", DeviceFaultKind.PaperOut, "epson-tm-t88")]
    [InlineData("cover-open", DeviceFaultKind.CoverOpen, "generic-80mm-cjk")]
    [InlineData("cutter", DeviceFaultKind.Cutter, "generic-80mm-cjk")]
    [InlineData("cutter", DeviceFaultKind.Cutter, "epson-tm-t88")]
    [InlineData("offline", DeviceFaultKind.Offline, "epson-tm-t88")]
    [InlineData("paper-out", DeviceFaultKind.PaperOut, "generic-80mm-oldcut")]
    [InlineData("paper-out", DeviceFaultKind.PaperOut, "epson-tm-t88-buffer45")]
    [InlineData("silence", DeviceFaultKind.Silent, "generic-80mm-cjk")]
    public void A_fault_while_printing_leaves_it_unknown_and_no_old_slip_comes_out(
        string fault, DeviceFaultKind kind, string profile)
    {
        // Slow paper, so that the fault comes while the slip is under the head.
        var rig = new PrinterRig(profile, speed: 0.2);
        rig.Run(async () =>
        {
            await rig.UntilAsync(() => rig.Printer.Health.LastSeen is not null);
            var printing = rig.PrintAsync(PrinterRig.Slip());
            await rig.UntilAsync(() => rig.Far.PaperText().Contains("A012"));
            rig.Far.Fault(fault);
            var outcome = await printing;
            outcome.Result.Should().Be(JobResult.Unknown);
            outcome.Fault!.Kind.Should().Be(kind);

            await rig.DelayAsync(5);
            rig.Far.Fault("none");
            await rig.UntilAsync(() => rig.FaultNow is null, 3);
            await rig.DelayAsync(20);
            rig.Far.Buffered.Should().Be(0);
            rig.Far.PaperText()
                .Should().NotContain("扫码", "what was left of the slip must not come out by a reload");

            var again = PrinterRig.Slip() with { MayBeSecond = true };
            (await rig.PrintAsync(again)).Should().Be(JobOutcome.Done);
            rig.Far.PaperText().Should().Contain("补打");
        });
    }

    [Fact]
    public void A_printer_that_prints_but_cannot_say_so_leaves_it_unknown()
    {
        var rig = new PrinterRig(speed: 0.5);
        rig.Run(async () =>
        {
            await rig.UntilAsync(() => rig.Printer.Health.LastSeen is not null);
            var printing = rig.PrintAsync(PrinterRig.Slip());
            await rig.UntilAsync(() => rig.Far.Buffered > 0);
            rig.Far.Fault("mute");
            var outcome = await printing;
            outcome.Result.Should().Be(JobResult.Unknown);
            outcome.Fault!.Kind.Should().Be(DeviceFaultKind.Silent);
            (await rig.PrintAsync(PrinterRig.Slip() with { MayBeSecond = true })).Result
                .Should().Be(JobResult.NotStarted);
        });
    }

    [Fact]
    public void An_unplugged_line_is_not_started_and_prints_again_once_it_is_back()
    {
        var rig = new PrinterRig();
        rig.Run(async () =>
        {
            await rig.UntilAsync(() => rig.Printer.Health.LastSeen is not null);
            rig.Wire.Unplug();
            await rig.UntilAsync(() => rig.FaultNow == DeviceFaultKind.LineGone, 0.1);
            (await rig.PrintAsync(PrinterRig.Slip())).Result.Should().Be(JobResult.NotStarted);
            rig.Wire.Plug();
            await rig.UntilAsync(() => rig.FaultNow is null, 3);
            (await rig.PrintAsync(PrinterRig.Slip())).Should().Be(JobOutcome.Done);
        });
        rig.Far.Slips.Should().ContainSingle();
    }

    [Theory]
    [InlineData(50)]
    [InlineData(140)]
    [InlineData(280)]
    public void A_line_pulled_in_the_middle_of_a_slip_leaves_it_unknown(int bytes)
    {
        var rig = new PrinterRig();
        rig.Run(async () =>
        {
            await rig.UntilAsync(() => rig.Printer.Health.LastSeen is not null);
            rig.Wire.CutAfter = bytes;
            var outcome = await rig.PrintAsync(PrinterRig.Slip());
            outcome.Result.Should().Be(JobResult.Unknown);
            outcome.Fault!.Kind.Should().Be(DeviceFaultKind.LineGone);
            await rig.DelayAsync(2);
            rig.Wire.Plug();
            await rig.UntilAsync(() => rig.FaultNow is null, 3);
            (await rig.PrintAsync(PrinterRig.Slip() with { MayBeSecond = true }))
                .Should().Be(JobOutcome.Done);
        });
        var slips = rig.Far.Slips;
        slips[^1].Lines.Should().Contain("A012").And.Contain(line => line.Contains("补打"));
        slips.SelectMany(s => s.Lines).Count(line => line.StartsWith("[QR", StringComparison.Ordinal))
            .Should().Be(1);
    }

    [Fact]
    public void Noise_on_the_line_is_garbage_and_nothing_is_believed_until_it_ends()
    {
        var rig = new PrinterRig();
        rig.Run(async () =>
        {
            await rig.UntilAsync(() => rig.Printer.Health.LastSeen is not null);
            var chance = new Random(7);
            for (var i = 0; i < 300; i++)
            {
                var noise = new byte[10];
                chance.NextBytes(noise);
                rig.Wire.Disturb(noise);
                await rig.DelayAsync(0.01);
            }

            rig.FaultNow.Should().Be(DeviceFaultKind.Garbage);
            await rig.UntilAsync(() => rig.FaultNow is null, 3);
            (await rig.PrintAsync(PrinterRig.Slip())).Should().Be(JobOutcome.Done);
        });
        rig.Printer.Health.CrcErrors.Should().BePositive();
    }

    [Fact]
    public void Near_end_is_a_warning_and_prints()
    {
        var rig = new PrinterRig();
        rig.Run(async () =>
        {
            rig.Far.Fault("near-end");
            await rig.UntilAsync(() => rig.FaultNow == DeviceFaultKind.PaperNearEnd, 3);
            (await rig.PrintAsync(PrinterRig.Slip())).Should().Be(JobOutcome.Done);
        });
        rig.Far.Slips.Should().ContainSingle();
    }

    [Fact]
    public void A_printer_that_lost_power_is_set_up_again()
    {
        var rig = new PrinterRig();
        rig.Run(async () =>
        {
            await rig.UntilAsync(() => rig.Printer.Health.LastSeen is not null);
            rig.Far.Fault("silence");
            await rig.UntilAsync(() => rig.FaultNow == DeviceFaultKind.Silent, 3);
            rig.Far.Fault("none");
            await rig.UntilAsync(() => rig.FaultNow is null, 1.5);
            await rig.DelayAsync(0.1);
            rig.Far.Fault("cover-open");
            await rig.UntilAsync(() => rig.FaultNow == DeviceFaultKind.CoverOpen, 0.05);
        });
    }
}
