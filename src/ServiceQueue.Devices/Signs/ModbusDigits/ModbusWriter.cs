namespace ServiceQueue.Devices.Signs.ModbusDigits;

/// <summary>
/// Makes Modbus RTU requests (firmware-protocols/modbus-digits/SPEC.md). Pure; addresses are 1–247.
/// </summary>
public static class ModbusWriter
{
    /// <summary>The most registers in one request here.</summary>
    public const int MostRegisters = 16;

    internal const byte Read = 0x03;
    internal const byte WriteOne = 0x06;
    internal const byte WriteMany = 0x10;

    /// <summary>Function 03: asks for holding registers.</summary>
    public static byte[] ReadRegisters(int address, int first, int count) =>
        Frame(address, Read, [.. Two(first), .. Two(Count(count))]);

    /// <summary>Function 06: writes one register.</summary>
    public static byte[] WriteRegister(int address, int register, int value) =>
        Frame(address, WriteOne, [.. Two(register), .. Two(value)]);

    /// <summary>Function 10: writes registers that follow each other.</summary>
    public static byte[] WriteRegisters(int address, int first, ReadOnlySpan<int> values)
    {
        var data = new List<byte>();
        foreach (var value in values) data.AddRange(Two(value));
        return Frame(
            address, WriteMany, [.. Two(first), .. Two(Count(values.Length)), (byte)data.Count, .. data]);
    }

    private static byte[] Frame(int address, byte function, ReadOnlySpan<byte> data)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)address, 247u);
        byte[] frame = [(byte)address, function, .. data, 0, 0];
        var sum = Crc16.Modbus(frame.AsSpan(..^2));

        // The sum alone goes low byte first.
        frame[^2] = (byte)sum;
        frame[^1] = (byte)(sum >> 8);
        return frame;
    }

    private static int Count(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, MostRegisters);
        return count;
    }

    private static byte[] Two(int value)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)value, 0xFFFFu);
        return [(byte)(value >> 8), (byte)value];
    }
}
