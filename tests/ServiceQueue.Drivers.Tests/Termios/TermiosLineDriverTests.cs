using FluentAssertions;
using ServiceQueue.Contracts;
using ServiceQueue.Drivers.Termios;
using ServiceQueue.Simulators.Wires;
using Xunit;

namespace ServiceQueue.Drivers.Tests.Termios;

/// <summary>The serial driver on real pseudo-terminals.</summary>
public sealed class TermiosLineDriverTests : IDisposable
{
    private readonly SimulatedBench _bench = new(TimeProvider.System);
    private readonly TermiosLineDriver _serial = new();
    private readonly SimLineDriver _sim;

    public TermiosLineDriverTests() => _sim = new SimLineDriver(_serial, _bench);

    public void Dispose() => _bench.Dispose();

    private static LineAddress Address(string text) =>
        LineAddress.TryParse(text, out var address, out var problem)
            ? address
            : throw new ArgumentException(problem);

    private ValueTask<ISerialLine> OpenAsync(string text) =>
        _sim.OpenAsync(Address(text), CancellationToken.None);

    private static async Task<byte[]> ReadAsync(ISerialLine line, int count)
    {
        var got = new byte[count];
        for (var at = 0; at < count;) at += await line.ReadAsync(got.AsMemory(at), CancellationToken.None);
        return got;
    }

    [Theory]
    [InlineData("baud=9600", 9600, false, false)]
    [InlineData("baud=19200", 19200, false, false)]
    [InlineData("baud=115200&stop=2", 115200, true, false)]
    [InlineData("baud=1200&flow=rtscts", 1200, false, true)]
    [InlineData("baud=230400&flow=xonxoff", 230400, false, false)]
    public async Task The_far_end_sees_the_settings_asked_for(
        string settings, int baud, bool twoStops, bool hardwareFlow)
    {
        _bench.Add("w", new Recorder("d"));
        await using var line = await OpenAsync($"sim:w?{settings}");

        var seen = _bench.Look(() => _bench.Wire("w")!.Settings)!;

        seen.Should().Be(new WireSettings(baud, twoStops, Raw: true, hardwareFlow));
        seen.Problem.Should().BeEmpty();
    }

    [Fact]
    public async Task Every_byte_value_passes_unchanged_both_ways()
    {
        _bench.Add("w", new Recorder("d", echoes: true));
        await using var line = await OpenAsync("sim:w?baud=115200");
        var all = Enumerable.Range(0, 1024).Select(i => (byte)i).ToArray();

        await line.WriteAsync(all, CancellationToken.None);

        (await ReadAsync(line, all.Length)).Should().Equal(all);
    }

    [Fact]
    public async Task Parity_that_a_pseudo_terminal_cannot_have_is_no_reason_to_refuse_it()
    {
        _bench.Add("w", new Recorder("d"));
        var open = async () => await (await OpenAsync("sim:w?parity=even&data=7")).DisposeAsync();
        await open.Should().NotThrowAsync();
    }

    [Fact]
    public async Task A_cancelled_read_loses_no_byte()
    {
        _bench.Add("w", new Recorder("d", echoes: true));
        await using var line = await OpenAsync("sim:w?baud=115200");
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(30));
        var read = async () => await line.ReadAsync(new byte[10], soon.Token);
        await read.Should().ThrowAsync<OperationCanceledException>();

        await line.WriteAsync(new byte[] { 1, 2, 3 }, CancellationToken.None);

