using System.Diagnostics;
using FluentAssertions;
using ServiceQueue.Contracts;
using ServiceQueue.Core.Halls;
using ServiceQueue.Devices.Tests.Lines;
using Xunit;
using Xunit.Abstractions;

namespace ServiceQueue.Devices.Tests.Units;

/// <summary>
/// The C reference of firmware-protocols/qcp/c keeps its promises: strict C99, no allocation, below 2 KB, all
/// vectors, and a session with the C# host over a real pseudo-terminal on a bad line, under valgrind and with
/// sanitizers. <c>SQ_QCP_MINUTES=10</c> makes the bad line a long one.
/// </summary>
public sealed class QcpReferenceTests(QcpReference reference, ITestOutputHelper output)
    : IClassFixture<QcpReference>
{
    private const int NoisePermille = 10;
    private static readonly string[] Valgrind =
        ["valgrind", "--quiet", "--error-exitcode=9", "--leak-check=full", "--errors-for-leak-kinds=all"];

    [Fact]
    public void It_needs_less_than_two_kilobytes() =>
        int.Parse(QcpReference.Run(reference.Plain, ["size"])).Should().BeInRange(500, 2048);

    [Fact]
    public void It_allocates_nothing() =>
        reference.Needs.Should()
            .BeSubsetOf(["memcpy", "memset", "memcmp", "memmove", "_GLOBAL_OFFSET_TABLE_"]);

    [Fact]
    public void It_reads_and_writes_every_frame_and_names_what_is_invalid()
    {
        var vectors = Vector.Load("qcp", "frames.json").Concat(Vector.Load("qcp", "invalid.json")).ToList();
        var coded = vectors.Where(v => v.Result == "valid" && v.Text("make") is not "none").ToList();
        var parts = QcpFolder.Vectors<QcpPart>("parts.json");
        var rows = string.Concat(vectors.Select(v => $"uncode {v.Wire}\n"))
            + string.Concat(coded.Select(v => $"code {Plain(v)}\n"))
            + string.Concat(parts.Select(p => $"{p.Part} {p.Plain}\n"));

        var said = QcpReference.Run(reference.Sanitized, ["frames"], rows).TrimEnd().Split('\n');

        var expected = vectors
            .SelectMany(v => (string[])[v.Result == "valid" ? $"valid {Plain(v)}" : $"{v.Reason} ", "."])
            .Concat(coded.Select(v => $"wire {Convert.ToHexString(v.Bytes)}"))
            .Concat(parts.Select(p => p.Part == "crc" ? $"crc {p.Coded}" : $"wire 00{Compact(p.Coded)}00"));
        said.Should().Equal(expected);
    }

    [Theory]
    [MemberData(nameof(QcpVectorTests.Sessions), MemberType = typeof(QcpVectorTests))]
    public void It_answers_as_the_session_says(QcpSession session)
    {
        var rows = string.Concat(session.Steps.Select(s => Row(s) + "\n"));
        string[] device = ["device", $"{session.Address}", session.Nonce];

        var said = QcpReference.Run(reference.Sanitized, device, rows).TrimEnd('\n').Split('\n');

        foreach (var (step, answer) in session.Steps.Zip(said))
        {
            if (step.Device is { } expected) answer.Should().Be($"device {Compact(expected)}", step.Note);
            else if (step.State is { } state) answer.Should().Contain(state, step.Note);
            else if (step.Result is { } result) answer.Should().Be(result, step.Note);
            else answer.Should().NotBe("unknown", step.Note);
        }

        said.Should().HaveCount(session.Steps.Count);
    }

    [Fact]
    public async Task The_host_shows_hears_and_heals_it_over_a_real_line()
    {
        using var far = new QcpBenchLine(reference.Sanitized, [], address: 3, seed: 1);
        await using var rig = new QcpHost(far.Path);
        var unit = rig.Unit(3);
        unit.Show(Bus.Called("A012"));
        unit.Show(Bus.Waits(5, 12));

        await Reports.UntilAsync(() => far.Text == "请A012号", () => far.State);
        await Reports.UntilAsync(() => far.State.Contains("waiting 5 ticket A012"), () => far.State);
        far.Ask("press 0C").Should().Be("pressed");
        far.Ask("press 12").Should().Be("pressed");
        await Reports.UntilAsync(() => rig.Reports.Keys.Count == 2, "both keys");
        rig.Reports.Keys.Select(k => k.Key).Should().Equal(PressedKey.Call, PressedKey.Pause);

        far.Ask("reboot 0A0B0C99");
        await Reports.UntilAsync(() => far.Text == "请A012号", () => $"healed: {far.State}");
        far.Ask("press 0D").Should().Be("pressed");
        await Reports.UntilAsync(() => rig.Reports.Keys.Count == 3, "the first event of the new boot");

        far.Ask("faults 01");
        await Reports.UntilAsync(() => unit.Health.Fault is not null, "the fault");
        unit.Health.Fault.Should().Match<DeviceFault>(f => f.Kind == DeviceFaultKind.Hardware && !f.Works);
        far.Ask("faults 00");
        await Reports.UntilAsync(() => unit.Health.Fault is null, "well again");
        far.Quit();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task On_a_bad_line_every_key_acts_once_and_the_last_picture_is_right(bool isValgrind)
    {
        var program = isValgrind ? reference.Plain : reference.Sanitized;
        using var far = new QcpBenchLine(program, isValgrind ? Valgrind : [], address: 3, seed: 20_261);
        await using var rig = new QcpHost(far.Path);
        var unit = rig.Unit(3);
        var chance = new Random(3);
        var pressed = new List<PressedKey>();
        var started = Stopwatch.StartNew();
        far.Ask($"noise {NoisePermille}");
        while (pressed.Count < 40 || started.Elapsed < Longest)
        {
            unit.Show(Bus.Called($"A{pressed.Count % 1000:000}", pressed.Count));
            var (code, key) = Keys[chance.Next(Keys.Length)];
            if (far.Ask($"press {code:X2}") == "pressed") pressed.Add(key);
            var wanted = pressed.Count;
            await Reports.UntilAsync(
                () => rig.Reports.Keys.Count >= wanted - 3 - far.Dropped
                    && far.State.StartsWith("state online"),
                () => $"key {wanted}, {rig.Reports.Keys.Count} heard; {far.State}");
        }

        var garbled = far.Ask("noise 0");
        unit.Show(Bus.Called("B999", pressed.Count));
        await Reports.UntilAsync(() => far.Text == "请B999号", () => far.State);
        await Reports.UntilAsync(
            () => rig.Reports.Keys.Count >= pressed.Count - far.Dropped, "the last keys");

        // Nothing is missing but what the unit itself dropped, since nobody asked for 8 s (it may have
        // told of one before); what came twice would be out of order.
        var heard = rig.Reports.Keys.Select(k => k.Key).ToList();
        heard.Count.Should().BeInRange(pressed.Count - far.Dropped, pressed.Count);
        IsWithin(heard, pressed).Should().BeTrue("they come in their order");
        unit.Health.Retries.Should().BePositive("a line that bad loses frames");
        output.WriteLine($"{started.Elapsed.TotalSeconds:0} s, {pressed.Count} keys, {heard.Count} heard, "
            + $"{garbled}, {unit.Health.Retries} questions again, "
            + $"{unit.Health.CrcErrors} wrong sums, {far.State}");
        far.Quit();
    }

    private static (int Code, PressedKey Key)[] Keys =>
    [
        (0x0C, PressedKey.Call), (0x0D, PressedKey.Recall), (0x06, PressedKey.NoShow),
        (0x12, PressedKey.Pause),
    ];

    private static bool IsWithin(List<PressedKey> heard, List<PressedKey> pressed)
    {
        var at = 0;
        foreach (var key in pressed)
        {
            if (at < heard.Count && heard[at] == key) at++;
        }

        return at == heard.Count;
    }

    private static TimeSpan Longest => TimeSpan.FromMinutes(
        double.TryParse(Environment.GetEnvironmentVariable("SQ_QCP_MINUTES"), out var minutes) ? minutes : 0);

    private static string Row(QcpStep step) => step switch
    {
        { Host: { } host } => $"host {host}",
        { Press: { } key } => $"press {key}",
        { Rate: { } session } => $"rate {session} {step.Score}",
        { Wait: { } milliseconds } => $"wait {milliseconds}",
        { Reboot: { } nonce } => $"reboot {nonce}",
        { Faults: { } faults } => $"faults {faults}",
        { Lost: { } area } => $"lost {area}",
        { Busy: { } busy } => $"busy {busy}",
        _ => "state",
    };

    /// <summary>The bytes within the frame, without the CRC, as the vector's fields tell them.</summary>
    private static string Plain(Vector v)
    {
        var bit = v.Fields.GetProperty("reply").GetBoolean() ? 0x80 : 0;
        var flags = (v.Fields.GetProperty("more").GetBoolean() ? 0x40 : 0)
            | (v.Fields.GetProperty("busy").GetBoolean() ? 0x80 : 0)
            | (v.Fields.TryGetProperty("reserved", out _) ? 0x0C : 0);
        var head = $"{v.Int("address") | bit:X2}{v.Int("sqn") | flags:X2}{v.Text("code")}";
        return head + Compact(v.Text("payload"));
    }

    private static string Compact(string hex) => hex.Replace(" ", "", StringComparison.Ordinal);
}
