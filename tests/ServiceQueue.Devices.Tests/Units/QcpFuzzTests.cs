using FluentAssertions;
using ServiceQueue.Devices.Units.Qcp;
using ServiceQueue.Devices.Tests.Lines;
using ServiceQueue.Simulators.Units;
using Xunit;

namespace ServiceQueue.Devices.Tests.Units;

/// <summary>
/// Garbage on the line, from a fixed seed. <c>SQ_QCP_FRAMES=10000000</c> makes it a long run.
/// </summary>
public sealed class QcpFuzzTests
{
    private static readonly int Frames =
        int.TryParse(Environment.GetEnvironmentVariable("SQ_QCP_FRAMES"), out var frames) ? frames : 200_000;

    private readonly byte[][] _valid = [.. Vector.Load("qcp", "frames.json").Select(v => v.Bytes)];
    private readonly byte[] _poll = Vector.Load("qcp", "frames.json")[0].Bytes;

    [Fact]
    public void The_reader_takes_only_proven_frames_and_finds_the_next_valid_one()
    {
        var chance = new Random(20_267);
        var reader = new QcpReader();
        var part = new List<byte>();
        for (var i = 0; i < Frames; i++)
        {
            foreach (var b in Mutations.Of(_valid, chance)) Feed(reader, part, b, i);
            if (i % 16 != 0) continue;
            var found = _poll.Select(b => Feed(reader, part, b, i)).OfType<QcpFrame>().ToList();

            // What was half received before may happen to end as a frame with the poll's first zero.
            found[^1].Should().Match<QcpFrame>(
                f => f.Address == 3 && f.Code == (byte)QcpCommand.Poll, "after {0}", i);
        }
    }

    [Fact]
    public void The_simulated_unit_answers_after_any_garbage_and_shows_nothing_it_was_not_told()
    {
        var chance = new Random(11);
        var unit = new SimulatedQcpUnit("u", 3);
        var show = QcpWriter.Frame(
            3, 1, QcpCommand.Text, QcpWriter.Text(1, 9, "请A001号", QcpColour.Red, QcpMotion.Still));
        var texts = new HashSet<string>(StringComparer.Ordinal)
        {
            "欢迎光临", "", "请A001号", "3号窗口 王䶮 2:30 恢复",
        };
        var now = DateTimeOffset.UnixEpoch;
        for (var i = 0; i < Frames; i++)
        {
            unit.Receive(Mutations.Of(_valid, chance), now);
            if (!texts.Contains(unit.FaceText())) Assert.Fail($"\"{unit.FaceText()}\" after {i} of the seed");
            if (i % 64 != 0) continue;
            unit.Receive(QcpWriter.Frame(3, 0, QcpCommand.Poll, []), now);
            unit.Receive(show, now);
            unit.FaceText().Should().Be("请A001号");
            unit.Tick(now += TimeSpan.FromSeconds(1));
        }
    }

    /// <summary>
    /// A judge of its own, with the CRC bit by bit over the shift register, holds every frame taken against
    /// the bytes since the last zero.
    /// </summary>
    private static QcpFrame? Feed(QcpReader reader, List<byte> part, byte next, int at)
    {
        var frame = reader.Feed(next);
        if (next != 0)
        {
            if (part.Count < 300) part.Add(next);
            if (frame is not null) Assert.Fail($"a frame before its end, {at} of the seed");
            return null;
        }

        if (frame is not null && !IsProven(part, frame)) Assert.Fail($"frame {at} of the seed");
        part.Clear();
        return frame;
    }

    private static bool IsProven(List<byte> coded, QcpFrame frame)
    {
        if (coded.Count != frame.Payload.Length + 6) return false;
        byte[] inner =
            [frame.To, frame.Control, frame.Code, .. frame.Payload];
        var register = 0xFFFF;
        foreach (var bit in inner.SelectMany(b => Enumerable.Range(0, 8).Select(i => (b >> (7 - i)) & 1)))
            register = (((register >> 15) ^ bit) == 1 ? (register << 1) ^ 0x1021 : register << 1) & 0xFFFF;
        byte[] all = [.. inner, (byte)register, (byte)(register >> 8)];

        // The place of each zero is where a run of the coding begins.
        var runs = new HashSet<int>();
        for (var i = 0; i < coded.Count; i += coded[i]) runs.Add(i);
        for (var i = 0; i < all.Length; i++)
        {
            if (runs.Contains(i + 1) ? all[i] != 0 : all[i] != coded[i + 1]) return false;
        }

        return (frame.Control & 0x30) == 0;
    }
}
