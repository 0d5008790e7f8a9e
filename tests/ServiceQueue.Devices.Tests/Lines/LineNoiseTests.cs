using FluentAssertions;
using ServiceQueue.Contracts;
using ServiceQueue.Core.Jobs;
using ServiceQueue.Devices.Keypads.Ff68;
using ServiceQueue.Devices.Lines;
using ServiceQueue.Devices.Signs;
using ServiceQueue.Devices.Signs.Lihe;
using ServiceQueue.Simulators.Memory;
using Xunit;

namespace ServiceQueue.Devices.Tests.Lines;

/// <summary>
/// A sign and a keypad on one line in memory, the far ends played by the test on a clock of its own: noise is
/// named and goes, and nothing else is taken for it.
/// </summary>
public sealed class LineNoiseTests : IAsyncDisposable
{
    private const int Sign = 3, Keypad = 4;

    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(2.1);

    private readonly ManualTime _time = new();
    private readonly MemoryLineDriver _driver = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Reports _reports = new();
    private readonly SharedLine _line;
    private readonly Ff68Keypad _keypad;
    private readonly SignStation _sign;
    private readonly List<Task> _running = [];
    private MemoryLine _far = null!;
    private long _said;

    public LineNoiseTests()
    {
        _line = new SharedLine(new LineAddress { Scheme = "sim", Target = "m" }, _driver, _time);
        _keypad = new Ff68Keypad("keypad", Keypad, _line, _reports, _time);
        _sign = new SignStation("sign", new LiheDialect(Sign), _line, _reports, _time);
    }

    private DeviceFault? KeypadFault => _keypad.Health.Fault;

    private DeviceFault? SignFault => _sign.Health.Fault;

    [Fact]
    public async Task A_keypad_on_a_line_of_noise_is_named_and_works_and_the_fault_goes_when_it_is_calm()
    {
        await StartAsync(_keypad);
        await SayAsync(Noise(20));
        KeypadFault.Should().BeNull("it may be the beginning of a frame");
        await SayAsync(Noise(8));
        await Reports.UntilAsync(() => KeypadFault is not null, "the noise named");
        (KeypadFault!.Kind, KeypadFault.Works, KeypadFault.Remedy).Should()
            .Be((DeviceFaultKind.Garbage, true, FaultRemedy.Watch));

        _time.Advance(TimeSpan.FromSeconds(1.5));
        await SayAsync(Noise(1));
        _time.Advance(TimeSpan.FromSeconds(1.5));
        KeypadFault.Should().NotBeNull("it is not calm yet");
        await PassAsync(() => KeypadFault is null);
        _reports.Faults("keypad").Should().Equal(DeviceFaultKind.Garbage, null);
    }

    [Fact]
    public async Task Bytes_far_apart_are_no_noise()
    {
        await StartAsync(_keypad);
        for (var i = 0; i < 10; i++)
        {
            await SayAsync(Noise(10));
            _time.Advance(Calm);
        }

        _reports.Faults("keypad").Should().BeEmpty();
    }

    [Fact]
    public async Task A_sign_that_answers_beside_noise_works()
    {
        await StartAsync(_sign);
        await AskedAsync();
        await SayAsync([.. Noise(30), .. Version(Sign), .. Noise(5)]);
        await Reports.UntilAsync(() => SignFault is not null, "the noise named");
        (SignFault!.Kind, SignFault.Works).Should().Be((DeviceFaultKind.Garbage, true));
        _sign.Health.LastSeen.Should().NotBeNull();

        await PassAsync(() => SignFault is null, answer: true);
        _reports.Faults("sign").Should().Equal(DeviceFaultKind.Garbage, null);
    }

    [Fact]
    public async Task A_sign_whose_answers_make_no_sense_is_garbage_and_a_dead_one_is_silent()
    {
        await StartAsync(_sign);
        await PassAsync(() => SignFault is not null);
        SignFault!.Kind.Should().Be(DeviceFaultKind.Silent);

        await SayAsync(Noise(30));
        await Reports.UntilAsync(() => SignFault!.Kind == DeviceFaultKind.Garbage, "garbage");
        SignFault!.Works.Should().BeFalse();
        await PassAsync(() => SignFault!.Kind == DeviceFaultKind.Silent);
        await AskedAsync();
        await SayAsync(Version(Sign));
        await Reports.UntilAsync(() => SignFault is null, "it is well");
    }

