using ServiceQueue.Contracts;
using ServiceQueue.Devices.Lines;
using ServiceQueue.Devices.Tests.Lines;
using ServiceQueue.Devices.Units.Qcp;
using ServiceQueue.Drivers.Termios;

namespace ServiceQueue.Devices.Tests.Units;

/// <summary>The host's side of a line, real parts only.</summary>
internal sealed class QcpHost : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly List<Task> _running = [];
    private readonly QcpBus _bus;

    public QcpHost(string path, int baud = 115200)
        : this(new TermiosLineDriver(), new LineAddress { Scheme = "serial", Target = path, BaudRate = baud })
    {
    }

    public QcpHost(ISerialLineDriver driver, LineAddress address, TimeProvider? time = null)
    {
        Time = time ?? TimeProvider.System;
        Line = new SharedLine(address, driver, Time);
        _bus = new QcpBus(Line);
        _running.Add(Line.RunAsync(_stop.Token));
    }

    public TimeProvider Time { get; }

    public SharedLine Line { get; }

    public Reports Reports { get; } = new();

    public QcpUnit Unit(int address, bool hasEvaluator = false)
    {
        var unit = new QcpUnit($"unit-{address}", address, _bus, Reports, Time)
        {
            HasEvaluator = hasEvaluator,
        };
        Run(unit);
        return unit;
    }

    public void Run(IDevice device) => _running.Add(device.RunAsync(_stop.Token));

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_running);
        _stop.Dispose();
    }
}
