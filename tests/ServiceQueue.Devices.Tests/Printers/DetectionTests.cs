using FluentAssertions;
using ServiceQueue.Contracts;
using ServiceQueue.Devices.Profiles;
using Xunit;

namespace ServiceQueue.Devices.Tests.Printers;

/// <summary>A printer with the profile "auto" is asked what it is (GS I), and driven by the answer.</summary>
public sealed class DetectionTests
{
    [Theory]
    [InlineData("epson-tm-t88", "auto", "epson-tm-t88", "")]
    [InlineData("epson-tm-t88-latin", "auto", "epson-tm-t88-latin", "")]
    [InlineData("epson-tm-t20", "auto", "epson-tm-t20", "")]
    [InlineData("epson-tm-t20-latin", "auto", "epson-tm-t20-latin", "")]
    [InlineData("generic-80mm-cjk", "auto", "generic-80mm-cjk", "*does not name its model*generic-80mm-cjk*")]
    [InlineData("generic-80mm-nocjk", "auto", "generic-80mm-nocjk", "*does not name its model*")]
    [InlineData("generic-58mm-cjk", "auto-58mm", "generic-58mm-cjk", "*does not name its model*")]
    [InlineData("generic-80mm-oldcut", "auto", "generic-80mm-nocjk", "*does not answer GS I*hall.json*")]
    public void A_printer_is_driven_by_what_it_says_it_is(
        string far, string configured, string chosen, string note)
    {
        var rig = new PrinterRig(PrinterProfiles.Named(configured), far: PrinterProfiles.Named(far));
        rig.Run(async () =>
        {
            (await rig.PrintAsync(PrinterRig.Slip())).Should().Be(JobOutcome.Done);
            var health = rig.Printer.Health;
            health.Profile.Should().Be(chosen);
            if (note.Length == 0) health.Note.Should().BeEmpty();
            else health.Note.Should().Match(note);
            var isNamed = chosen.StartsWith("epson", StringComparison.Ordinal);
            health.Model.Should().Be(isNamed ? $"EPSON {ModelOf(chosen)} 30.21 ESC/POS" : "");
        });
        rig.Far.PaperText().Should().Contain("A012");
        if (PrinterProfiles.Named(chosen).CjkFont) rig.Far.PaperText().Should().Contain("社会保险");
        else rig.Far.PaperText().Should().NotContain("社会保险", "it has to be drawn for such a printer");
    }

    [Fact]
    public void A_printer_that_has_been_replaced_is_asked_again()
    {
        var rig = new PrinterRig(PrinterProfiles.Named("auto"), far: PrinterProfiles.Named("epson-tm-t88"));
        rig.Run(async () =>
        {
            await rig.UntilAsync(() => rig.Printer.Health.Profile == "epson-tm-t88", 3);
            var asked = CountOfQuestions(rig);
            rig.Far.Fault("silence");
            await rig.UntilAsync(() => rig.FaultNow == DeviceFaultKind.Silent, 3);
            rig.Far.Fault("none");
            await rig.UntilAsync(() => CountOfQuestions(rig) > asked, 3);
        });
    }

    [Fact]
    public void A_printer_with_a_named_profile_is_not_asked()
    {
        var rig = new PrinterRig("epson-tm-t88");
        rig.Run(async () => (await rig.PrintAsync(PrinterRig.Slip())).Should().Be(JobOutcome.Done));
        CountOfQuestions(rig).Should().Be(0);
        rig.Printer.Health.Profile.Should().Be("epson-tm-t88");
    }

    [Theory]
    [InlineData("TM-T88VI", "CHINA GB18030", "epson-tm-t88")]
    [InlineData("TM-T88V", "", "epson-tm-t88-latin")]
    [InlineData("TM-T82III", "CHINA GB2312", "epson-tm-t20")]
    [InlineData("tm-m30", "JAPAN KANJI", "epson-tm-t20-latin")]
    [InlineData("XP-Q800", "CHINA GB18030", "generic-80mm-cjk")]
    [InlineData("XP-Q800", null, "generic-80mm-nocjk")]
    public void The_model_and_its_font_decide(string model, string? language, string chosen)
    {
        var said = new PrinterIdentity(Model: model, Language: language);
        ProfileChoice.For(said, PrinterProfiles.Named("auto")).Profile.Name.Should().Be(chosen);
    }

    [Fact]
    public void A_printer_that_says_it_has_no_cutter_feeds_its_slips_out()
    {
        var choice = ProfileChoice.For(new PrinterIdentity(Type: 1), PrinterProfiles.Named("auto-58mm"));
        choice.Profile.Name.Should().Be("generic-58mm-cjk");
        choice.Profile.Cut.Should().Be(CutForm.None);
        choice.Profile.FeedLinesBeforeCut.Should().BePositive();
    }

    private static string ModelOf(string profile) => PrinterProfiles.Named(profile).Models[0] + "V";

    private static int CountOfQuestions(PrinterRig rig)
    {
        byte[] sent;
        lock (rig.Wire.Sent) sent = [.. rig.Wire.Sent];
        return sent.Zip(sent.Skip(1)).Count(pair => pair is (0x1D, (byte)'I'));
    }
}
