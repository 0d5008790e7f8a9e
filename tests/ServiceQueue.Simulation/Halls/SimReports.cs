using System.Text.Json;
using ServiceQueue.Contracts;
using ServiceQueue.Core.Counters;
using ServiceQueue.Core.Devices;
using ServiceQueue.Core.Halls;
using ServiceQueue.Engine.Halls;
using ServiceQueue.Simulation.World;

namespace ServiceQueue.Simulation.Halls;

/// <summary>Carries what devices report into the hall, faults newest only, as the host does.</summary>
internal sealed class SimReports(Lane host, CancellationToken stop) : IDeviceReports
{
    private readonly SortedDictionary<string, FaultChanged> _faults = new(StringComparer.Ordinal);

    public HallRunner? Runner { get; set; }

    public void Report(DeviceReport report)
    {
        if (report is KeyPressed key)
        {
            host.Start(() => AskAsync(new PressKey(key.Device, key.Key), key.Device));
            return;
        }

        _faults[report.Device] = (FaultChanged)report;
        host.Start(() => CarryAsync(report.Device));
    }

    private async Task CarryAsync(string device)
    {
        while (_faults.Remove(device, out var report))
        {
            var fault = report.Fault;
            var name = fault is null ? null : JsonNamingPolicy.CamelCase.ConvertName(fault.Kind.ToString());
            var command = new ReportDevice(device, name, fault?.Works ?? true, fault?.Detail ?? "");
            if (await AskAsync(command, device)) continue;
            _faults.TryAdd(device, report);
            if (stop.IsCancellationRequested) return;
            await Task.Delay(TimeSpan.FromMilliseconds(200), host.Time);
        }
    }

    private async Task<bool> AskAsync(Command command, string device)
    {
        try
        {
            await Runner!.AskAsync(command, device, null, stop);
            return true;
        }
        catch (Exception lost) when (lost is IOException or OperationCanceledException)
        {
            return false;
        }
    }
}
