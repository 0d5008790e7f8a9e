using ServiceQueue.Contracts;
using ServiceQueue.Devices.Tests.Lines;
using ServiceQueue.Devices.Units.Qcp;
using ServiceQueue.Simulators.Memory;

namespace ServiceQueue.Devices.Tests.Units;

/// <summary>
/// The host on a line in memory and a clock of its own; the test plays the units: it says what each
/// question is answered with, or that it is not.
/// </summary>
internal sealed class QcpMemory : IAsyncDisposable
{
    private readonly MemoryLineDriver _driver = new();
    private readonly QcpReader _reader = new();
    private readonly Lock _lock = new();
    private readonly List<(DateTimeOffset At, QcpFrame Frame)> _asked = [];
    private readonly QcpHost _host;
    private long _heard;
    private long _said;

    public QcpMemory() => _host = new QcpHost(
        _driver, new LineAddress { Scheme = "sim", Target = "m", BaudRate = 115200 }, Time);

    public ManualTime Time { get; } = new();

    public Reports Reports => _host.Reports;

    /// <summary>The bytes that answer a question; null for silence.</summary>
    public Func<QcpFrame, byte[]?> Answer { get; set; } = _ => null;

    public MemoryLine Far { get; private set; } = null!;

    public IReadOnlyList<(DateTimeOffset At, QcpFrame Frame)> Asked
    {
        get
        {
            lock (_lock) return [.. _asked];
        }
    }

    public QcpUnit Unit(int address) => _host.Unit(address);

    public async Task OpenAsync()
    {
        Far = await _driver.FarAsync();
        _ = PlayAsync();
    }

    /// <summary>
    /// Time passes in the steps of the timers that are set, until something is so. Each step waits until
    /// the host has set its next timer.
    /// </summary>
    public async Task PassAsync(Func<bool> until, TimeSpan? longest = null)
    {
        var end = Time.GetUtcNow() + (longest ?? TimeSpan.FromMinutes(5));
        for (var idle = 0; !until(); idle = IsQuiet ? idle + 1 : 0)
        {
            if (Time.Next is { } next && idle >= 4)
            {
                if (Time.GetUtcNow() > end) throw new TimeoutException("It did not come in time.");
                Time.Advance(next);
                idle = 0;
            }

            // What the clock set off runs on other threads; let it come to rest.
            await Task.Delay(1);
        }
    }

    /// <summary>Whether all that was said on the line has been heard.</summary>
    private bool IsQuiet =>
        _host.Line.Trace.BytesOut == Volatile.Read(ref _heard)
        && _host.Line.Trace.BytesIn == Volatile.Read(ref _said);

    /// <summary>An answer of a unit as it goes over the wire.</summary>
    public static byte[] Reply(QcpFrame asked, byte code, params byte[] payload) =>
        Frame([(byte)(asked.To | 0x80), (byte)asked.Sequence, code, .. payload]);

    public static byte[] Report(QcpFrame asked, byte nonce, int sign, int lcd = 0, byte faults = 0) => Reply(
        asked, 0x40, nonce, 0, 0, 0, faults, 0x01, (byte)sign, (byte)(sign >> 8), 0xF0, (byte)lcd,
        (byte)(lcd >> 8));

    public static byte[] Frame(byte[] said)
    {
        var crc = Crc16.Of(said);
        return [0, .. Cobs.Code([.. said, (byte)crc, (byte)(crc >> 8)]), 0];
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private async Task PlayAsync()
    {
        var buffer = new byte[512];
        try
        {
            while (true)
            {
                var read = await Far.ReadAsync(buffer, CancellationToken.None);
                foreach (var frame in buffer[..read].Select(_reader.Feed).OfType<QcpFrame>())
                {
                    lock (_lock) _asked.Add((Time.GetUtcNow(), frame));
                    if (Answer(frame) is not { } answer) continue;
                    Interlocked.Add(ref _said, answer.Length);
                    await Far.WriteAsync(answer, CancellationToken.None);
                }

                Interlocked.Add(ref _heard, read);
            }
        }
        catch (LineGoneException)
        {
            // The test is over.
        }
    }
}
