using ServiceQueue.Devices.Signs;
using ServiceQueue.Devices.Signs.Alpha;
using ServiceQueue.Devices.Signs.Am03127;
using ServiceQueue.Devices.Signs.Lihe;
using ServiceQueue.Devices.Signs.ModbusDigits;
using ServiceQueue.Devices.Signs.OnbonBx;
using ServiceQueue.Host.Configuration;

namespace ServiceQueue.Host.Hosting;

/// <summary>The protocol of a sign, as hall.json names it.</summary>
internal static class SignDialects
{
    public static ISignDialect Of(DeviceConfig device) => device.Protocol switch
    {
        "lihe" => new LiheDialect(device.Address, device.Sign.Form)
        {
            Cells = device.Sign.Cells, Colour = device.Sign.Colour,
        },
        "onbon-bx" => new OnbonDialect(device.Address, device.Sign.Cells),
        "alpha" => new AlphaDialect(device.Address, device.Sign.Cells, device.Sign.IsOneWay),
        "modbus-digits" => new DigitDialect(device.Address, device.Sign.Registers),
        "am03127" => new Am03127Dialect(device.Address, device.Sign.Cells),
        _ => throw new System.Diagnostics.UnreachableException(device.Protocol),
    };
}
