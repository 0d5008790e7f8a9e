using FluentAssertions;
using ServiceQueue.Contracts;
using Xunit;

namespace ServiceQueue.Devices.Tests.Printers;

/// <summary>What a printer loses without a word: its memory, or the end of a command.</summary>
public sealed class ForgottenSlipTests
{
    [Theory]
    [InlineData("generic-80mm-cjk")]
    [InlineData("epson-tm-t88")]
    [InlineData("generic-80mm-oldcut")]
    public void A_printer_whose_power_went_for_a_moment_is_known_to_have_forgotten(string profile)
    {
        var rig = new PrinterRig(profile, speed: 0.2);
        rig.Run(async () =>
        {
            await rig.UntilAsync(() => rig.Printer.Health.LastSeen is not null);
            var printing = rig.PrintAsync(PrinterRig.Slip());
            await rig.UntilAsync(() => rig.Far.PaperText().Contains("A012"));
            rig.Far.PowerCycle();
            var went = rig.Time.GetUtcNow();
            var outcome = await printing;
            outcome.Result.Should().Be(JobResult.Unknown);
            outcome.Fault!.Detail.Should().Contain("lost what it was to print");
            (rig.Time.GetUtcNow() - went).Should().BeLessThan(TimeSpan.FromSeconds(6));
            var again = PrinterRig.Slip() with { MayBeSecond = true };
            (await rig.PrintAsync(again)).Should().Be(JobOutcome.Done);
        });
        rig.Far.PaperText().Should().Contain("补打");
    }

    [Theory]
    [InlineData("generic-80mm-cjk")]
    [InlineData("generic-80mm-oldcut")]
    public void A_printer_in_the_middle_of_a_command_is_brought_out_of_it(string profile)
    {
        var rig = new PrinterRig(profile);
        rig.Run(async () =>
        {
            await rig.UntilAsync(() => rig.Printer.Health.LastSeen is not null);
            rig.Far.Fault("silence");
            await rig.UntilAsync(() => rig.FaultNow == DeviceFaultKind.Silent, 3);
            rig.Far.Fault("none");

            // The head of a QR code's data of 16 kB, as lost bytes may make of any command.
            rig.Far.Receive([0x1D, 0x28, 0x6B, 0xFF, 0x3F, 0x31, 0x50], rig.Time.GetUtcNow());
            await rig.UntilAsync(() => rig.FaultNow is null, 3);
            var outcome = await rig.PrintAsync(PrinterRig.Slip());
            while (outcome.Result == JobResult.NotStarted)
            {
                await rig.DelayAsync(0.25);
                outcome = await rig.PrintAsync(PrinterRig.Slip());
            }

            outcome.Should().Be(JobOutcome.Done);
        });
        rig.Far.Slips.Should().ContainSingle().Which.Lines.Should().Contain("A012");
    }

    [Fact]
    public void A_printer_that_cannot_forget_is_never_given_more_than_a_line()
    {
        var rig = new PrinterRig("generic-80mm-oldcut", speed: 0.2);
        rig.Run(async () =>
        {
            await rig.UntilAsync(() => rig.Printer.Health.LastSeen is not null);
            var printing = rig.PrintAsync(PrinterRig.Slip());
            var most = 0;
            while (!printing.IsCompleted)
            {
                most = Math.Max(most, rig.Far.Buffered);
                await rig.DelayAsync(0.005);
            }

            (await printing).Should().Be(JobOutcome.Done);
            most.Should().BeLessThan(80, "a QR code is the longest piece");
        });
    }
}
