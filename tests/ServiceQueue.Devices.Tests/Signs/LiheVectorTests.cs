using FluentAssertions;
using ServiceQueue.Devices.Signs.Lihe;
using ServiceQueue.Devices.Tests.Lines;
using Xunit;

namespace ServiceQueue.Devices.Tests.Signs;

/// <summary>
/// firmware-protocols/lihe/vectors: the writer makes them, the reader takes them, and refuses the invalid.
/// </summary>
public sealed class LiheVectorTests
{
    public static TheoryData<Vector> Valid() => new(Vector.Load("lihe", "frames.json"));

    public static TheoryData<Vector> Invalid() => new(Vector.Load("lihe", "invalid.json"));

    [Theory]
    [MemberData(nameof(Valid))]
    public void The_writer_makes_the_hosts_frames(Vector vector)
    {
        var expected = Convert.ToHexString(vector.Bytes);
        if (Make(vector) is { } made) Convert.ToHexString(made).Should().Be(expected);
        else vector.Dir.Should().Be("dev→host");
    }

    [Theory]
    [MemberData(nameof(Valid))]
    public void The_reader_takes_every_frame(Vector vector)
    {
        var reader = new LiheReader();

        var found = vector.Bytes.Select(reader.Feed).OfType<LiheFrame>().ToList();

        LiheReader.Check(vector.Bytes).Should().Be(LiheFlaw.None);
        found.Should().ContainSingle().Which.Address.Should().Be(vector.Int("address"));
        found[0].IsAcknowledgement.Should().Be(vector.Text("form") == "ack");
        found[0].IsVersion.Should().Be(vector.Text("form") == "version");
        reader.BadSums.Should().Be(0);
    }

    [Theory]
    [MemberData(nameof(Invalid))]
    public void The_reader_refuses_with_the_named_reason(Vector vector)
    {
        var reader = new LiheReader();

        LiheReader.Check(vector.Bytes).ToString().ToLowerInvariant().Should().Be(vector.Reason);

        // A whole frame that is followed by a stray byte is found in the stream; no other of these holds one.
        if (vector.Id != "lihe-9006") vector.Bytes.Select(reader.Feed).OfType<LiheFrame>().Should().BeEmpty();
    }

    [Fact]
    public void Text_is_cut_at_a_whole_character_and_what_gbk_lacks_becomes_a_question_mark()
    {
        var frame = LiheWriter.Text(1, "A" + new string('窗', 200), LiheMode.ScrollLeft, 4, 0, LiheColour.Red);
        frame.Length.Should().Be(12 + 1 + 2 * 63);
        LiheReader.Check(frame).Should().Be(LiheFlaw.None);

        var other = LiheWriter.Text(1, "😀", LiheMode.Immediate, 7, 99, LiheColour.Red);
        other[11..^1].Should().OnlyContain(b => b == (byte)'?');
    }

    private static byte[]? Make(Vector v) => (v.Text("form"), v.Text("sub")) switch
    {
        ("text", _) => LiheWriter.Text(
            v.Int("address"), v.Text("text"), (LiheMode)v.Int("mode"), v.Int("speed"), v.Int("stay"),
            (LiheColour)v.Int("colour")),
        ("query", _) => LiheWriter.AskVersion(v.Int("address")),
        ("ticket", "00") => LiheWriter.ShowWelcome(v.Int("address")),
        ("ticket", "02") => LiheWriter.ShowPause(v.Int("address")),
        ("ticket", var sub) => LiheWriter.Ticket(
            v.Int("address"), v.Text("letter") is [var letter] ? letter : null, v.Int("number"),
            v.Int("counter"), sub == "04"),
        _ => null,
    };
}
