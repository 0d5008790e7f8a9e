using System.Text;
using System.Text.Json;
using FluentAssertions;
using ServiceQueue.Contracts;
using ServiceQueue.Devices.Printers.EscPos;
using ServiceQueue.Devices.Profiles;
using ServiceQueue.Devices.Slips;
using ServiceQueue.Simulators.Printers;
using Xunit;

namespace ServiceQueue.Devices.Tests.Printers;

/// <summary>The vectors of firmware-protocols/escpos-profile; each names the document it was taken from.</summary>
public sealed class EscPosVectorTests
{
    public static TheoryData<string> Ids(string file)
    {
        var data = new TheoryData<string>();
        foreach (var vector in Vectors(file)) data.Add(vector.GetProperty("id").GetString()!);
        return data;
    }

    [Theory]
    [MemberData(nameof(Ids), "status.json")]
    public void The_reader_takes_each_status_stream_apart_as_published(string id)
    {
        var vector = Vector("status.json", id);
        Answers(Wire(vector)).Should().Equal(Strings(vector, "answers"));
    }

    [Theory]
    [MemberData(nameof(Ids), "status.json")]
    public void A_stream_cut_anywhere_gives_the_same_answers(string id)
    {
        var vector = Vector("status.json", id);
        var wire = Wire(vector);
        var expected = Answers(wire);
        for (var cut = 1; cut < wire.Length; cut++) Answers(wire[..cut], wire[cut..]).Should().Equal(expected);
    }

    [Theory]
    [MemberData(nameof(Ids), "commands.json")]
    public void The_writer_sends_each_command_as_published(string id)
    {
        var vector = Vector("commands.json", id);
        var profile = PrinterProfiles.Named(vector.GetProperty("profile").GetString()!);
        var written = EscPosWriter.Write([Block(vector.GetProperty("block"))], profile, PrinterRig.Raster);
        Convert.ToHexString([.. written.SelectMany(piece => piece)])
            .Should().Contain(Convert.ToHexString(Wire(vector)));
    }

    [Theory]
    [MemberData(nameof(Ids), "paper.json")]
    public void The_simulated_printer_prints_each_stream_as_published(string id)
    {
        var vector = Vector("paper.json", id);
        var far = new SimulatedPrinter(
            "p", PrinterProfiles.Named(vector.GetProperty("profile").GetString()!), PrinterRig.FontRaster, speed: 1e9);
        var now = DateTimeOffset.UnixEpoch;
        far.Receive(Wire(vector), now);
        for (var i = 0; i < 500; i++) far.Tick(now = now.AddSeconds(1));
        far.Slips.Should().ContainSingle().Which.Lines.Should().Equal(Strings(vector, "lines"));
    }

    internal static List<string> Answers(params byte[][] parts)
    {
        var reader = new EscPosReader();
        var answers = new List<string>();
        foreach (var part in parts) reader.Feed(part, answer => answers.Add(Name(answer)));
        return answers;
    }

    private static string Name(PrinterAnswer answer) => answer switch
    {
        RealTimeStatus status => $"real-time {status.Value:X2}",
        QueuedStatus status => $"queued {status.Value:X2}",
        AutoStatus auto => $"automatic {auto.Printer:X2} {auto.Error:X2} {auto.Paper:X2} {auto.Reserved:X2}",
        BlockAnswer block => $"block {block.Kind:X2} {block.Text}",
        FlowChanged flow => flow.Go ? "go" : "wait",
        _ => "?",
    };

    private static SlipBlock Block(JsonElement block) => block.GetProperty("kind").GetString() switch
    {
        "code" => new SlipCode(block.GetProperty("data").GetString()!),
        "text" => new SlipText(
            block.GetProperty("text").GetString()!,
            block.TryGetProperty("centre", out _) ? TextAlign.Centre : TextAlign.Left,
            Scale(block),
            Scale(block),
            Bold: block.TryGetProperty("bold", out _)),
        var kind => throw new InvalidDataException(kind),
    };

    private static int Scale(JsonElement block) => block.TryGetProperty("scale", out var scale) ? scale.GetInt32() : 1;

    private static string[] Strings(JsonElement vector, string name) =>
        [.. vector.GetProperty(name).EnumerateArray().Select(value => value.GetString()!)];

    private static byte[] Wire(JsonElement vector) =>
        Convert.FromHexString(vector.GetProperty("wire").GetString()!.Replace(" ", "", StringComparison.Ordinal));

    private static JsonElement Vector(string file, string id)
    {
        var vector = Vectors(file).Single(v => v.GetProperty("id").GetString() == id);
        vector.GetProperty("source").GetString().Should().NotBeNullOrEmpty();
        return vector;
    }

    private static IEnumerable<JsonElement> Vectors(string file)
    {
        var folder = AppContext.BaseDirectory;
        while (!Directory.Exists(Path.Combine(folder, "firmware-protocols"))) folder = Path.GetDirectoryName(folder)!;
        var path = Path.Combine(folder, "firmware-protocols", "escpos-profile", "vectors", file);
        return JsonDocument.Parse(File.ReadAllText(path, Encoding.UTF8)).RootElement.GetProperty("vectors").EnumerateArray();
    }
}
