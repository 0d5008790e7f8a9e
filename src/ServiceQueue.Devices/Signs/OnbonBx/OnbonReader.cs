namespace ServiceQueue.Devices.Signs.OnbonBx;

/// <summary>Why bytes are no frame.</summary>
public enum OnbonFlaw
{
    /// <summary>They are one.</summary>
    None,

    /// <summary>They do not begin with A5, or A5 stands in the midst of them.</summary>
    Start,

    /// <summary>They do not end with 5A, or 5A stands in the midst of them.</summary>
    End,

    /// <summary>Fewer bytes than the header and the sum need.</summary>
    Truncated,

    /// <summary>A6 or 5B with neither 01 nor 02 after it.</summary>
    Escape,

    /// <summary>The length does not fit the bytes.</summary>
    Length,

    /// <summary>The CRC is wrong.</summary>
    Sum,
}

/// <summary>A frame on the wire, its CRC proven.</summary>
/// <param name="To">Whom it is for; 8000 is the host.</param>
/// <param name="From">Whom it is from.</param>
/// <param name="Group">The command's group; A0 is an answer.</param>
/// <param name="Command">The command; A0 00 is an acknowledgement.</param>
/// <param name="Body">What follows: answer wanted or error, two bytes, and the data.</param>
/// <param name="Size">How many bytes it took on the wire.</param>
public sealed record OnbonFrame(int To, int From, byte Group, byte Command, byte[] Body, int Size)
{
    /// <summary>Whether it is a card's answer to the host.</summary>
    public bool IsAnswer => Group == 0xA0 && To == OnbonWriter.Host;

    /// <summary>The error of an answer; 0 for an acknowledgement.</summary>
    public int Error => Command == 0 ? Body[0] : Math.Max((int)Body[0], 1);
}

/// <summary>
/// Finds frames in a stream of bytes, whatever stands between them and however they are cut. A5 is nowhere
/// but at the start of a frame and 5A nowhere but at its end, so each A5 begins anew and no garbage can
/// swallow the frame after it. Not thread-safe.
/// </summary>
public sealed class OnbonReader
{
    /// <summary>A whole frame of the card's buffer, all of it escaped.</summary>
    private const int Longest = 2 * 1024;

    private readonly byte[] _buffer = new byte[Longest];
    private int _count;
    private int _run;

    /// <summary>Runs of bytes that had a frame's shape, but a wrong CRC.</summary>
    public long BadSums { get; private set; }

    /// <summary>Forgets what was half received.</summary>
    public void Reset() => _count = _run = 0;

    /// <summary>Takes the next byte; returns the frame it ends, or null.</summary>
    public OnbonFrame? Feed(byte next)
    {
        switch (next)
        {
            case OnbonWriter.FrameStart:
                if (_count > 0) Reset();
                _run++;
                return null;
            case OnbonWriter.FrameEnd:
                var frame = _run == 0 ? null : Ending();
                Reset();
                return frame;
            default:
                if (_run == 0) return null;
                if (_count < Longest) _buffer[_count++] = next;
                else Reset();
                return null;
        }
    }

    /// <summary>Says what is wrong with bytes that should be one whole frame.</summary>
    public static OnbonFlaw Check(ReadOnlySpan<byte> bytes)
    {
        var inner = bytes.TrimStart(OnbonWriter.FrameStart);
        if (inner.Length == bytes.Length) return bytes.IsEmpty ? OnbonFlaw.Truncated : OnbonFlaw.Start;
        if (inner.Contains(OnbonWriter.FrameStart)) return OnbonFlaw.Start;
        if (inner.IsEmpty || inner.IndexOf(OnbonWriter.FrameEnd) != inner.Length - 1) return OnbonFlaw.End;
        return inner.Length > Longest ? OnbonFlaw.Length : Content(inner[..^1], out _);
    }

    private OnbonFrame? Ending()
    {
        var flaw = Content(_buffer.AsSpan(0, _count), out var content);
        if (flaw == OnbonFlaw.Sum) BadSums++;
        if (flaw != OnbonFlaw.None) return null;
        return new OnbonFrame(
            content[0] | content[1] << 8, content[2] | content[3] << 8, content[14], content[15],
            content[16..^2], _run + _count + 1);
    }

    private static OnbonFlaw Content(ReadOnlySpan<byte> escaped, out byte[] content)
    {
        content = [];
        var plain = new byte[escaped.Length];
        var count = 0;
        for (var i = 0; i < escaped.Length; i++)
        {
            var b = escaped[i];
            if (b is 0xA6 or 0x5B)
            {
                var how = i + 1 < escaped.Length ? escaped[++i] : (byte)0;
                if (how is not (0x01 or 0x02)) return OnbonFlaw.Escape;
                b = how == 0x01 ? b : (byte)(b - 1);
            }

            plain[count++] = b;
        }

        // Header of 14, command of 5 and sum of 2 bytes; the length counts them as they were before escaping.
        if (count < 21) return OnbonFlaw.Truncated;
        if ((plain[12] | plain[13] << 8) != count - 16) return OnbonFlaw.Length;
        content = plain[..count];
        var sum = plain[count - 2] | plain[count - 1] << 8;
        return Crc16.Arc(content.AsSpan(..^2)) == sum ? OnbonFlaw.None : OnbonFlaw.Sum;
    }
}
