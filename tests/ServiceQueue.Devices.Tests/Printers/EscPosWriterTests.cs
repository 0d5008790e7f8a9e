using FluentAssertions;
using ServiceQueue.Contracts;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Jobs;
using ServiceQueue.Devices.Printers.EscPos;
using ServiceQueue.Devices.Profiles;
using ServiceQueue.Devices.Slips;
using ServiceQueue.Simulators.Printers;
using Xunit;

namespace ServiceQueue.Devices.Tests.Printers;

public sealed class EscPosWriterTests
{
    /// <summary>12 mm at 203 dpi: the blank paper at the top of every slip.</summary>
    private const int CutterDistance = 95;

    public static TheoryData<string> Profiles => [.. PrinterProfiles.Names];

    [Theory]
    [MemberData(nameof(Profiles))]
    public void The_standard_ticket_keeps_its_byte_budget(string profile)
    {
        // Title, number, service, five lines of Chinese, QR: 300 bytes take a third of a second at 9600 baud.
        // Without a Chinese font only the Chinese lines are drawn.
        var budget = PrinterProfiles.Named(profile).CjkFont ? 300 : 6000;
        Bytes(PrinterRig.Slip(), profile).Length.Should().BeLessThanOrEqualTo(budget);
    }

    [Fact]
    public void Only_the_lines_a_font_lacks_are_drawn()
    {
        var model = PrinterProfiles.Named("generic-80mm-nocjk");
        var pieces = EscPosWriter.Write(SlipLayout.Of(PrinterRig.Slip(), model), model, PrinterRig.Raster);
        var stream = System.Text.Encoding.Latin1.GetString([.. pieces.SelectMany(p => p)]);
        stream.Should().Contain("A012\n").And.Contain("______\n").And.Contain("http://hall.example.cn/v/");
        pieces.Count(p => p.AsSpan().StartsWith("\x1Dv0"u8)).Should().Be(8, "eight lines are Chinese");
    }

