using ServiceQueue.Contracts;
using ServiceQueue.Core.Halls;
using ServiceQueue.Devices.Units.Qcp;
using ServiceQueue.Devices.Displays;
using ServiceQueue.Devices.Keypads.Ff68;
using ServiceQueue.Devices.Lines;
using ServiceQueue.Devices.Printers;
using ServiceQueue.Devices.Profiles;
using ServiceQueue.Devices.Signs;
using ServiceQueue.Devices.Speakers;
using ServiceQueue.Host.Configuration;

namespace ServiceQueue.Host.Hosting;

/// <summary>The hall's devices on their lines: made once at start from the configuration.</summary>
public sealed class DeviceBench
{
    private readonly Dictionary<string, SharedLine> _lines = new(StringComparer.Ordinal);
    private readonly Dictionary<string, QcpBus> _buses = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IDevice> _devices = new(StringComparer.Ordinal);

    /// <summary>Makes the devices. Devices whose addresses have the same key share a line.</summary>
    public DeviceBench(
        IReadOnlyList<DeviceConfig> configs, DriverCatalog<ISerialLineDriver> drivers, ITextRaster raster,
        IBroker broker,
        IDeviceReports reports, TimeProvider time)
    {
        Configs = configs;
        foreach (var config in configs)
        {
            var line = config.Line is { } address ? LineOf(address, drivers, time) : null;
            _devices[config.Id] = config.Kind switch
            {
                DeviceKind.Printer => new Printer(
                    config.Id, PrinterProfiles.Named(config.Profile!), line!, raster, reports, time),
                DeviceKind.Sign => new SignStation(
                    config.Id, SignDialects.Of(config), line!, reports, time)
                {
                    Brightness = config.Sign.Brightness,
                },
                DeviceKind.Keypad => new Ff68Keypad(config.Id, config.Address, line!, reports, time)
                {
                    HasEvaluator = config.HasEvaluator,
                },
                DeviceKind.Speaker => new Speaker(config.Id, config.Voice!, line!, reports, time),
                DeviceKind.Unit => new QcpUnit(config.Id, config.Address, BusOf(line!), reports, time)
                {
                    HasEvaluator = config.HasEvaluator,
                },
                DeviceKind.Display => new DisplayDevice(config.Id, broker, reports, time),
                _ => throw new System.Diagnostics.UnreachableException(config.Kind.ToString()),
            };
        }

        _devices[DeviceSection.Broker] = new HallTopics(DeviceSection.Broker, broker, reports, time);
    }

    /// <summary>How each device is reached.</summary>
    public IReadOnlyList<DeviceConfig> Configs { get; }

    /// <summary>All devices, the broker among them.</summary>
    public IReadOnlyCollection<IDevice> Devices => _devices.Values;

    /// <summary>The device of an id, or null.</summary>
    public IDevice? Find(string id) => _devices.GetValueOrDefault(id);

    /// <summary>The line a device is on, or null.</summary>
    public SharedLine? LineOf(string device) =>
        Configs.FirstOrDefault(c => c.Id == device)?.Line is { } address ? _lines[address.Key] : null;

    /// <summary>Runs all lines until cancelled. The devices' sessions are run by the outbox.</summary>
    public Task RunLinesAsync(CancellationToken stop) =>
        Task.WhenAll(_lines.Values.Select(l => l.RunAsync(stop)));

    /// <summary>The units of a line share its bus; other devices may be on the line beside them.</summary>
    private QcpBus BusOf(SharedLine line)
    {
        if (!_buses.TryGetValue(line.Address.Key, out var bus))
            _buses[line.Address.Key] = bus = new QcpBus(line);
        return bus;
    }

    private SharedLine LineOf(
        LineAddress address, DriverCatalog<ISerialLineDriver> drivers, TimeProvider time)
    {
        if (!_lines.TryGetValue(address.Key, out var line))
            _lines[address.Key] = line = new SharedLine(address, drivers[address.Scheme], time);
        return line;
    }
}
