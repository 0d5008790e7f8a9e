using FluentAssertions;
using ServiceQueue.Devices.Keypads.Ff68;
using ServiceQueue.Devices.Tests.Lines;
using Xunit;

namespace ServiceQueue.Devices.Tests.Keypads;

/// <summary>
/// firmware-protocols/keypad-ff68/vectors: the writer makes them, the reader takes them, and refuses the
/// invalid.
/// </summary>
public sealed class Ff68VectorTests
{
    public static TheoryData<Vector> Valid() => new(Vector.Load("keypad-ff68", "frames.json"));

    public static TheoryData<Vector> Invalid() => new(Vector.Load("keypad-ff68", "invalid.json"));

    [Theory]
    [MemberData(nameof(Valid))]
    public void The_writer_makes_the_hosts_frames(Vector vector)
    {
        byte[]? made = vector.Text("command") switch
        {
            "01" => Ff68Writer.Key(vector.Int("address"), Data(vector)),
            "02" => Ff68Writer.Show(
                vector.Int("address"), vector.MaybeInt("waiting"), vector.MaybeInt("ticket")),
            "03" => Ff68Writer.Beep(vector.Int("address")),
            _ => null,
        };
        if (made is null) vector.Dir.Should().Be("dev→host");
        else Convert.ToHexString(made).Should().Be(Convert.ToHexString(vector.Bytes));
    }

    [Theory]
    [MemberData(nameof(Valid))]
    public void The_reader_takes_every_frame(Vector vector)
    {
        var reader = new Ff68Reader();

        var found = vector.Bytes.Select(reader.Feed).OfType<Ff68Frame>().ToList();

        Ff68Reader.Check(vector.Bytes).Should().Be(Ff68Flaw.None);
        var frame = found.Should().ContainSingle().Subject;
        frame.Address.Should().Be(vector.Int("address"));
        frame.Command.ToString("X2").Should().Be(vector.Text("command"));
        frame.Data.Should().Equal(Data(vector));
    }

    [Theory]
    [MemberData(nameof(Invalid))]
    public void The_reader_refuses_with_the_named_reason(Vector vector)
    {
        var reader = new Ff68Reader();

        Ff68Reader.Check(vector.Bytes).ToString().ToLowerInvariant().Should().Be(vector.Reason);

        // A whole frame that is followed by a stray byte is found in the stream; no other of these holds one.
        if (vector.Id != "ff68-9009") vector.Bytes.Select(reader.Feed).OfType<Ff68Frame>().Should().BeEmpty();
    }

    [Theory]
    [InlineData(0, null, "0A 0A 00 0A 0A 0A")]
    [InlineData(5, 12, "0A 0A 05 00 01 02")]
    [InlineData(1000, 1042, "09 09 09 00 04 02")]
    [InlineData(103, 0, "01 00 03 00 00 00")]
    public void Counts_and_tickets_become_six_digits(int waiting, int? ticket, string digits)
    {
        var frame = Ff68Writer.Show(3, waiting, ticket);
        frame[7..^2].Should().Equal(Convert.FromHexString(digits.Replace(" ", "", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_reader_takes_only_proven_frames_and_finds_the_next_valid_one()
    {
        var chance = new Random(68);
        var valid = Vector.Load("keypad-ff68", "frames.json").Select(v => v.Bytes).ToArray();
        var reader = new Ff68Reader();
        var recent = new List<byte>();
        for (var i = 0; i < 100_000; i++)
        {
            foreach (var b in Mutations.Of(valid, chance))
            {
                recent.Add(b);
                if (reader.Feed(b) is not { } frame) continue;
                Proven(recent, frame).Should().BeTrue("frame {0} of the seed", i);
            }

            if (i % 16 == 0)
            {
                recent.AddRange(valid[0]);
                var found = valid[0].Select(reader.Feed).OfType<Ff68Frame>();
                found.Should().ContainSingle("one valid frame is enough, after {0}", i);
            }

            if (recent.Count > 1000) recent.RemoveRange(0, recent.Count - 400);
        }
    }

    private static byte[] Data(Vector vector) =>
        Convert.FromHexString(vector.Text("data").Replace(" ", "", StringComparison.Ordinal));

    /// <summary>
    /// A judge of its own: the bytes before the terminator are this frame, and its sum is right.
    /// </summary>
    private static bool Proven(List<byte> bytes, Ff68Frame frame)
    {
        byte[] body = [(byte)frame.Address, frame.Command, .. frame.Data];
        var length = (byte)body.Length;
        byte[] whole = [0xFF, 0x68, length, length, 0x68, .. body, (byte)body.Sum(b => b), 0x16];
        return bytes.TakeLast(whole.Length).SequenceEqual(whole);
    }
}