        (await ReadAsync(line, 3)).Should().Equal(1, 2, 3);
    }

    [Fact]
    public async Task Bytes_reach_the_far_end_no_faster_than_the_baud_rate()
    {
        var far = new Recorder("d");
        _bench.Add("w", far);
        await using var line = await OpenAsync("sim:w?baud=9600");

        await line.WriteAsync(new byte[480], CancellationToken.None);
        await Recorder.UntilAsync(() => far.Heard.Length == 480, "480 bytes");

        // 480 bytes of 10 bits take 0.5 s at 9600 baud; a pty by itself would take none.
        (far.Last - far.First).Should().BeGreaterThan(TimeSpan.FromSeconds(0.45));
    }

    [Fact]
    public async Task A_pending_read_ends_when_the_line_is_unplugged_and_the_path_is_gone()
    {
        _bench.Add("w", new Recorder("d"));
        await using var line = await OpenAsync("sim:w");
        var path = _bench.Look(() => _bench.Wire("w")!.Path)!;
        var reading = line.ReadAsync(new byte[10], CancellationToken.None).AsTask();

        _bench.Fault("d", "unplug").Should().BeTrue();

        var wait = async () => await reading.WaitAsync(TimeSpan.FromSeconds(10));
        (await wait.Should().ThrowAsync<LineGoneException>()).WithMessage("*unplugged*");
        var write = async () => await line.WriteAsync(new byte[1], CancellationToken.None);
        await write.Should().ThrowAsync<LineGoneException>();
        File.Exists(path).Should().BeFalse();
        var reopen = async () => await OpenAsync("sim:w");
        (await reopen.Should().ThrowAsync<LineGoneException>()).WithMessage("*unplugged*");
    }

    [Fact]
    public async Task A_line_plugged_in_again_works_again()
    {
        _bench.Add("w", new Recorder("d", echoes: true));
        var first = await OpenAsync("sim:w?baud=115200");
        _bench.Fault("d", "unplug");
        await first.DisposeAsync();
        _bench.Fault("d", "none");

        await using var second = await OpenAsync("sim:w?baud=115200");
        await second.WriteAsync(new byte[] { 9 }, CancellationToken.None);

        (await ReadAsync(second, 1)).Should().Equal(9);
    }

    [Fact]
    public async Task A_line_in_use_says_so_and_is_free_after_it_is_closed()
    {
        _bench.Add("w", new Recorder("d"));
        var first = await OpenAsync("sim:w");
        var again = async () => await OpenAsync("sim:w");
        (await again.Should().ThrowAsync<LineGoneException>()).WithMessage("/dev/pts/* is in use*fuser*");

        await first.DisposeAsync();

        await (await OpenAsync("sim:w")).DisposeAsync();
    }

    [Theory]
    [InlineData("serial:/dev/serial/by-id/usb-not-there", "*by-id/usb-not-there is not there*Plug*")]
    [InlineData("serial:/dev/null", "/dev/null is no serial device*")]
    public async Task A_line_that_cannot_be_opened_names_path_and_remedy(string text, string expected)
    {
        var open = async () => await _serial.OpenAsync(Address(text), CancellationToken.None);
        (await open.Should().ThrowAsync<LineGoneException>()).WithMessage(expected);
    }

    [Fact]
    public async Task Opening_and_closing_leaks_no_descriptor()
    {
        _bench.Add("w", new Recorder("d"));
        await (await OpenAsync("sim:w")).DisposeAsync();
        var path = _bench.Look(() => _bench.Wire("w")!.Path)!;

        for (var i = 0; i < 20; i++)
        {
            var line = await OpenAsync("sim:w");
            var pending = line.ReadAsync(new byte[1], CancellationToken.None).AsTask();
            await line.DisposeAsync();
            var wait = async () => await pending.WaitAsync(TimeSpan.FromSeconds(10));
            await wait.Should().ThrowAsync<LineGoneException>();
        }

        Directory.GetFiles("/proc/self/fd").Count(fd => File.ResolveLinkTarget(fd, false)?.FullName == path)
            .Should().Be(0);
    }

    [Fact]
    public async Task A_write_larger_than_the_kernels_buffer_waits_and_arrives_whole()
    {
        var far = new Recorder("d");
        _bench.Add("w", far);
        await using var line = await OpenAsync("sim:w?baud=230400");
        var many = new byte[30_000];
        new Random(5).NextBytes(many);

        await line.WriteAsync(many, CancellationToken.None);
        await Recorder.UntilAsync(() => far.Heard.Length == many.Length, "30,000 bytes");

        far.Heard.Should().Equal(many);
    }
}