    [Fact]
    public async Task A_dead_sign_is_silent_however_much_others_say_on_its_line()
    {
        await StartAsync(_sign, _keypad);
        for (var i = 0; i < 12; i++)
        {
            // Other signs and keypads, ours and strange ones, in pieces as a slow line brings them.
            foreach (var piece in Version(9).Chunk(4)) await SayAsync(piece);
            await SayAsync([.. Version(8), .. Ff68Writer.Key(Keypad, [0x0C]), .. Ff68Writer.Key(77, [0x12])]);
            await StepAsync();
        }

        await PassAsync(() => SignFault is not null);
        _reports.Faults("sign").Should().Equal(DeviceFaultKind.Silent);
        _reports.Faults("keypad").Should().BeEmpty();
    }

    [Fact]
    public async Task What_a_half_duplex_adapter_gives_back_is_no_noise()
    {
        await StartAsync(_sign, _keypad);
        using var heard = new CancellationTokenSource();
        var echoing = EchoAsync(heard.Token);
        for (var i = 1; i <= 20; i++)
        {
            _sign.Show(Bus.Called($"A{i:000}", i));
            _keypad.Show(Bus.Waits(i, i));
            await StepAsync();
        }

        await PassAsync(() => SignFault is not null);
        await heard.CancelAsync();
        await echoing;
        _line.Trace.BytesIn.Should().BeGreaterThan(200);
        _reports.Faults("sign").Should().Equal(DeviceFaultKind.Silent);
        _reports.Faults("keypad").Should().BeEmpty();
    }

    [Fact]
    public async Task A_line_that_comes_back_is_calm()
    {
        await StartAsync(_keypad);
        await SayAsync(Noise(40));
        await Reports.UntilAsync(() => KeypadFault is not null, "the noise named");

        await _driver.UnplugAsync();
        await Reports.UntilAsync(() => KeypadFault!.Kind == DeviceFaultKind.LineGone, "the unplug");
        await PassAsync(() => _line.IsOpen);

        KeypadFault.Should().BeNull();
        _reports.Faults("keypad").Should().Equal(DeviceFaultKind.Garbage, DeviceFaultKind.LineGone, null);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_running);
        _stop.Dispose();
    }

    /// <summary>Bytes that begin no frame and end none.</summary>
    private static byte[] Noise(int count) => [.. Enumerable.Repeat((byte)0x55, count)];

    /// <summary>A card's answer to the version query (firmware-protocols/lihe/SPEC.md).</summary>
    private static byte[] Version(int address)
    {
        byte[] summed = [5, 0x98, (byte)address, 0x50, 0x01, 0x21];
        return [0xA0, .. summed, (byte)(summed.Sum(b => b) % 100), 0xFF];
    }

    private async Task StartAsync(params IDevice[] devices)
    {
        _running.AddRange(devices.Select(d => d.RunAsync(_stop.Token)));
        _running.Add(_line.RunAsync(_stop.Token));
        _far = await _driver.FarAsync();
        await Reports.UntilAsync(() => _line.IsOpen, "the line");
    }

    private async Task SayAsync(byte[] bytes)
    {
        _said += bytes.Length;
        await _far.WriteAsync(bytes, CancellationToken.None);
        await Reports.UntilAsync(() => _line.Trace.BytesIn == _said, "the line heard");
    }

    /// <summary>Waits until the sign has asked for an answer.</summary>
    private Task AskedAsync()
    {
        var before = _sign.Health.BytesOut;
        return PassAsync(() => _sign.Health.BytesOut > before || before == 0 && _sign.Health.BytesOut > 0);
    }

    /// <summary>Lets time pass until a condition holds, the sign answering meanwhile or not.</summary>
    private async Task PassAsync(Func<bool> condition, bool answer = false)
    {
        for (var i = 0; i < 200 && !condition(); i++)
        {
            if (answer) await SayAsync(Version(Sign));
            await StepAsync(condition);
        }

        condition().Should().BeTrue("it should have come to pass within 200 timers");
    }

    private async Task StepAsync(Func<bool>? unless = null)
    {
        await Reports.UntilAsync(() => _time.Next is not null || unless?.Invoke() == true, "a timer");
        if (_time.Next is { } next) _time.Advance(next);
    }

    private async Task EchoAsync(CancellationToken stop)
    {
        var buffer = new byte[256];
        try
        {
            while (true)
            {
                var read = await _far.ReadAsync(buffer, stop);
                await _far.WriteAsync(buffer.AsMemory(0, read), stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The test is over.
        }
    }
}