    [Fact]
    public void The_mark_of_a_drawn_reprint_is_white_on_black()
    {
        var slip = PrinterRig.Slip() with { Copy = 2, MayBeSecond = true };
        var (plain, marked) =
            (Printed(PrinterRig.Slip(), "generic-80mm-nocjk"), Printed(slip, "generic-80mm-nocjk"));
        var (first, second) = (plain.Slips[0].Dots, marked.Slips[0].Dots);
        Ink(second, 0, second.HeightDots).Should().BeGreaterThan(Ink(first, 0, first.HeightDots) + 3000);
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void What_is_laid_out_comes_out_of_the_printer(string profile)
    {
        var far = Printed(PrinterRig.Slip(), profile);
        var model = PrinterProfiles.Named(profile);
        far.Notes.Should().BeEmpty();
        far.PaperText().Should().Contain("A012");
        if (!model.CjkFont) return;
        var texts =
            SlipLayout.Of(PrinterRig.Slip(), model).OfType<SlipText>().Select(text => text.Text.Trim());
        Lines(far).Where(line => !line.StartsWith('_') && !line.StartsWith('[')).Should().Equal(texts);
        Lines(far).Should().Contain("[QR http://hall.example.cn/v/7K3QF8ZT0M2XA]");
    }

    [Theory]
    [InlineData("㙍头镇便民服务中心")]
    [InlineData("𠮷安县便民服务中心")]
    [InlineData("价格100€")]
    public void A_line_with_a_character_the_font_lacks_is_drawn_and_the_others_are_not(string hall)
    {
        var slip = PrinterRig.Slip() with { HallName = new Words(hall) };
        var far = Printed(slip, "generic-80mm-cjk");
        far.Notes.Should().BeEmpty();
        far.PaperText().Should().NotContain(hall[..1]).And.Contain("社会保险");

        // The drawn headline has ink where the text one has: the top of the paper is not empty.
        Ink(far.Slips[0].Dots, 96, 156).Should().BeGreaterThan(400);
    }

    [Fact]
    public void Without_a_Chinese_font_all_Chinese_is_drawn_in_bands_the_printer_can_take()
    {
        var far = Printed(PrinterRig.Slip(), "generic-80mm-nocjk");
        far.Notes.Should().BeEmpty();
        far.Slips[0].Lines.Should().OnlyContain(line => line.All(c => c < 0x80));
        var reference = Printed(PrinterRig.Slip(), "generic-80mm-cjk");
        var (drawn, device) = (far.Slips[0].Dots, reference.Slips[0].Dots);
        Ink(drawn, 0, drawn.HeightDots).Should().BeGreaterThan(Ink(device, 0, device.HeightDots) / 2);
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void No_slip_holds_a_real_time_command(string profile)
    {
        var rare = PrinterRig.Slip() with { HallName = new Words("𠮷㙍龘靐齉爩") };
        foreach (var slip in (Slip[])[PrinterRig.Slip(), rare])
        {
            var bytes = Bytes(slip, profile);
            for (var i = 0; i + 2 < bytes.Length; i++)
            {
                var realTime = (bytes[i], bytes[i + 1], bytes[i + 2]) is
                    (0x10, 0x04, >= 1 and <= 4) or (0x10, 0x05, <= 2) or (0x10, 0x14, >= 1 and <= 8);
                realTime.Should().BeFalse();
            }
        }
    }

    [Fact]
    public void Dots_that_read_as_a_real_time_command_are_broken_by_one_dot()
    {
        var bits = new byte[2 * 256];
        new Random(3).NextBytes(bits);
        byte[][] commands = [[0x10, 4, 1], [0x10, 5, 2], [0x10, 0x14, 8], [0x10, 4, 4]];
        for (var i = 0; i < commands.Length; i++) commands[i].CopyTo(bits, 20 + i * 7);
        var far =
            new SimulatedPrinter("p", PrinterProfiles.Named("generic-80mm-cjk"), PrinterRig.FontRaster, 1e9);
        var answers = new List<byte>();
        far.Send = answers.AddRange;
        foreach (var band in RasterBands.Of(new DotImage(16, 256, bits), 64)) Feed(far, band);
        answers.Should().BeEmpty("a picture must not make the printer answer");
        far.Press("tear");
        var printed = far.Slips[0].Dots;
        var differing = 0;
        for (var y = 0; y < 256; y++)
        {
            for (var x = 0; x < 16; x++)
                differing += printed[x, CutterDistance + y] != new DotImage(16, 256, bits)[x, y] ? 1 : 0;
        }

        differing.Should().BeInRange(4, 8);
    }

    [Fact]
    public void Control_characters_in_a_name_do_nothing()
    {
        var slip =
            PrinterRig.Slip() with { ServiceName = new Words("社保\u001b@\u0010\u0004\u0001\n\u001dV\0") };
        var far = Printed(slip, "generic-80mm-cjk");
        far.Slips.Should().ContainSingle();
        far.Notes.Should().BeEmpty();
    }

    [Fact]
    public void The_proof_id_is_printable_and_differs_by_job_and_attempt()
    {
        var ids = new HashSet<string>();
        for (var job = 0; job < 2000; job++)
        {
            var id = EscPosBytes.ProofId($"{job}.0", 1);
            id.Should().HaveLength(4);
            id.All(c => c is > ' ' and <= '~').Should().BeTrue();
            ids.Add(id);
        }

        ids.Should().HaveCountGreaterThan(1995);
        EscPosBytes.ProofId("1.0", 1).Should().NotBe(EscPosBytes.ProofId("1.0", 2));
    }

    [Fact]
    public void An_unknown_profile_is_an_error_that_lists_the_known_ones()
    {
        var naming = () => PrinterProfiles.Named("acme-9000");
        naming.Should().Throw<ArgumentException>()
            .WithMessage("*acme-9000*generic-58mm-nocutter*generic-80mm-cjk*");
    }

    internal static byte[] Bytes(Slip slip, string profile)
    {
        var model = PrinterProfiles.Named(profile);
        var pieces = EscPosWriter.Write(SlipLayout.Of(slip, model), model, PrinterRig.Raster);
        return [.. pieces.SelectMany(piece => piece)];
    }

    private static SimulatedPrinter Printed(Slip slip, string profile)
    {
        var model = PrinterProfiles.Named(profile);
        var far = new SimulatedPrinter("p", model, PrinterRig.FontRaster, speed: 1e9);
        foreach (var piece in EscPosWriter.Write(SlipLayout.Of(slip, model), model, PrinterRig.Raster))
            Feed(far, piece);
        if (model.Cut == CutForm.None) far.Press("tear");
        return far;
    }

    private static void Feed(SimulatedPrinter far, byte[] bytes)
    {
        far.Receive(bytes, DateTimeOffset.UnixEpoch);
        for (var i = 0; i < 300 && far.Buffered > 0; i++) far.Tick(DateTimeOffset.UnixEpoch.AddSeconds(i));
    }

    private static IEnumerable<string> Lines(SimulatedPrinter far) =>
        far.Slips.SelectMany(slip => slip.Lines);

    private static int Ink(DotImage dots, int from, int until)
    {
        var ink = 0;
        for (var y = from; y < until; y++)
        {
            for (var x = 0; x < dots.WidthDots; x++) ink += dots[x, y] ? 1 : 0;
        }

        return ink;
    }
}
