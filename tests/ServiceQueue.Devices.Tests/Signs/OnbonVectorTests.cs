using FluentAssertions;
using ServiceQueue.Devices.Signs.OnbonBx;
using ServiceQueue.Devices.Tests.Lines;
using ServiceQueue.Simulators.Signs;
using Xunit;

namespace ServiceQueue.Devices.Tests.Signs;

/// <summary>
/// firmware-protocols/onbon-bx/vectors: the writer makes them, the reader takes them, and refuses the
/// invalid.
/// </summary>
public sealed class OnbonVectorTests
{
    public static TheoryData<Vector> Valid() => new(Vector.Load("onbon-bx", "frames.json"));

    public static TheoryData<Vector> Invalid() => new(Vector.Load("onbon-bx", "invalid.json"));

    [Theory]
    [MemberData(nameof(Valid))]
    public void The_writer_makes_the_hosts_frames(Vector vector)
    {
        var expected = Convert.ToHexString(vector.Bytes);
        if (Make(vector) is { } made) Convert.ToHexString(made).Should().Be(expected);
        else vector.Text("form").Should().BeOneOf("ack", "nak", "clock");
    }

    [Theory]
    [MemberData(nameof(Valid))]
    public void The_reader_takes_every_frame(Vector vector)
    {
        var reader = new OnbonReader();

        var found = vector.Bytes.Select(reader.Feed).OfType<OnbonFrame>().ToList();

        OnbonReader.Check(vector.Bytes).Should().Be(OnbonFlaw.None);
        var frame = found.Should().ContainSingle().Which;
        frame.Size.Should().Be(vector.Bytes.Length);
        frame.IsAnswer.Should().Be(vector.Dir == "dev→host");
        (frame.IsAnswer ? frame.From : frame.To).Should().Be(vector.Int("address"));
        if (frame.IsAnswer) frame.Error.Should().Be(vector.MaybeInt("error") ?? 0);
        reader.BadSums.Should().Be(0);
    }

    [Theory]
    [MemberData(nameof(Invalid))]
    public void The_reader_refuses_with_the_named_reason(Vector vector)
    {
        OnbonReader.Check(vector.Bytes).ToString().ToLowerInvariant().Should().Be(vector.Reason);

        // In a stream, a whole frame with a stray byte after it is one; no other of these holds one.
        var found = vector.Bytes.Select(new OnbonReader().Feed).OfType<OnbonFrame>();
        if (vector.Desc != "a byte after the end") found.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Valid))]
    public void The_simulated_card_obeys_and_answers(Vector vector)
    {
        if (vector.Dir != "host→dev" || vector.Text("form") == "clock") return;
        var card = new SimulatedOnbonSign("s", vector.Int("address"));
        var answers = new List<byte>();
        card.Send = answers.AddRange;

        card.Receive(vector.Bytes, DateTimeOffset.UnixEpoch);
        card.Tick(DateTimeOffset.UnixEpoch.AddSeconds(1));

        var answer = answers.Select(new OnbonReader().Feed).OfType<OnbonFrame>().Single();
        (answer.From, answer.Error).Should().Be((vector.Int("address"), 0));
        card.BytesDropped.Should().Be(0);
        if (vector.MaybeInt("level") is { } level) card.Brightness.Should().Be(level);
        if (vector.Text("form") != "text") return;
        (card.FaceText(), card.AreaCells).Should().Be((vector.Text("text"), vector.Int("cells")));
        card.Runs.Should().Be(vector.Int("mode") == 3);
    }

    [Theory]
    [MemberData(nameof(Invalid))]
    public void The_simulated_card_shows_nothing_of_the_invalid(Vector vector)
    {
        var card = new SimulatedOnbonSign("s", 1);

        card.Receive(vector.Bytes, DateTimeOffset.UnixEpoch);

        (card.FaceText(), card.FramesTaken).Should().Be(("欢迎光临", 0));
    }

    [Fact]
    public void A_card_that_gets_a_wrong_sum_says_so()
    {
        var card = new SimulatedOnbonSign("s", 1);
        var answers = new List<byte>();
        card.Send = answers.AddRange;
        var ping = OnbonWriter.Ping(1);
        ping[^2] ^= 1;

        card.Receive(ping, DateTimeOffset.UnixEpoch);
        card.Tick(DateTimeOffset.UnixEpoch.AddSeconds(1));

        answers.Select(new OnbonReader().Feed).OfType<OnbonFrame>().Single().Error.Should().Be(5);
    }

    private static byte[]? Make(Vector v) => v.Text("form") switch
    {
        "ping" => OnbonWriter.Ping(v.Int("address")),
        "status" => OnbonWriter.AskStatus(v.Int("address")),
        "clear" => OnbonWriter.Clear(v.Int("address")),
        "delete" => OnbonWriter.DeleteAreas(v.Int("address")),
        "brightness" => OnbonWriter.Brightness(v.Int("address"), v.Int("level")),
        "text" => OnbonWriter.Show(v.Int("address"), new OnbonArea(
            v.Int("cells"), v.Int("rows"), v.Text("text"), (OnbonMode)v.Int("mode"), v.Int("speed"),
            v.Int("stay"))
        { Wraps = v.Is("wraps"), StatesLength = v.Is("statesLength") }),
        _ => null,
    };
}
