using System.Text.Json;
using FluentAssertions;
using ServiceQueue.Contracts;
using ServiceQueue.Devices.Signs;
using ServiceQueue.Devices.Signs.ModbusDigits;
using ServiceQueue.Devices.Tests.Lines;
using ServiceQueue.Simulators.Signs;
using Xunit;

namespace ServiceQueue.Devices.Tests.Signs;

/// <summary>
/// firmware-protocols/modbus-digits/vectors: the writer makes them, the reader takes them, and refuses the
/// invalid; panels of several register maps show what they were told.
/// </summary>
public sealed class ModbusVectorTests
{
    public static TheoryData<Vector> Valid() => new(Vector.Load("modbus-digits", "frames.json"));

    public static TheoryData<Vector> Invalid() => new(Vector.Load("modbus-digits", "invalid.json"));

    public static TheoryData<string> Maps() => new(["digit", "bcd", "bcd-two", "ascii", "number"]);

    [Theory]
    [MemberData(nameof(Valid))]
    public void The_writer_makes_the_hosts_frames(Vector vector)
    {
        var expected = Convert.ToHexString(vector.Bytes);
        if (Make(vector) is { } made) Convert.ToHexString(made).Should().Be(expected);
        else vector.Dir.Should().Be("dev→host");
        if (vector.Text("map") is { Length: > 0 } map)
        {
            DigitMaps.Near(map, 4, vector.Int("first")).Values(vector.Text("digits"))
                .Should().Equal(Values(vector));
        }
    }

    [Theory]
    [MemberData(nameof(Valid))]
    public void The_reader_takes_every_frame(Vector vector)
    {
        var found = vector.Bytes.Select(new ModbusReader().Feed).OfType<ModbusFrame>().ToList();

        ModbusReader.Check(vector.Bytes).Should().Be(ModbusFlaw.None);
        var frame = found.Should().ContainSingle().Which;
        (frame.Address, frame.Size).Should().Be((vector.Int("address"), vector.Bytes.Length));
        frame.IsAnswer.Should().Be(vector.Dir == "dev→host");
        frame.IsException.Should().Be(vector.Text("form") == "exception");
        if (frame.IsException) frame.Data.Should().Equal((byte)vector.Int("code"));
    }

