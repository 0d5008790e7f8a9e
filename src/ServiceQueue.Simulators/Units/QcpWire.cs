namespace ServiceQueue.Simulators.Units;

/// <summary>
/// QCP's framing as the far end reads it, written from the specification and not from the product's reader:
/// zeros part the bytes, COBS puts the zeros back, a table makes the CRC.
/// </summary>
internal sealed class QcpWire
{
    private const int Longest = 246;
    private static readonly ushort[] Table = MakeTable();

    private readonly List<byte> _part = [];

    internal void Clear() => _part.Clear();

    /// <summary>Takes bytes; gives each whole frame of version 0 without its CRC.</summary>
    internal IEnumerable<byte[]> Take(byte[] bytes)
    {
        foreach (var b in bytes)
        {
            if (b != 0)
            {
                if (_part.Count <= Longest) _part.Add(b);
                continue;
            }

            var frame = _part.Count is > 0 and <= Longest ? Whole(_part) : null;
            _part.Clear();
            if (frame is not null) yield return frame;
        }
    }

    /// <summary>A frame as it goes over the wire.</summary>
    internal static byte[] Pack(byte[] said)
    {
        var sum = Sum(said);
        byte[] inner = [.. said, (byte)(sum & 0xFF), (byte)(sum >> 8)];
        var wire = new List<byte> { 0 };

        // Inner frames are shorter than 254 bytes, so no run is ever a full one.
        var at = wire.Count;
        wire.Add(1);
        foreach (var b in inner)
        {
            if (b == 0)
            {
                at = wire.Count;
                wire.Add(1);
            }
            else
            {
                wire.Add(b);
                wire[at]++;
            }
        }

        wire.Add(0);
        return [.. wire];
    }

    private static byte[]? Whole(List<byte> coded)
    {
        var inner = new List<byte>();
        var left = 0;
        var hasZero = false;
        foreach (var b in coded)
        {
            if (left > 0)
            {
                inner.Add(b);
                left--;
                continue;
            }

            if (hasZero) inner.Add(0);
            left = b - 1;
            hasZero = b != 0xFF;
        }

        if (left > 0 || inner.Count is < 5 or > 245) return null;
        var said = inner.Take(inner.Count - 2).ToArray();
        var isRight = Sum(said) == (inner[^2] | (inner[^1] << 8));
        return isRight && (said[1] & 0x30) == 0 ? said : null;
    }

    private static int Sum(byte[] bytes) =>
        bytes.Aggregate(0xFFFF, (sum, b) => ((sum << 8) & 0xFFFF) ^ Table[(sum >> 8) ^ b]);

    private static ushort[] MakeTable()
    {
        var table = new ushort[256];
        for (var i = 0; i < table.Length; i++)
        {
            var value = i << 8;
            for (var bit = 0; bit < 8; bit++)
                value = (value & 0x8000) != 0 ? (value << 1) ^ 0x11021 : value << 1;
            table[i] = (ushort)value;
        }

        return table;
    }
}
