using NodaTime;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Devices;

/// <summary>Says that a device's condition changed; a null fault says that it is well.</summary>
public sealed record ReportDevice(string Device, string? Fault, bool Works, string Detail) : Command;

/// <summary>A device has a fault.</summary>
public sealed record DeviceFaulted(string Device, string Fault, bool Works, string Detail) : HallEvent;

/// <summary>A device is well again.</summary>
public sealed record DeviceRecovered(string Device, string Fault) : HallEvent;

/// <summary>Keeps the conditions of the hall's devices.</summary>
public static class Reporting
{
    internal static Decision Decide(HallState hall, ReportDevice ask)
    {
        if (hall.Plan.Devices.All(d => d.Id != ask.Device))
            return Decision.Refuse(RefusalCode.UnknownDevice, ask.Device);
        var known = hall.Devices.GetValueOrDefault(ask.Device);
        if (ask.Fault is null)
            return known is null
                ? Decision.Accept() : Decision.Accept(new DeviceRecovered(ask.Device, known.Fault));
        return known?.Fault == ask.Fault && known.Works == ask.Works
            ? Decision.Accept()
            : Decision.Accept(new DeviceFaulted(ask.Device, ask.Fault, ask.Works, ask.Detail));
    }

    internal static HallState Apply(HallState hall, DeviceFaulted faulted, Instant at) => hall with
    {
        Devices = hall.Devices.SetItem(
            faulted.Device, new DeviceCondition(faulted.Fault, faulted.Works, faulted.Detail, at)),
    };

    internal static HallState Apply(HallState hall, DeviceRecovered recovered) =>
        hall with { Devices = hall.Devices.Remove(recovered.Device) };
}
