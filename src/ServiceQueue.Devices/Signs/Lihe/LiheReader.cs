namespace ServiceQueue.Devices.Signs.Lihe;

/// <summary>Why bytes are no frame.</summary>
public enum LiheFlaw
{
    /// <summary>They are one.</summary>
    None,

    /// <summary>Fewer bytes than the frame needs.</summary>
    Truncated,

    /// <summary>The first bytes are not those of a frame.</summary>
    Start,

    /// <summary>The length does not fit the bytes.</summary>
    Length,

    /// <summary>The last byte is not FF.</summary>
    End,

    /// <summary>The checksum is wrong.</summary>
    Sum,
}

/// <summary>A frame on the wire, its checksum proven.</summary>
/// <param name="Address">The card it is to or from.</param>
/// <param name="Command">CMD of a ticket frame; AA for an instant text.</param>
/// <param name="Body">What follows the address: SUB and DATA of a ticket frame; mode … text of an instant
/// text.</param>
/// <param name="Size">How many bytes it takes on the wire.</param>
public sealed record LiheFrame(int Address, byte Command, byte[] Body, int Size)
{
    /// <summary>A card's acknowledgement of a ticket frame.</summary>
    public bool IsAcknowledgement => Command == 0x14 && Body is [0x50, ..];

    /// <summary>A card's answer to the version query: it alone has a type and a version.</summary>
    public bool IsVersion => Command == 0x98 && Body is [0x50, _, _, ..];
}

/// <summary>
/// Finds frames in a stream of bytes, whatever stands between them and however they are cut. It looks back
/// from each FF for the nearest start that makes a whole, proven frame, so garbage can neither swallow the
/// frame after it nor cost time. Not thread-safe.
/// </summary>
public sealed class LiheReader
{
    private const int Longest = 160;

    private readonly byte[] _buffer = new byte[Longest];
    private int _count;

    /// <summary>Runs of bytes that had a frame's shape, but a wrong checksum.</summary>
    public long BadSums { get; private set; }

    /// <summary>Forgets what was half received.</summary>
    public void Reset() => _count = 0;

    /// <summary>Takes the next byte; returns the frame it ends, or null.</summary>
    public LiheFrame? Feed(byte next)
    {
        if (_count == Longest)
        {
            _buffer.AsSpan(1).CopyTo(_buffer);
            _count--;
        }

        _buffer[_count++] = next;
        return next == 0xFF ? EndingHere() : null;
    }

    /// <summary>Says what is wrong with bytes that should be one whole frame.</summary>
    public static LiheFlaw Check(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [] => LiheFlaw.Truncated,
        [0xA0, ..] => CheckTicket(bytes),
        [0xAA, ..] => CheckText(bytes),
        _ => LiheFlaw.Start,
    };

    private LiheFrame? EndingHere()
    {
        var hasBadSum = false;
        for (var start = _count - 1; start >= 0; start--)
        {
            var candidate = _buffer.AsSpan(start, _count - start);
            var flaw = Check(candidate);
            hasBadSum |= flaw == LiheFlaw.Sum;
            if (flaw != LiheFlaw.None) continue;
            var frame = candidate[0] == 0xA0
                ? new LiheFrame(candidate[3], candidate[2], candidate[4..^2].ToArray(), candidate.Length)
                : new LiheFrame(candidate[1], 0xAA, candidate[6..^1].ToArray(), candidate.Length);
            _count = 0;
            return frame;
        }

        if (hasBadSum) BadSums++;
        return null;
    }

    private static LiheFlaw CheckTicket(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 2) return LiheFlaw.Truncated;
        int length = bytes[1];
        if (length is < 3 or > 32) return LiheFlaw.Length;
        if (bytes.Length < length + 4) return LiheFlaw.Truncated;
        if (bytes.Length > length + 4) return LiheFlaw.Length;
        if (bytes[^1] != 0xFF) return LiheFlaw.End;
        var sum = 0;
        foreach (var b in bytes[1..^2]) sum += b;
        return sum % 100 == bytes[^2] ? LiheFlaw.None : LiheFlaw.Sum;
    }

    private static LiheFlaw CheckText(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > 2 && bytes[2] != 0xBB) return LiheFlaw.Start;
        if (bytes.Length > 3 && bytes[3] != 0x51) return LiheFlaw.Start;
        if (bytes.Length > 4 && bytes[4] is not (0x54 or 0x50)) return LiheFlaw.Start;
        if (bytes.Length < 12) return LiheFlaw.Truncated;
        if (bytes.Length > LiheWriter.MaxTextBytes + 12) return LiheFlaw.Length;
        if (bytes[^1] != 0xFF) return LiheFlaw.End;

        // GBK never has the byte FF, so one inside the text is the end of another frame.
        if (bytes[11..^1].Contains((byte)0xFF)) return LiheFlaw.Length;
        byte sum = 0;
        foreach (var b in bytes[6..^1]) sum += b;
        return sum == bytes[5] ? LiheFlaw.None : LiheFlaw.Sum;
    }
}
