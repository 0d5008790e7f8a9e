namespace ServiceQueue.Devices.Signs.ModbusDigits;

/// <summary>Why bytes are no frame.</summary>
public enum ModbusFlaw
{
    /// <summary>They are one.</summary>
    None,

    /// <summary>Fewer bytes than the function needs.</summary>
    Truncated,

    /// <summary>
    /// The function is none of 03, 06, 10 and their exceptions, or the address none of 0–247.
    /// </summary>
    Start,

    /// <summary>More bytes than the function has, or a count that does not fit them.</summary>
    Length,

    /// <summary>The CRC is wrong.</summary>
    Sum,
}

/// <summary>A frame on the wire, its CRC proven.</summary>
/// <param name="Address">The device's address.</param>
/// <param name="Function">The function; with bit 7 for an exception.</param>
/// <param name="Data">What stands between function and CRC.</param>
public sealed record ModbusFrame(int Address, byte Function, byte[] Data)
{
    /// <summary>How many bytes it takes on the wire.</summary>
    public int Size => Data.Length + 4;

    /// <summary>Whether it is a device's refusal; its data is the code.</summary>
    public bool IsException => (Function & 0x80) != 0;

    /// <summary>
    /// Whether it can only be a device's answer. An answer to 06 is the request over again.
    /// </summary>
    public bool IsAnswer => IsException
        || (Function == ModbusWriter.WriteMany && Data.Length == 4)
        || (Function == ModbusWriter.Read && Data.Length == Data[0] + 1);
}

/// <summary>
/// Finds frames in a stream of bytes. Modbus tells frames apart by pauses, which USB adapters make and
/// swallow; so at each byte this looks back for a frame that ends there, longest first, and believes the one
/// whose CRC holds. Not thread-safe.
/// </summary>
public sealed class ModbusReader
{
    private const int Longest = 9 + 2 * ModbusWriter.MostRegisters;
    private const int Shortest = 5;

    private readonly byte[] _buffer = new byte[Longest];
    private int _count;

    /// <summary>
    /// Nothing: a frame with a wrong CRC cannot be told from the bytes between frames.
    /// </summary>
    public long BadSums => 0;

    /// <summary>Forgets what was half received.</summary>
    public void Reset() => _count = 0;

    /// <summary>Takes the next byte; returns the frame it ends, or null.</summary>
    public ModbusFrame? Feed(byte next)
    {
        if (_count == Longest)
        {
            _buffer.AsSpan(1).CopyTo(_buffer);
            _count--;
        }

        _buffer[_count++] = next;
        for (var start = 0; _count - start >= Shortest; start++)
        {
            var candidate = _buffer.AsSpan(start, _count - start);
            if (!HasShape(candidate) || Check(candidate) != ModbusFlaw.None) continue;
            _count = 0;
            return new ModbusFrame(candidate[0], candidate[1], candidate[2..^2].ToArray());
        }

        return null;
    }

    /// <summary>Says what is wrong with bytes that should be one whole frame.</summary>
    public static ModbusFlaw Check(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 2) return ModbusFlaw.Truncated;
        if (bytes[0] > 247 || !IsKnown(bytes[1])) return ModbusFlaw.Start;
        if (bytes.Length < Shortest) return ModbusFlaw.Truncated;
        if (!HasShape(bytes)) return bytes.Length < Least(bytes) ? ModbusFlaw.Truncated : ModbusFlaw.Length;
        var sum = bytes[^2] | bytes[^1] << 8;
        return Crc16.Modbus(bytes[..^2]) == sum ? ModbusFlaw.None : ModbusFlaw.Sum;
    }

    private static bool IsKnown(byte function) =>
        function is 0x03 or 0x06 or 0x10 or 0x83 or 0x86 or 0x90;

    /// <summary>Whether the length is one that the function's request or answer has.</summary>
    private static bool HasShape(ReadOnlySpan<byte> bytes) => bytes[1] switch
    {
        0x83 or 0x86 or 0x90 => bytes.Length == 5,
        0x06 => bytes.Length == 8,
        0x03 => bytes.Length == 8 || (bytes.Length == bytes[2] + 5 && bytes[2] % 2 == 0 && bytes[2] > 0),
        0x10 => bytes.Length == 8
            || (bytes.Length > 9 && bytes.Length == bytes[6] + 9 && bytes[6] == 2 * bytes[5]),
        _ => false,
    };

    private static int Least(ReadOnlySpan<byte> bytes) => bytes[1] switch
    {
        0x03 when bytes[2] % 2 == 0 => Math.Min(8, bytes[2] + 5),
        0x83 or 0x86 or 0x90 => 5,
        0x10 when bytes.Length > 8 => bytes[6] + 9,
        _ => 8,
    };
}
