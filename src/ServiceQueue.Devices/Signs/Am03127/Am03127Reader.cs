using System.Globalization;
using System.Text;

namespace ServiceQueue.Devices.Signs.Am03127;

/// <summary>Why bytes are no frame.</summary>
public enum Am03127Flaw
{
    /// <summary>They are one.</summary>
    None,

    /// <summary>
    /// They begin neither with &lt;ID and an address, nor an answer; or a second &lt;ID follows.
    /// </summary>
    Start,

    /// <summary>They do not end with &lt;E&gt;.</summary>
    End,

    /// <summary>Fewer bytes than a frame needs.</summary>
    Truncated,

    /// <summary>More bytes than any frame here has.</summary>
    Length,

    /// <summary>The sum is wrong, or no two digits.</summary>
    Sum,
}

/// <summary>What stands on the wire: the host's frame, its sum proven, or a sign's answer.</summary>
/// <param name="Address">The sign a frame is for; null for an answer, which names nobody.</param>
/// <param name="Data">A frame's data without its sum; "ACK" or "NACK".</param>
/// <param name="Size">How many bytes it took on the wire.</param>
public sealed record Am03127Frame(int? Address, string Data, int Size)
{
    /// <summary>Whether a sign has taken what was sent.</summary>
    public bool IsTaken => Address is null && Data == "ACK";

    /// <summary>Whether a sign refuses what was sent.</summary>
    public bool IsRefused => Address is null && Data == "NACK";
}

/// <summary>
/// Finds frames and answers in a stream of bytes. An answer has no frame around it; one inside a frame (the
/// host's own come back, with a text such as "BACK") is none. Each &lt;ID begins anew. Not thread-safe.
/// </summary>
public sealed class Am03127Reader
{
    private const int Longest = 128;

    private readonly byte[] _buffer = new byte[Longest];
    private int _count;
    private bool _isInside;

    /// <summary>Frames that had the right shape, but a wrong sum.</summary>
    public long BadSums { get; private set; }

    /// <summary>Forgets what was half received.</summary>
    public void Reset()
    {
        _count = 0;
        _isInside = false;
    }

    /// <summary>Takes the next byte; returns the frame or the answer it ends, or null.</summary>
    public Am03127Frame? Feed(byte next)
    {
        if (_count == Longest) Overflow();
        _buffer[_count++] = next;
        var heard = _buffer.AsSpan(0, _count);
        if (heard.EndsWith("<ID"u8))
        {
            "<ID"u8.CopyTo(_buffer);
            _count = 3;
            _isInside = true;
            return null;
        }

        if (_isInside) return heard.EndsWith("<E>"u8) ? Ending(heard) : null;
        return next == (byte)'K' ? Answer(heard) : null;
    }

    /// <summary>Says what is wrong with bytes that should be one whole frame, or one answer.</summary>
    public static Am03127Flaw Check(ReadOnlySpan<byte> bytes)
    {
        if (bytes.SequenceEqual("ACK"u8) || bytes.SequenceEqual("NACK"u8)) return Am03127Flaw.None;
        if (bytes.Length < 3 || "NACK"u8.StartsWith(bytes)) return Am03127Flaw.Truncated;
        if (!bytes.StartsWith("<ID"u8) || bytes.LastIndexOf("<ID"u8) != 0) return Am03127Flaw.Start;
        if (bytes.Length > Longest) return Am03127Flaw.Length;
        if (bytes.IndexOf("<E>"u8) != bytes.Length - 3) return Am03127Flaw.End;
        if (bytes.Length < 12) return Am03127Flaw.Truncated;
        if (bytes[5] != '>' || Hex(bytes[3..5]) is null) return Am03127Flaw.Start;
        return Hex(bytes[^5..^3]) is { } sum && sum == Am03127Writer.Sum(bytes[6..^5])
            ? Am03127Flaw.None
            : Am03127Flaw.Sum;
    }

    private Am03127Frame? Ending(ReadOnlySpan<byte> heard)
    {
        var flaw = Check(heard);
        if (flaw == Am03127Flaw.Sum) BadSums++;
        var frame = flaw == Am03127Flaw.None
            ? new Am03127Frame(Hex(heard[3..5]), Encoding.ASCII.GetString(heard[6..^5]), heard.Length)
            : null;
        Reset();
        return frame;
    }

    private Am03127Frame? Answer(ReadOnlySpan<byte> heard)
    {
        var data = heard.EndsWith("NACK"u8) ? "NACK" : heard.EndsWith("ACK"u8) ? "ACK" : null;
        if (data is null) return null;
        _count = 0;
        return new Am03127Frame(null, data, data.Length);
    }

    /// <summary>Nothing that long is a frame; its last bytes may begin one, or an answer.</summary>
    private void Overflow()
    {
        const int Kept = 3;
        _buffer.AsSpan(_count - Kept, Kept).CopyTo(_buffer);
        _count = Kept;
        _isInside = false;
    }

    private static int? Hex(ReadOnlySpan<byte> digits)
    {
        foreach (var b in digits)
        {
            if (b is not ((>= (byte)'0' and <= (byte)'9') or (>= (byte)'A' and <= (byte)'F'))) return null;
        }

        return int.Parse(digits, NumberStyles.AllowHexSpecifier);
    }
}
