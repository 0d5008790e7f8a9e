using System.Globalization;
using FluentAssertions;
using ServiceQueue.Devices.Units.Qcp;
using ServiceQueue.Devices.Tests.Lines;
using ServiceQueue.Simulators.Units;
using Xunit;

namespace ServiceQueue.Devices.Tests.Units;

/// <summary>
/// firmware-protocols/qcp/vectors: the writer makes them, the reader takes them and refuses the invalid,
/// and the simulated unit answers as the sessions say.
/// </summary>
public sealed class QcpVectorTests
{
    public static TheoryData<Vector> Valid() => new(Vector.Load("qcp", "frames.json"));

    public static TheoryData<Vector> Invalid() => new(Vector.Load("qcp", "invalid.json"));

    public static TheoryData<QcpPart> Parts() => new(QcpFolder.Vectors<QcpPart>("parts.json"));

    public static TheoryData<QcpSession> Sessions() => new(QcpFolder.Vectors<QcpSession>("sessions.json"));

    [Theory]
    [MemberData(nameof(Parts))]
    public void Sums_and_codings_are_those_of_their_sources(QcpPart part)
    {
        var plain = Bytes(part.Plain);
        if (part.Part == "crc")
        {
            Crc16.Of(plain).ToString("X4").Should().Be(part.Coded);
            return;
        }

        Convert.ToHexString(Cobs.Code(plain)).Should().Be(Convert.ToHexString(Bytes(part.Coded)));
        Cobs.Uncode(Bytes(part.Coded)).Should().Equal(plain);
    }

    [Theory]
    [MemberData(nameof(Valid))]
    public void The_writer_makes_the_hosts_frames(Vector vector)
    {
        if (vector.Text("make") is "none" or "") return;
        var frame = QcpWriter.Frame(
            vector.Int("address"), vector.Int("sqn"), (QcpCommand)Code(vector), Payload(vector));
        Convert.ToHexString(frame).Should().Be(Convert.ToHexString(vector.Bytes));
    }

    [Theory]
    [MemberData(nameof(Valid))]
    public void The_reader_takes_every_frame(Vector vector)
    {
        var reader = new QcpReader();

        var frame = vector.Bytes.Select(reader.Feed).OfType<QcpFrame>().Should().ContainSingle().Which;

        frame.Address.Should().Be(vector.Int("address"));
        frame.IsReply.Should().Be(vector.Dir == "dev→host");
        frame.Sequence.Should().Be(vector.Int("sqn"));
        frame.HasMore.Should().Be(vector.Fields.GetProperty("more").GetBoolean());
        frame.IsBusy.Should().Be(vector.Fields.GetProperty("busy").GetBoolean());
        frame.Code.Should().Be(Code(vector));
        frame.Payload.Should().Equal(Bytes(vector.Text("payload")));
        frame.Size.Should().Be(vector.Bytes.Length);
        (reader.Flaw, reader.BadSums).Should().Be((QcpFlaw.None, 0L));
    }

    [Theory]
    [MemberData(nameof(Valid))]
    public void The_report_tells_boot_faults_and_what_is_shown(Vector vector)
    {
        var reader = new QcpReader();
        var report = QcpReport.Of(vector.Bytes.Select(reader.Feed).OfType<QcpFrame>().Single());
        if (vector.Text("nonce") is not { Length: > 0 } nonce)
        {
            report.Should().BeNull();
            return;
        }

        report!.BootNonce.Should().Be(Convert.ToUInt32(nonce, 16));
        report.Faults.Should().Be((QcpFaults)vector.Int("faults"));
        var shown = vector.Fields.GetProperty("shown").EnumerateObject();
        report.Shown.Should().BeEquivalentTo(
            shown.ToDictionary(p => Convert.ToByte(p.Name, 16), p => (ushort)p.Value.GetInt32()));
    }

    [Theory]
    [MemberData(nameof(Invalid))]
    public void The_reader_refuses_with_the_named_reason_and_takes_the_next(Vector vector)
    {
        var reader = new QcpReader();

        vector.Bytes.Select(reader.Feed).OfType<QcpFrame>().Should().BeEmpty();
        reader.Flaw.ToString().ToLowerInvariant().Should().Be(vector.Reason);
        reader.BadSums.Should().Be(vector.Reason == "crc" ? 1 : 0);

        var poll = Vector.Load("qcp", "frames.json")[0].Bytes;
        poll.Select(reader.Feed).OfType<QcpFrame>().Should().ContainSingle();
    }

    [Theory]
    [MemberData(nameof(Sessions))]
    public void The_simulated_unit_answers_as_the_session_says(QcpSession session)
    {
        var unit = new SimulatedQcpUnit("u", session.Address, session.BootNonce);
        var now = DateTimeOffset.UnixEpoch;
        var said = new List<byte>();
        unit.Send = said.AddRange;
        foreach (var step in session.Steps)
        {
            said.Clear();
            if (step.Host is not null)
            {
                unit.Receive(Bytes(step.Host), now);
                unit.Tick(now + TimeSpan.FromMilliseconds(2));
                Convert.ToHexString([.. said]).Should().Be(Compact(step.Device!), step.Note);
                continue;
            }

            if (step.Wait is { } wait) now += TimeSpan.FromMilliseconds(wait);
            unit.Tick(now);
            Do(unit, step);
        }
    }

    private static void Do(SimulatedQcpUnit unit, QcpStep step)
    {
        if (step.Press is { } key)
            unit.Press(Bytes(key)[0]).Should().Be(step.Result == "pressed", step.Note);
        else if (step.Rate is { } session)
            unit.Rate([.. Bytes(session).Reverse()], Bytes(step.Score!)[0]).Should().BeTrue();
        else if (step.Reboot is { } nonce)
            unit.Boot(Convert.ToUInt32(nonce, 16));
        else if (step.Faults is { } faults)
            unit.SetFaults(Bytes(faults)[0]);
        else if (step.Lost is not null)
            unit.LosePicture();
        else if (step.Busy is { } busy)
            unit.IsBusy = busy == "1";
        else if (step.State is { } state)
            $"texts {unit.Texts} beeps {unit.Beeps} waiting {unit.ScreenText().Replace(" ", " ticket ")}"
                .Should().Contain(state, step.Note);
        else
            step.Wait.Should().NotBeNull(step.Note);
    }

    private static byte Code(Vector vector) => byte.Parse(vector.Text("code"), NumberStyles.HexNumber);

    private static byte[] Payload(Vector v) => v.Text("make") switch
    {
        "poll" => QcpWriter.Poll(v.MaybeInt("acknowledges") is { } id ? (ushort)id : null),
        "text" => QcpWriter.Text(
            (byte)v.Int("area"), (ushort)v.Int("revision"), v.Text("text"), (QcpColour)v.Int("colour"),
            (QcpMotion)v.Int("motion")),
        "lcd" => QcpWriter.KeypadLcd(
            (ushort)v.Int("revision"), v.Int("waiting") == 0xFFFF ? null : v.Int("waiting"),
            v.Text("ticket")),
        _ => Bytes(v.Text("payload")),
    };

    private static string Compact(string hex) => hex.Replace(" ", "", StringComparison.Ordinal);

    private static byte[] Bytes(string hex) => Convert.FromHexString(Compact(hex));
}
