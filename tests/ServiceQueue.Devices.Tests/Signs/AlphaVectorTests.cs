using FluentAssertions;
using ServiceQueue.Core.Jobs;
using ServiceQueue.Devices.Signs;
using ServiceQueue.Devices.Signs.Alpha;
using ServiceQueue.Devices.Tests.Lines;
using ServiceQueue.Simulators.Signs;
using Xunit;

namespace ServiceQueue.Devices.Tests.Signs;

/// <summary>
/// firmware-protocols/alpha/vectors: the writer makes them, the reader takes them, and refuses the invalid.
/// </summary>
public sealed class AlphaVectorTests
{
    public static TheoryData<Vector> Valid() => new(Vector.Load("alpha", "frames.json"));

    public static TheoryData<Vector> Invalid() => new(Vector.Load("alpha", "invalid.json"));

    [Theory]
    [MemberData(nameof(Valid))]
    public void The_writer_makes_the_hosts_packets(Vector vector)
    {
        var expected = Convert.ToHexString(vector.Bytes);
        if (Make(vector) is { } made) Convert.ToHexString(made).Should().Be(expected);
        else vector.Dir.Should().Be("dev→host");
        vector.Bytes.Should().OnlyContain(b => b < 0x80, "a 7E1 line carries no more");
    }

    [Theory]
    [MemberData(nameof(Valid))]
    public void The_reader_takes_every_packet(Vector vector)
    {
        var reader = new AlphaReader();

        var found = vector.Bytes.Select(reader.Feed).OfType<AlphaPacket>().ToList();

        AlphaReader.Check(vector.Bytes).Should().Be(AlphaFlaw.None);
        var packet = found.Should().ContainSingle().Which;
        packet.Size.Should().Be(vector.Bytes.Length);
        packet.IsAnswer.Should().Be(vector.Dir == "dev→host");
        packet.Address.Should().Be((vector.MaybeInt("address") ?? 0).ToString("X2"));
        packet.Data.Should().EndWith(vector.Text("text"));
        reader.BadSums.Should().Be(0);
    }

    [Theory]
    [MemberData(nameof(Invalid))]
    public void The_reader_refuses_with_the_named_reason(Vector vector)
    {
        AlphaReader.Check(vector.Bytes).ToString().ToLowerInvariant().Should().Be(vector.Reason);

        // In a stream, a whole packet with a stray byte after it is one; no other of these holds one.
        var found = vector.Bytes.Select(new AlphaReader().Feed).OfType<AlphaPacket>();
        if (vector.Desc != "a byte after EOT") found.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Valid))]
    public void The_simulated_sign_obeys(Vector vector)
    {
        if (vector.Dir != "host→dev") return;
        var sign = new SimulatedAlphaSign("s", vector.Int("address"));

        sign.Receive(vector.Bytes, DateTimeOffset.UnixEpoch);

        sign.BytesDropped.Should().Be(0);
        var isShown = vector.Text("form") == "text" && vector.Text("file") == "0";
        sign.FaceText().Should().Be(isShown ? vector.Text("text") : "WELCOME");
        (sign.Runs, sign.Blinks).Should().Be((
            isShown && vector.Text("mode") == "a", isShown && vector.Text("mode") == "c"));
    }

    [Theory]
    [MemberData(nameof(Invalid))]
    public void The_simulated_sign_shows_nothing_of_the_invalid(Vector vector)
    {
        var sign = new SimulatedAlphaSign("s", 3);
        sign.Receive(vector.Bytes, DateTimeOffset.UnixEpoch);
        (sign.FaceText(), sign.FramesTaken).Should()
            .Be(vector.Desc == "a byte after EOT" ? ("A001 3", 1) : ("WELCOME", 0));
    }

    [Fact]
    public void A_file_read_back_tells_whether_the_picture_still_stands()
    {
        var dialect = new AlphaDialect(3);
        var sign = new SimulatedAlphaSign("s", 3);
        SignSaid? said = null;
        sign.Send = bytes => said = bytes.Select(dialect.Hear).OfType<SignSaid>().Single();
        var now = DateTimeOffset.UnixEpoch;
        Say(dialect.Show(Bus.Called("A001")));

        Say(dialect.Keep(Bus.Called("A001")));
        said!.Answer.Should().Be(SignAnswer.Well);

        sign.PowerCycle();
        Say(dialect.Keep(Bus.Called("A001")));
        (said.Answer, said.IsNamed).Should().Be((SignAnswer.Stale, false));

        void Say(IReadOnlyList<SignFrame> frames)
        {
            foreach (var frame in frames) sign.Receive(frame.Bytes, now);
            sign.Tick(now += TimeSpan.FromSeconds(2));
        }
    }

    [Fact]
    public void The_session_vector_holds_at_both_ends()
    {
        var session = Vector.Sessions("alpha").Should().ContainSingle().Which;
        var dialect = new AlphaDialect(3);
        var sign = new SimulatedAlphaSign("s", 3);
        var answered = new List<byte>();
        sign.Send = answered.AddRange;
        dialect.Show(Bus.Called("A001"));
        var now = DateTimeOffset.UnixEpoch;
        foreach (var step in session)
        {
            if (step.Power is not null) sign.PowerCycle();
            if (step.Dir == "host→dev")
            {
                answered.Clear();
                sign.Receive(step.Bytes, now);
                sign.Tick(now += TimeSpan.FromSeconds(2));
            }

            if (step.Face is not null) sign.FaceText().Should().Be(step.Face);
            if (step.Means is null) continue;
            answered.Should().Equal(step.Bytes);
            answered.Select(dialect.Hear).OfType<SignSaid>().Single().Answer.ToString().ToLowerInvariant()
                .Should().Be(step.Means);
        }
    }

    /// <summary>
    /// On a line one way nothing is asked, so nothing can be missed, and the picture is said again now and
    /// then.
    /// </summary>
    [Fact]
    public async Task A_sign_wired_one_way_is_shown_pictures_and_never_silent()
    {
        await using var bus = new Bus();
        var far = new SimulatedAlphaSign("sign-3", 3);
        var sign = bus.Sign("sign-3", new AlphaDialect(3, isOneWay: true), far);
        bus.Start();
        sign.Show(Bus.Called("A001"));
        await SignKind.Named("alpha").ShowsAsync(bus, 3, "A001");
        sign.Show(Bus.Called("A002", 2) with { State = CounterShows.Serving });
        await SignKind.Named("alpha").ShowsAsync(bus, 3, "A002");

        (sign.Health.Fault, sign.Health.LastSeen, sign.Health.BytesIn).Should().Be((null, null, 0));
    }

    private static byte[]? Make(Vector v) => v.Text("form") switch
    {
        "text" => AlphaWriter.Text(
            v.Int("address"), v.Text("file")[0], v.Text("text"),
            v.Text("mode") is [var mode] ? (AlphaMode)mode : null),
        "end" => AlphaWriter.EndPriority(v.Int("address")),
        "read" => AlphaWriter.ReadText(v.Int("address"), v.Text("file")[0]),
        _ => null,
    };
}
