using FluentAssertions;
using ServiceQueue.Contracts;
using ServiceQueue.Drivers.Termios;
using ServiceQueue.Drivers.Tests.Termios;
using ServiceQueue.Simulators.Keypads;
using ServiceQueue.Simulators.Signs;
using ServiceQueue.Simulators.Wires;
using Xunit;

namespace ServiceQueue.Drivers.Tests.Lines;

/// <summary>The bench's faults and keys, seen from a host that has the wire open.</summary>
public sealed class SimulatedBenchTests : IDisposable
{
    private readonly SimulatedBench _bench = new(TimeProvider.System, seed: 3);

    public void Dispose() => _bench.Dispose();

    private ValueTask<ISerialLine> OpenAsync(int baud = 115200) =>
        new SimLineDriver(new TermiosLineDriver(), _bench).OpenAsync(
            new LineAddress { Scheme = "sim", Target = "w", BaudRate = baud }, CancellationToken.None);

    [Fact]
    public void Each_device_tells_its_faults_and_keys()
    {
        _bench.Add("w", new SimulatedLiheSign("sign-1", 1));
        _bench.Add("w", new SimulatedFf68Keypad("keypad-1", 1));

        _bench.DeviceIds.Should().Equal("sign-1", "keypad-1");
        _bench.FaultKinds("sign-1")
            .Should().Equal("offline", "garbage", "loss", "slow", "unplug", "power-off", "none");
        foreach (var kind in _bench.FaultKinds("sign-1")) _bench.Fault("sign-1", kind).Should().BeTrue(kind);
        _bench.Keys("keypad-1").Should().Equal("call", "recall", "no-show", "pause");
        foreach (var key in _bench.Keys("keypad-1")) _bench.Press("keypad-1", key).Should().BeTrue(key);

        _bench.Keys("sign-1").Should().BeEmpty();
        _bench.Press("sign-1", "call").Should().BeFalse();
        _bench.Press("keypad-1", "dance").Should().BeFalse();
        _bench.Fault("keypad-1", "paper-out").Should().BeFalse();
        _bench.Fault("nobody", "unplug").Should().BeFalse();
        _bench.FaultKinds("nobody").Should().BeEmpty();
    }

    [Fact]
    public async Task A_wire_nobody_laid_is_named_with_those_there_are()
    {
        _bench.Add("a", new Recorder("d"));
        var open = async () => await OpenAsync();
        (await open.Should().ThrowAsync<LineGoneException>()).WithMessage("*no simulated wire \"w\"*a.");
    }

    [Fact]
    public async Task A_slow_wire_takes_ten_times_as_long()
    {
        var far = new Recorder("d");
        _bench.Add("w", far);
        await using var line = await OpenAsync(baud: 19200);
        _bench.Fault("d", "slow");

        await line.WriteAsync(new byte[100], CancellationToken.None);
        await Recorder.UntilAsync(() => far.Heard.Length == 100, "100 bytes");

        // 100 bytes take 52 ms at 19,200 baud, and so 520 ms now.
        (far.Last - far.First).Should().BeGreaterThan(TimeSpan.FromMilliseconds(450));
    }

    [Fact]
    public async Task A_noisy_wire_says_what_nobody_sent_until_it_is_put_right()
    {
        _bench.Add("w", new Recorder("d"));
        await using var line = await OpenAsync();
        _bench.Fault("d", "garbage");

        (await line.ReadAsync(new byte[64], CancellationToken.None)).Should().BeGreaterThan(0);
    }

    [Fact]
    public async Task A_device_without_power_hears_nothing()
    {
        var far = new Recorder("d");
        var other = new Recorder("e");
        _bench.Add("w", far);
        _bench.Add("w", other);
        await using var line = await OpenAsync();
        _bench.Fault("d", "power-off");

        await line.WriteAsync(new byte[] { 5 }, CancellationToken.None);
        await Recorder.UntilAsync(() => other.Heard.Length == 1, "the neighbour hears");

        far.Heard.Should().BeEmpty();
        _bench.Fault("d", "none");
        await line.WriteAsync(new byte[] { 6 }, CancellationToken.None);
        await Recorder.UntilAsync(() => far.Heard.Length == 1, "power is back");
        far.Heard.Should().Equal(6);
    }

    [Fact]
    public async Task A_keypad_without_an_echo_says_its_key_three_times_and_gives_up()
    {
        var keypad = new SimulatedFf68Keypad("k", 3);
        _bench.Add("w", keypad);
        await using var line = await OpenAsync();
        await line.WriteAsync(new byte[] { 0 }, CancellationToken.None);
        _bench.Press("k", "call");

        await Recorder.UntilAsync(() => _bench.Look(() => keypad.Unheard) == 1, "the keypad gives up");

        var got = new byte[64];
        var count = 0;
        while (count < 30) count += await line.ReadAsync(got.AsMemory(count), CancellationToken.None);
        var call = Convert.FromHexString("FF6803036803010C1016");
        got[..30].Should().Equal([.. call, .. call, .. call]);
        count.Should().Be(30);
    }
}