    [Theory]
    [MemberData(nameof(Invalid))]
    public void The_reader_refuses_with_the_named_reason(Vector vector)
    {
        ModbusReader.Check(vector.Bytes).ToString().ToLowerInvariant().Should().Be(vector.Reason);

        // In a stream, a whole frame with a stray byte after it is one; no other of these holds one.
        var found = vector.Bytes.Select(new ModbusReader().Feed).OfType<ModbusFrame>();
        if (vector.Desc != "exception with a byte too many") found.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Valid))]
    public void The_simulated_panel_obeys(Vector vector)
    {
        if (vector.Text("map") is not { Length: > 0 } map) return;
        var near = DigitMaps.Near(map, 4, vector.Int("first"));
        var panel = DigitMaps.Far("s", vector.Int("address"), near);

        panel.Receive(vector.Bytes, DateTimeOffset.UnixEpoch);

        panel.FaceText().Should().Be(vector.Text("digits"));
    }

    [Theory]
    [MemberData(nameof(Invalid))]
    public void The_simulated_panel_shows_nothing_of_the_invalid(Vector vector)
    {
        var panel = DigitMaps.Far("s", 3, DigitMaps.Near("digit", 4, 0));
        panel.Receive(vector.Bytes, DateTimeOffset.UnixEpoch);
        (panel.FaceText(), panel.FramesTaken).Should().Be(("", 0));
    }

    [Theory]
    [MemberData(nameof(Maps))]
    public async Task A_panel_of_each_register_map_shows_the_number_and_goes_dark(string map)
    {
        await using var bus = new Bus();
        var near = DigitMaps.Near(map, 4, 100);
        var sign = bus.Sign("sign-3", new DigitDialect(3, near), DigitMaps.Far("sign-3", 3, near));
        bus.Start();
        foreach (var ticket in new[] { "A012", "B999", "C001" })
        {
            sign.Show(Bus.Called(ticket));
            await FaceIsAsync(bus, near.HasLetters ? ticket : ticket[1..]);
        }

        sign.Show(Bus.Called("", 2) with { State = Core.Jobs.CounterShows.Paused, Ticket = null });
        await FaceIsAsync(bus, "");
        sign.Show(Bus.Called("D004", 3));
        await FaceIsAsync(bus, near.HasLetters ? "D004" : "004");
        sign.Show(Bus.Called("A98765", 4));
        await FaceIsAsync(bus, "");
    }

    /// <summary>
    /// An answer to function 06 is the request over again, so it cannot be told from an adapter's echo: only
    /// the registers read back prove that the panel is there.
    /// </summary>
    [Fact]
    public async Task A_panel_that_knows_only_function_06_is_proven_by_its_registers()
    {
        await using var bus = new Bus();
        var map = DigitMaps.Near("digit", 4, 0) with { WritesOneByOne = true };
        var far = new SimulatedDigitSign("sign-3", 3, new(0, 4, SimulatedDigits.Digit, 1, 10))
        {
            KnowsOnlyOne = true,
        };
        var sign = bus.Sign("sign-3", new DigitDialect(3, map), far);
        bus.Start();
        sign.Show(Bus.Called("A012"));
        await FaceIsAsync(bus, "012");
        await Reports.UntilAsync(() => sign.Health.LastSeen is not null, "its registers");

        var dialect = new DigitDialect(3, map);
        ModbusWriter.WriteRegister(3, 0, 1).Select(dialect.Hear).OfType<SignSaid>().Single()
            .Answer.Should().Be(SignAnswer.Echo);
    }

    [Theory]
    [InlineData(true, 4, "exception 01, it does not know the function; set \"write\"")]
    [InlineData(false, 5, "exception 02, it has no such register; set \"first\"")]
    public async Task An_exception_is_named_with_its_remedy(bool knowsOnlyOne, int digits, string detail)
    {
        await using var bus = new Bus();
        var far = new SimulatedDigitSign("sign-3", 3, new(0, 4, SimulatedDigits.Digit, 1, 10))
        {
            KnowsOnlyOne = knowsOnlyOne,
        };
        var sign = bus.Sign("sign-3", new DigitDialect(3, DigitMaps.Near("digit", digits, 0)), far);
        bus.Start();
        sign.Show(Bus.Called("A012"));

        await Reports.UntilAsync(() => sign.Health.Fault is not null, "the fault");
        sign.Health.Fault!.Kind.Should().Be(DeviceFaultKind.Hardware);
        sign.Health.Fault.Detail.Should().Contain(detail);
    }

    [Fact]
    public async Task A_panel_that_cannot_be_read_is_there_and_is_written_again_at_rest()
    {
        await using var bus = new Bus();
        var map = DigitMaps.Near("bcd", 4, 0);
        var far = new SimulatedDigitSign("sign-3", 3, new(0, 1, SimulatedDigits.Bcd, 4, 15))
        {
            CanBeRead = false,
        };
        var sign = bus.Sign("sign-3", new DigitDialect(3, map), far);
        bus.Start();
        sign.Show(Bus.Called("A012"));
        await FaceIsAsync(bus, "012");
        bus.Bench.Look(() =>
        {
            far.PowerCycle();
            return far.FaceText();
        }).Should().BeEmpty();

        await FaceIsAsync(bus, "012");
        sign.Health.Fault.Should().BeNull();
    }

    private static Task FaceIsAsync(Bus bus, string face) => Reports.UntilAsync(
        () => SignKind.Face(bus, 3) == face, () => $"the panel shows {face}, not {SignKind.Face(bus, 3)}");

    private static byte[]? Make(Vector v) => v.Text("form") switch
    {
        "read" => ModbusWriter.ReadRegisters(v.Int("address"), v.Int("first"), v.Int("count")),
        "one" => ModbusWriter.WriteRegister(v.Int("address"), v.Int("first"), Values(v)[0]),
        "many" => ModbusWriter.WriteRegisters(v.Int("address"), v.Int("first"), Values(v)),
        _ => null,
    };

    private static int[] Values(Vector v) => v.Fields.GetProperty("values").Deserialize<int[]>()!;
}
