using FluentAssertions;
using ServiceQueue.Devices.Signs.Lihe;
using ServiceQueue.Devices.Tests.Lines;
using ServiceQueue.Simulators.Signs;
using Xunit;

namespace ServiceQueue.Devices.Tests.Signs;

/// <summary>Garbage on the line, from a fixed seed.</summary>
public sealed class LiheFuzzTests
{
    private const int Frames = 100_000;

    [Fact]
    public void The_reader_takes_only_proven_frames_and_finds_the_next_valid_one()
    {
        var chance = new Random(20_261);
        var valid = Vector.Load("lihe", "frames.json").Select(v => v.Bytes).ToArray();
        var answer = Vector.Load("lihe", "frames.json").Single(v => v.Id == "lihe-0007").Bytes;
        var reader = new LiheReader();
        var recent = new List<byte>();
        for (var i = 0; i < Frames; i++)
        {
            foreach (var b in Mutations.Of(valid, chance))
            {
                recent.Add(b);
                if (reader.Feed(b) is not { } frame) continue;
                Proven(recent, frame).Should().BeTrue("frame {0} of the seed", i);
            }

            if (i % 16 == 0)
            {
                var found = answer.Select(reader.Feed).OfType<LiheFrame>().ToList();
                found.Should().ContainSingle("one valid frame is enough, after {0}", i);
                found[0].Should().Match<LiheFrame>(f => f.IsVersion && f.Address == 3);
                recent.AddRange(answer);
            }

            if (recent.Count > 1000) recent.RemoveRange(0, recent.Count - 400);
        }
    }

    [Fact]
    public void The_simulated_card_shows_nothing_it_was_not_told()
    {
        var chance = new Random(7);
        var valid = Vector.Load("lihe", "frames.json").Select(v => v.Bytes).ToArray();
        var show = LiheWriter.Text(3, "请A001号", LiheMode.Immediate, 7, 99, LiheColour.Red);
        var card = new SimulatedLiheSign("s", 3);
        var now = DateTimeOffset.UnixEpoch;
        for (var i = 0; i < Frames; i++)
        {
            card.Receive(Mutations.Of(valid, chance), now);
            if (i % 64 != 0) continue;

            // After a pause, as between real frames, a whole frame is always taken.
            now += TimeSpan.FromSeconds(1);
            card.Receive(show, now);
            card.Tick(now);
            card.FaceText().Should().Be("请A001号");
        }
    }

    /// <summary>
    /// A judge of its own: does some stretch that ends here carry this frame with a right sum?
    /// </summary>
    private static bool Proven(List<byte> bytes, LiheFrame frame)
    {
        for (var start = bytes.Count - 1; start >= Math.Max(0, bytes.Count - 200); start--)
        {
            var length = bytes.Count - start;
            if (bytes[start] == 0xA0 && length == bytes[start + 1] + 4
                && bytes.Skip(start + 1).Take(length - 3).Sum(b => b) % 100 == bytes[^2]
                && bytes[start + 3] == frame.Address)
                return true;
            if (bytes[start] == 0xAA && length >= 12 && bytes[start + 1] == frame.Address
                && (byte)bytes.Skip(start + 6).Take(length - 7).Sum(b => b) == bytes[start + 5])
                return true;
        }

        return false;
    }
}
