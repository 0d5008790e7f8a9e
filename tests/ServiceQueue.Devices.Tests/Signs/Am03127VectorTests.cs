using System.Text;
using FluentAssertions;
using ServiceQueue.Devices.Signs.Am03127;
using ServiceQueue.Devices.Tests.Lines;
using ServiceQueue.Simulators.Signs;
using Xunit;

namespace ServiceQueue.Devices.Tests.Signs;

/// <summary>
/// firmware-protocols/am03127/vectors: the writer makes them, the reader takes them, and refuses the invalid.
/// </summary>
public sealed class Am03127VectorTests
{
    public static TheoryData<Vector> Valid() => new(Vector.Load("am03127", "frames.json"));

    public static TheoryData<Vector> Invalid() => new(Vector.Load("am03127", "invalid.json"));

    [Theory]
    [MemberData(nameof(Valid))]
    public void The_writer_makes_the_hosts_frames(Vector vector)
    {
        var expected = Encoding.ASCII.GetString(vector.Bytes);
        if (Make(vector) is { } made) Encoding.ASCII.GetString(made).Should().Be(expected);
        else vector.Dir.Should().Be("dev→host");
    }

    [Theory]
    [MemberData(nameof(Valid))]
    public void The_reader_takes_every_frame(Vector vector)
    {
        var reader = new Am03127Reader();

        var found = vector.Bytes.Select(reader.Feed).OfType<Am03127Frame>().ToList();

        Am03127Reader.Check(vector.Bytes).Should().Be(Am03127Flaw.None);
        var frame = found.Should().ContainSingle("an ACK in a text is none").Which;
        (frame.Address, frame.Size).Should().Be((vector.MaybeInt("address"), vector.Bytes.Length));
        frame.IsTaken.Should().Be(vector.Text("form") == "ack");
        frame.IsRefused.Should().Be(vector.Text("form") == "nack");
        frame.Data.Should().EndWith(vector.Text("text"));
        reader.BadSums.Should().Be(0);
    }

    [Theory]
    [MemberData(nameof(Invalid))]
    public void The_reader_refuses_with_the_named_reason(Vector vector)
    {
        Am03127Reader.Check(vector.Bytes).ToString().ToLowerInvariant().Should().Be(vector.Reason);

        // In a stream, a whole frame with strange bytes before or after it is one; no other of these holds
        // one.
        var found = vector.Bytes.Select(new Am03127Reader().Feed).OfType<Am03127Frame>();
        var holdsOne = vector.Desc is "a byte after the end" or "a second beginning in it";
        found.Should().HaveCount(holdsOne ? 1 : 0);
    }

    [Theory]
    [MemberData(nameof(Valid))]
    public void The_simulated_sign_obeys(Vector vector)
    {
        if (vector.Text("form") != "page") return;
        var sign = new SimulatedAm03127Sign("s", vector.Int("address"));
        var answers = new List<byte>();
        sign.Send = answers.AddRange;

        sign.Receive(vector.Bytes, DateTimeOffset.UnixEpoch);
        sign.FaceText().Should().Be("AMPLUS", "a page written is not yet one that runs");
        sign.Receive(Am03127Writer.RunPage(vector.Int("address")), DateTimeOffset.UnixEpoch);
        sign.Tick(DateTimeOffset.UnixEpoch.AddSeconds(1));

        Encoding.ASCII.GetString([.. answers]).Should().Be("ACKACK");
        sign.FaceText().Should().Be(vector.Text("text"));
        (sign.Runs, sign.Blinks).Should().Be((vector.Text("lead") == "E", vector.Is("blinks")));
    }

    [Theory]
    [MemberData(nameof(Invalid))]
    public void The_simulated_sign_writes_nothing_of_the_invalid(Vector vector)
    {
        var sign = new SimulatedAm03127Sign("s", 1);
        sign.Receive(vector.Bytes, DateTimeOffset.UnixEpoch);
        sign.FaceText().Should().Be("AMPLUS");
        sign.PagesWritten.Should().Be(vector.Desc == "a byte after the end" ? 1 : 0);
    }

    /// <summary>Its memory wears out: at rest a page is run, not written.</summary>
    [Fact]
    public async Task A_page_is_written_once_and_again_when_the_sign_does_not_have_it()
    {
        await using var bus = new Bus();
        var kind = SignKind.Named("am03127");
        var sign = kind.On(bus, 3);
        bus.Start();
        sign.Show(SignKind.Picture("A001"));
        await kind.ShowsAsync(bus, 3, "A001");
        bus.Bench.Look(() =>
        {
            bus.Far<SimulatedAm03127Sign>("sign-3").PowerCycle();
            return 0;
        });
        await kind.ShowsAsync(bus, 3, "A001");

        bus.Bench.Look(() => bus.Far<SimulatedAm03127Sign>("sign-3").PagesWritten)
            .Should().BeLessOrEqualTo(2);
        var dialect = new Am03127Dialect(3);
        dialect.Keep(SignKind.Picture("A001")).Should().ContainSingle()
            .Which.Bytes.Should().Equal(Am03127Writer.RunPage(3));
    }

    /// <summary>An answer names nobody, so it belongs to the sign that was asked.</summary>
    [Fact]
    public async Task The_answer_of_a_neighbour_proves_nothing()
    {
        await using var bus = new Bus();
        var kind = SignKind.Named("am03127");
        var (dead, well) = (kind.On(bus, 3), kind.On(bus, 4));
        bus.Bench.Fault("sign-3", "offline");
        bus.Start();
        dead.Show(SignKind.Picture("A001"));
        well.Show(SignKind.Picture("B000"));
        await Reports.UntilAsync(() => dead.Health.Fault is not null, "silence named");

        var seen = new HashSet<DateTimeOffset?>();
        for (var i = 1; i <= 6; i++)
        {
            well.Show(SignKind.Picture($"B00{i}"));
            await kind.ShowsAsync(bus, 4, $"B00{i}");
            seen.Add(dead.Health.LastSeen);
        }

        // An answer names nobody: one that comes later than its time may still be taken for another's.
        seen.Count.Should().BeLessThan(4, "the neighbour has answered six times");
        await Reports.UntilAsync(
            () => well.Health.Fault is null && dead.Health.Fault is not null, "the faults");
    }

    [Fact]
    public void Brackets_in_a_text_begin_no_command()
    {
        var frame = Am03127Writer.WritePage(1, "<E>1", Am03127Lead.Immediate, blinks: false);
        Am03127Reader.Check(frame).Should().Be(Am03127Flaw.None);
        Encoding.ASCII.GetString(frame).Should().Contain("<FA> E 1");
    }

    private static byte[]? Make(Vector v) => v.Text("form") switch
    {
        "page" => Am03127Writer.WritePage(
            v.Int("address"), v.Text("text"), (Am03127Lead)v.Text("lead")[0], v.Is("blinks"),
            v.Text("wait")[0]),
        "run" => Am03127Writer.RunPage(v.Int("address")),
        _ => null,
    };
}
