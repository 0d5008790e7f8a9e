using System.Globalization;
using System.Text;

namespace ServiceQueue.Devices.Signs.Alpha;

/// <summary>Why bytes are no packet.</summary>
public enum AlphaFlaw
{
    /// <summary>They are one.</summary>
    None,

    /// <summary>They do not begin with SOH after any NULs, or SOH stands in the midst of them.</summary>
    Start,

    /// <summary>They do not end with EOT, or EOT stands in the midst of them.</summary>
    End,

    /// <summary>Fewer bytes than a header, a command and a sum need.</summary>
    Truncated,

    /// <summary>More bytes than any packet here has.</summary>
    Length,

    /// <summary>A byte of eight bits, or a control character where text should be.</summary>
    Character,

    /// <summary>There is no sum, or it is wrong.</summary>
    Sum,
}

/// <summary>A packet on the wire, its sum proven.</summary>
/// <param name="Type">The kind of sign it is for; '0' in a sign's answer.</param>
/// <param name="Address">Two digits; "00" in a sign's answer.</param>
/// <param name="Data">The command's letter and what follows it.</param>
/// <param name="Size">How many bytes it took on the wire, NULs included.</param>
public sealed record AlphaPacket(char Type, string Address, string Data, int Size)
{
    /// <summary>Whether a sign answers the host.</summary>
    public bool IsAnswer => Type == '0';
}

/// <summary>
/// Finds packets in a stream of bytes, whatever stands between them and however they are cut: each SOH begins
/// anew, each EOT is judged. A packet without a sum, which the protocol allows, is not taken: nothing would
/// prove it. Not thread-safe.
/// </summary>
public sealed class AlphaReader
{
    private const int Longest = 128;
    private const int MostNuls = 20;

    private readonly byte[] _buffer = new byte[Longest];
    private int _count;
    private int _nuls;
    private bool _isInside;

    /// <summary>Packets that had the right shape, but a wrong sum.</summary>
    public long BadSums { get; private set; }

    /// <summary>Forgets what was half received.</summary>
    public void Reset()
    {
        _count = _nuls = 0;
        _isInside = false;
    }

    /// <summary>Takes the next byte; returns the packet it ends, or null.</summary>
    public AlphaPacket? Feed(byte next)
    {
        switch (next)
        {
            case AlphaWriter.Header:
                if (_isInside) _nuls = 0;
                _count = 0;
                _isInside = true;
                return null;
            case AlphaWriter.End:
                var packet = _isInside ? Ending() : null;
                Reset();
                return packet;
            default:
                if (!_isInside) _nuls = next == 0 ? Math.Min(_nuls + 1, MostNuls) : 0;
                else if (_count < Longest) _buffer[_count++] = next;
                else Reset();
                return null;
        }
    }

    /// <summary>Says what is wrong with bytes that should be one whole packet.</summary>
    public static AlphaFlaw Check(ReadOnlySpan<byte> bytes)
    {
        var packet = bytes.TrimStart((byte)0);
        if (packet.IsEmpty) return AlphaFlaw.Truncated;
        if (packet.LastIndexOf(AlphaWriter.Header) != 0) return AlphaFlaw.Start;
        if (packet.IndexOf(AlphaWriter.End) != packet.Length - 1) return AlphaFlaw.End;
        return packet.Length > Longest + 2 ? AlphaFlaw.Length : Content(packet[1..^1]);
    }

    private AlphaPacket? Ending()
    {
        var content = _buffer.AsSpan(0, _count);
        var flaw = Content(content);
        if (flaw == AlphaFlaw.Sum) BadSums++;
        if (flaw != AlphaFlaw.None) return null;
        var text = Encoding.ASCII.GetString(content);
        return new AlphaPacket(text[0], text[1..3], text[4..^5], _nuls + _count + 2);
    }

    /// <summary>Type, address, STX, command, label or data, ETX and the sum's four digits.</summary>
    private static AlphaFlaw Content(ReadOnlySpan<byte> content)
    {
        if (content.Length < 11) return AlphaFlaw.Truncated;
        if (content[3] != AlphaWriter.TextStart || HasForeign(content[..3])) return AlphaFlaw.Character;
        var end = content.IndexOf(AlphaWriter.TextEnd);
        if (HasForeign(end < 0 ? content[4..] : content[4..end])) return AlphaFlaw.Character;
        if (end != content.Length - 5) return AlphaFlaw.Sum;

        // Parsing alone would also take small letters and NULs behind.
        if (content[^4..].ContainsAnyExcept("0123456789ABCDEF"u8)) return AlphaFlaw.Sum;
        var sum = 0;
        foreach (var b in content[3..^4]) sum += b;
        return int.TryParse(content[^4..], NumberStyles.AllowHexSpecifier, null, out var said) && said == sum
            ? AlphaFlaw.None
            : AlphaFlaw.Sum;
    }

    private static bool HasForeign(ReadOnlySpan<byte> text)
    {
        foreach (var b in text)
        {
            if (b is not ((>= 0x20 and <= 0x7E) or (byte)AlphaWriter.Escape)) return true;
        }

        return false;
    }
}
