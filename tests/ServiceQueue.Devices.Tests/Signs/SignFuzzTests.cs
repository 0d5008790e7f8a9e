using FluentAssertions;
using ServiceQueue.Devices.Tests.Lines;
using Xunit;

namespace ServiceQueue.Devices.Tests.Signs;

/// <summary>
/// Garbage on the line, from a fixed seed: readers take only what another judge has proven and find the next
/// valid frame; simulated signs show nothing that they were not told. SERVICEQUEUE_FUZZ_FRAMES makes a long
/// run of it.
/// </summary>
public sealed class SignFuzzTests
{
    private static readonly int Frames =
        int.TryParse(Environment.GetEnvironmentVariable("SERVICEQUEUE_FUZZ_FRAMES"), out var n) ? n : 50_000;

    public static TheoryData<string> Protocols => new(SignFuzz.All.Select(f => f.Protocol));

    [Theory]
    [MemberData(nameof(Protocols))]
    public void The_reader_takes_only_proven_frames_and_finds_the_next_valid_one(string protocol)
    {
        var fuzz = SignFuzz.All.Single(f => f.Protocol == protocol);
        var chance = new Random(20_261);
        var valid = Vector.Load(protocol, "frames.json").Select(v => v.Bytes).ToArray();
        var feed = fuzz.Reader();
        var whole = fuzz.Resync.SkipWhile(b => b == 0).Count();
        var recent = new List<byte>();
        var taken = 0;
        for (var i = 0; i < Frames; i++)
        {
            foreach (var b in Mutations.Of(valid, chance))
            {
                recent.Add(b);
                if (feed(b) is not { } size) continue;
                taken++;
                byte[] frame = [.. recent.TakeLast(size)];
                if (!fuzz.IsProven(frame)) Assert.Fail($"{i} is unproven: {Convert.ToHexString(frame)}");
            }

            if (i % 16 == 0)
            {
                var found = fuzz.Resync.Select(feed).OfType<int>().ToList();

                // Stray start bytes before it may count as its own, and its NULs as another's.
                if (found is not [var last] || last < whole)
                    Assert.Fail($"no resync after frame {i}");
                recent.AddRange(fuzz.Resync);
            }

            if (recent.Count > 8000) recent.RemoveRange(0, recent.Count - 3000);
        }

        taken.Should().BeGreaterThan(Frames / 10, "most mutations leave some frame whole");
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void The_simulated_sign_takes_the_next_picture_whatever_came_before(string protocol)
    {
        var fuzz = SignFuzz.All.Single(f => f.Protocol == protocol);
        var chance = new Random(7);
        var valid = Vector.Load(protocol, "frames.json").Select(v => v.Bytes).ToArray();
        var kind = SignKind.Named(protocol);
        var far = kind.Far("s", 3);
        var picture = kind.Near(3).Show(SignKind.Picture("A001"));
        var now = DateTimeOffset.UnixEpoch;
        for (var i = 0; i < Frames; i++)
        {
            far.Receive(Mutations.Of(valid, chance), now);
            if (i % 64 != 0) continue;

            // After a pause, as between real frames, a whole frame is always taken.
            foreach (var frame in picture)
            {
                now += TimeSpan.FromSeconds(2);
                far.Receive(frame.Bytes, now);
            }

            far.Tick(now);
            far.FaceText().Should().Be(string.Format(null, kind.Called, "A001"));
        }
    }
}
