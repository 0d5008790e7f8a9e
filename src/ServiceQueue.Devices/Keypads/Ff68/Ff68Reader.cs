namespace ServiceQueue.Devices.Keypads.Ff68;

/// <summary>Why bytes are no frame.</summary>
public enum Ff68Flaw
{
    /// <summary>They are one.</summary>
    None,

    /// <summary>Fewer bytes than the frame needs.</summary>
    Truncated,

    /// <summary>The first bytes are not FF 68 … 68.</summary>
    Start,

    /// <summary>The two lengths differ, or do not fit the bytes.</summary>
    Length,

    /// <summary>The last byte is not 16.</summary>
    End,

    /// <summary>The sum is wrong.</summary>
    Sum,
}

/// <summary>A frame on the wire, its sum proven.</summary>
/// <param name="Address">The keypad it is to or from.</param>
/// <param name="Command">CMD.</param>
/// <param name="Data">DATA.</param>
public sealed record Ff68Frame(int Address, byte Command, byte[] Data)
{
    /// <summary>How many bytes it takes on the wire.</summary>
    public int Size => Data.Length + 9;
}

/// <summary>
/// Finds frames in a stream of bytes, whatever stands between them, however they are cut and however long
/// they take. It looks back from each 16 for the nearest start that makes a whole, proven frame. Not
/// thread-safe.
/// </summary>
public sealed class Ff68Reader
{
    private const int MaxLength = 32;
    private const int Overhead = 7;
    private const int Longest = MaxLength + Overhead;

    private readonly byte[] _buffer = new byte[Longest];
    private int _count;

    /// <summary>Runs of bytes that had a frame's shape, but a wrong sum.</summary>
    public long BadSums { get; private set; }

    /// <summary>Forgets what was half received.</summary>
    public void Reset() => _count = 0;

    /// <summary>Takes the next byte; returns the frame it ends, or null.</summary>
    public Ff68Frame? Feed(byte next)
    {
        if (_count == Longest)
        {
            _buffer.AsSpan(1).CopyTo(_buffer);
            _count--;
        }

        _buffer[_count++] = next;
        return next == 0x16 ? EndingHere() : null;
    }

    /// <summary>Says what is wrong with bytes that should be one whole frame.</summary>
    public static Ff68Flaw Check(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > 0 && bytes[0] != 0xFF) return Ff68Flaw.Start;
        if (bytes.Length > 1 && bytes[1] != 0x68) return Ff68Flaw.Start;
        var hasLength = bytes.Length <= 3 || (bytes[2] == bytes[3] && bytes[2] is >= 2 and <= MaxLength);
        if (!hasLength) return Ff68Flaw.Length;
        if (bytes.Length > 4 && bytes[4] != 0x68) return Ff68Flaw.Start;
        if (bytes.Length < Overhead || bytes.Length < bytes[2] + Overhead) return Ff68Flaw.Truncated;
        if (bytes.Length > bytes[2] + Overhead) return Ff68Flaw.Length;
        if (bytes[^1] != 0x16) return Ff68Flaw.End;
        byte sum = 0;
        foreach (var b in bytes[5..^2]) sum += b;
        return sum == bytes[^2] ? Ff68Flaw.None : Ff68Flaw.Sum;
    }

    private Ff68Frame? EndingHere()
    {
        var hasBadSum = false;
        for (var start = _count - Overhead; start >= 0; start--)
        {
            var candidate = _buffer.AsSpan(start, _count - start);
            var flaw = Check(candidate);
            hasBadSum |= flaw == Ff68Flaw.Sum;
            if (flaw != Ff68Flaw.None) continue;
            _count = 0;
            return new Ff68Frame(candidate[5], candidate[6], candidate[7..^2].ToArray());
        }

        if (hasBadSum) BadSums++;
        return null;
    }
}
