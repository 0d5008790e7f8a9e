using ServiceQueue.Host.Configuration;
using ServiceQueue.Simulators.Signs;

namespace ServiceQueue.Host.Lab;

/// <summary>The simulated far end of a sign, by its protocol.</summary>
internal static class LabSigns
{
    public static SimulatedSign Of(DeviceConfig device) => device.Protocol switch
    {
        "lihe" => new SimulatedLiheSign(device.Id, device.Address),
        "onbon-bx" => new SimulatedOnbonSign(device.Id, device.Address),
        _ => throw new System.Diagnostics.UnreachableException(device.Protocol),
    };
}
