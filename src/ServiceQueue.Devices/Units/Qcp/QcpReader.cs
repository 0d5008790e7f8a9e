namespace ServiceQueue.Devices.Units.Qcp;

/// <summary>
/// Finds frames in a stream of bytes, whatever stands between them and however they are cut: a zero ends
/// whatever came before it, so garbage costs at most one frame. Its memory is bounded. Not thread-safe.
/// </summary>
public sealed class QcpReader
{
    private readonly byte[] _coded = new byte[QcpFrame.MostCoded];
    private int _count;

    /// <summary>Frames with a wrong CRC since start.</summary>
    public long BadSums { get; private set; }

    /// <summary>Runs of bytes between delimiters that were no frame, since start.</summary>
    internal long Flawed { get; private set; }

    /// <summary>What was wrong with the last bytes that a delimiter ended.</summary>
    public QcpFlaw Flaw { get; private set; }

    /// <summary>Forgets what was half received.</summary>
    public void Reset() => _count = 0;

    /// <summary>Takes the next byte; returns the frame it ends, or null.</summary>
    public QcpFrame? Feed(byte next)
    {
        if (next != 0)
        {
            // One more than fits is remembered as too many.
            if (_count < _coded.Length) _coded[_count] = next;
            if (_count <= _coded.Length) _count++;
            return null;
        }

        if (_count == 0) return null;
        var count = _count;
        _count = 0;
        QcpFrame? frame = null;
        Flaw = count > _coded.Length ? QcpFlaw.Length : Read(_coded.AsSpan(0, count), out frame);
        if (Flaw != QcpFlaw.None) Flawed++;
        if (Flaw == QcpFlaw.Crc) BadSums++;
        return frame;
    }

    private static QcpFlaw Read(ReadOnlySpan<byte> coded, out QcpFrame? frame)
    {
        frame = null;
        if (Cobs.Uncode(coded) is not { } inner) return QcpFlaw.Cobs;
        if (inner.Length < 5) return QcpFlaw.Short;
        if (inner.Length > QcpFrame.MostInner) return QcpFlaw.Length;
        var crc = Crc16.Of(inner.AsSpan(0, inner.Length - 2));
        if (inner[^2] != (byte)crc || inner[^1] != crc >> 8) return QcpFlaw.Crc;
        if ((inner[1] & 0x30) != 0) return QcpFlaw.Version;
        frame = new QcpFrame(inner[0], inner[1], inner[2], inner[3..^2]);
        return QcpFlaw.None;
    }
}
