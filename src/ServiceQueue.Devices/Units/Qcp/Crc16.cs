namespace ServiceQueue.Devices.Units.Qcp;

/// <summary>
/// CRC-16/IBM-3740: polynomial 1021, begins with FFFF, not reflected; of "123456789" it is 29B1. Pure.
/// </summary>
public static class Crc16
{
    /// <summary>The CRC of bytes.</summary>
    public static ushort Of(ReadOnlySpan<byte> bytes)
    {
        ushort crc = 0xFFFF;
        foreach (var b in bytes)
        {
            crc ^= (ushort)(b << 8);
            for (var bit = 0; bit < 8; bit++)
                crc = (ushort)((crc & 0x8000) != 0 ? (crc << 1) ^ 0x1021 : crc << 1);
        }

        return crc;
    }
}
