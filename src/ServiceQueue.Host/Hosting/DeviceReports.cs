using System.Collections.Concurrent;
using System.Threading.Channels;
using ServiceQueue.Contracts;
using ServiceQueue.Core.Counters;
using ServiceQueue.Core.Devices;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Ratings;
using ServiceQueue.Engine.Halls;

namespace ServiceQueue.Host.Hosting;

/// <summary>
/// Carries what devices report into the hall's mailbox. Faults are conflated, newest wins; key presses keep
/// their order and, beyond a bound no pair of hands reaches, are dropped. Thread-safe; never blocks a device.
/// </summary>
public sealed class DeviceReports(ILogger<DeviceReports> log) : IDeviceReports
{
    private const int KeysWaiting = 256;

    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);

    private readonly ConcurrentDictionary<string, FaultChanged> _faults = new(StringComparer.Ordinal);
    private readonly Channel<DeviceReport> _keys = Channel.CreateBounded<DeviceReport>(
        new BoundedChannelOptions(KeysWaiting) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly SemaphoreSlim _changed = new(0, 1);

    /// <inheritdoc />
    public void Report(DeviceReport report)
    {
        switch (report)
        {
            case FaultChanged fault:
                _faults[fault.Device] = fault;
                if (_changed.CurrentCount == 0) Signal();
                break;
            case KeyPressed or EvaluatorPressed:
                _keys.Writer.TryWrite(report);
                break;
            default:
                throw new System.Diagnostics.UnreachableException(report.GetType().Name);
        }
    }

    /// <summary>Carries reports until cancelled.</summary>
    public Task RunAsync(HallRunner runner, CancellationToken stop) =>
        Task.WhenAll(CarryFaultsAsync(runner, stop), CarryKeysAsync(runner, stop));

    private async Task CarryKeysAsync(HallRunner runner, CancellationToken stop)
    {
        try
        {
            while (await _keys.Reader.WaitToReadAsync(stop))
            {
                while (_keys.Reader.TryRead(out var pressed))
                    await AskAsync(runner, CommandOf(pressed), pressed.Device, stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The hall stops.
        }
    }

    private static Command CommandOf(DeviceReport pressed) => pressed switch
    {
        KeyPressed key => new PressKey(key.Device, key.Key),
        EvaluatorPressed rated => new PressEvaluator(rated.Device, rated.Level, VisitIds.Draw().Value),
        _ => throw new System.Diagnostics.UnreachableException(pressed.GetType().Name),
    };

    private async Task CarryFaultsAsync(HallRunner runner, CancellationToken stop)
    {
        try
        {
            while (true)
            {
                await _changed.WaitAsync(stop);
                foreach (var device in _faults.Keys)
                {
                    if (!_faults.TryRemove(device, out var fault)) continue;
                    var command = new ReportDevice(
                        device, Name(fault.Fault), fault.Fault?.Works ?? true, fault.Fault?.Detail ?? "");
                    if (await AskAsync(runner, command, device, stop) || !_faults.TryAdd(device, fault))
                        continue;
                    await Task.Delay(Patience, stop);
                    Signal();
                }
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The hall stops.
        }
    }

    private async Task<bool> AskAsync(
        HallRunner runner, Command command, string device, CancellationToken stop)
    {
        try
        {
            if (await runner.AskAsync(command, device, null, stop) is NotDone no)
                log.LogInformation(
                    "{Device}: {Command} refused, {Code}", device, command.GetType().Name, no.Code);
            return true;
        }
        catch (IOException failure)
        {
            log.LogWarning(
                failure, "{Device}: {Command} could not be recorded", device, command.GetType().Name);
            return false;
        }
    }

    private void Signal()
    {
        try
        {
            _changed.Release();
        }
        catch (SemaphoreFullException)
        {
            // Somebody else has signalled in between; one signal serves all.
        }
    }

    private static string? Name(DeviceFault? fault) =>
        fault is null ? null : System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(fault.Kind.ToString());
}
