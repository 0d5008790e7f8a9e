using ServiceQueue.Devices.Signs.ModbusDigits;
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
        "alpha" => new SimulatedAlphaSign(device.Id, device.Address),
        "modbus-digits" => new SimulatedDigitSign(
            device.Id, device.Address, Registers(device.Sign.Registers)),
        "am03127" => new SimulatedAm03127Sign(device.Id, device.Address),
        _ => throw new System.Diagnostics.UnreachableException(device.Protocol),
    };

    private static SimulatedRegisters Registers(DigitRegisters map) => new(
        map.First, map.Count, Enum.Parse<SimulatedDigits>(map.Form.ToString()), map.PerRegister, map.Blank);
}
