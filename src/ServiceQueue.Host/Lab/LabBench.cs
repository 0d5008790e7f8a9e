using ServiceQueue.Contracts;
using ServiceQueue.Core.Halls;
using ServiceQueue.Devices.Profiles;
using ServiceQueue.Drivers.Pango;
using ServiceQueue.Host.Configuration;
using ServiceQueue.Simulators;
using ServiceQueue.Simulators.Keypads;
using ServiceQueue.Simulators.Printers;
using ServiceQueue.Simulators.Speakers;
using ServiceQueue.Simulators.Units;
using ServiceQueue.Simulators.Wires;

namespace ServiceQueue.Host.Lab;

/// <summary>
/// The far ends of a demonstration's wires: one simulated device for each device on a <c>sim:</c> line.
/// </summary>
public sealed class LabBench : IDisposable
{
    /// <summary>Makes the far ends.</summary>
    public LabBench(HallConfig config)
    {
        // A printer's own font has cells of one width; the hall's raster would squeeze its letters.
        var font = new PangoRaster(PangoRaster.MonospacedFamily);
        foreach (var device in config.Devices.Where(d => d.Line?.Scheme == "sim"))
            Bench.Add(device.Line!.Target, FarEnd(device, font));
    }

    /// <summary>The wires.</summary>
    public SimulatedBench Bench { get; } = new(TimeProvider.System);

    /// <summary>
    /// The driver of <c>sim:</c> lines: the real serial driver on the near end of a pseudo-terminal.
    /// </summary>
    public ISerialLineDriver Driver(ISerialLineDriver serial) => new SimLineDriver(serial, Bench);

    /// <inheritdoc />
    public void Dispose() => Bench.Dispose();

    private static SimulatedDevice FarEnd(DeviceConfig device, ITextRaster font) => device.Kind switch
    {
        DeviceKind.Printer => new SimulatedPrinter(device.Id, PrinterProfiles.Named(device.Profile!), font),
        DeviceKind.Sign => LabSigns.Of(device),
        DeviceKind.Keypad => new SimulatedFf68Keypad(device.Id, device.Address)
        {
            HasEvaluator = device.HasEvaluator,
        },
        DeviceKind.Speaker => new SimulatedSpeechModule(device.Id, device.Protocol == "syn6288"),
        DeviceKind.Unit => new SimulatedQcpUnit(device.Id, device.Address)
        {
            HasEvaluator = device.HasEvaluator,
        },
        _ => throw new System.Diagnostics.UnreachableException(device.Kind.ToString()),
    };
}
