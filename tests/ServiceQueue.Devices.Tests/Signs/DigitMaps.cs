using ServiceQueue.Devices.Signs.ModbusDigits;
using ServiceQueue.Simulators.Signs;

namespace ServiceQueue.Devices.Tests.Signs;

/// <summary>Register maps of digit panels, for both ends.</summary>
internal static class DigitMaps
{
    public static DigitRegisters Near(string map, int digits, int first) => map switch
    {
        "bcd" => new(first, digits, DigitForm.Bcd, 4, 0xF),
        "bcd-two" => new(first, digits, DigitForm.Bcd, 2, 0xF),
        "ascii" => new(first, digits, DigitForm.Ascii, 2, 0x20),
        "number" => new(first, digits, DigitForm.Number, 5, 0xFFFF),
        _ => new(first, digits, DigitForm.Digit, 1, 10),
    };

    public static SimulatedDigitSign Far(string id, int address, DigitRegisters near) => new(
        id, address, new SimulatedRegisters(
            near.First, near.Count, Enum.Parse<SimulatedDigits>(near.Form.ToString()), near.PerRegister,
            near.Blank));
}
