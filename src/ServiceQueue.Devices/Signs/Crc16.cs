namespace ServiceQueue.Devices.Signs;

/// <summary>
/// The reflected CRC-16 of polynomial 8005: ARC begins with 0000 (check BB3D), MODBUS with FFFF (check 4B37).
/// </summary>
internal static class Crc16
{
    private static readonly ushort[] Table = [.. Enumerable.Range(0, 256).Select(Entry)];

    internal static ushort Arc(ReadOnlySpan<byte> bytes) => Of(bytes, 0);

    internal static ushort Modbus(ReadOnlySpan<byte> bytes) => Of(bytes, 0xFFFF);

    private static ushort Of(ReadOnlySpan<byte> bytes, ushort sum)
    {
        foreach (var b in bytes) sum = (ushort)(sum >> 8 ^ Table[(sum ^ b) & 0xFF]);
        return sum;
    }

    private static ushort Entry(int index)
    {
        var entry = index;
        for (var bit = 0; bit < 8; bit++) entry = (entry & 1) != 0 ? entry >> 1 ^ 0xA001 : entry >> 1;
        return (ushort)entry;
    }
}
