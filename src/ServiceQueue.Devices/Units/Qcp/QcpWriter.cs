using System.Text;

namespace ServiceQueue.Devices.Units.Qcp;

/// <summary>
/// Makes the host's frames of QCP (firmware-protocols/qcp/SPEC.md) and the payloads of its commands. Pure.
/// </summary>
public static class QcpWriter
{
    /// <summary>The most bytes of text in one frame; longer text is cut at a whole character.</summary>
    public const int MostText = QcpFrame.MostPayload - 7;

    private const int Unknown = 0xFFFF;
    private static readonly Encoding Gbk = MakeGbk();

    /// <summary>A frame as it goes over the wire, with a delimiter before and after.</summary>
    /// <param name="address">0–126, or 127 for all.</param>
    /// <param name="sequence">0–3.</param>
    /// <param name="command">What the device shall do.</param>
    /// <param name="payload">At most 240 bytes.</param>
    public static byte[] Frame(
        int address, int sequence, QcpCommand command, ReadOnlySpan<byte> payload)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)address, (uint)QcpFrame.Broadcast);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)sequence, 3u);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(payload.Length, QcpFrame.MostPayload);
        byte[] said = [(byte)address, (byte)sequence, (byte)command, .. payload];
        var crc = Crc16.Of(said);
        return [0, .. Cobs.Code([.. said, (byte)crc, (byte)(crc >> 8)]), 0];
    }

    /// <summary>The payload of a poll, which acknowledges an event or none.</summary>
    public static byte[] Poll(ushort? acknowledged) =>
        acknowledged is { } id ? [(byte)id, (byte)(id >> 8)] : [];

    /// <summary>
    /// The payload that shows a text: in GBK, which every Chinese sign has a font for, unless the text has a
    /// character that GBK lacks; then in UTF-8.
    /// </summary>
    /// <param name="area">The sign's area.</param>
    /// <param name="revision">By which the device reports the text as shown; not 0.</param>
    /// <param name="text">The text, cut at <see cref="MostText"/>.</param>
    /// <param name="colour">The colour.</param>
    /// <param name="motion">How it comes on.</param>
    public static byte[] Text(
        byte area, ushort revision, string text, QcpColour colour, QcpMotion motion)
    {
        var charset = IsGbk(text) ? QcpCharset.Gbk : QcpCharset.Utf8;
        return
        [
            area, (byte)revision, (byte)(revision >> 8), 0, (byte)colour, (byte)motion, (byte)charset,
            .. Encoded(text, charset == QcpCharset.Gbk ? Gbk : Encoding.UTF8),
        ];
    }

    /// <summary>The payload of the keypad's own screen.</summary>
    /// <param name="revision">By which the device reports it as shown; not 0.</param>
    /// <param name="waiting">Turns waiting; null leaves the digits dark.</param>
    /// <param name="ticket">The ticket, at most eight letters and digits; empty leaves it dark.</param>
    public static byte[] KeypadLcd(ushort revision, int? waiting, string ticket)
    {
        var count = waiting is { } known ? Math.Clamp(known, 0, Unknown - 1) : Unknown;
        var label = Encoding.ASCII.GetBytes(ticket.Length > 8 ? ticket[^8..] : ticket);
        return [(byte)revision, (byte)(revision >> 8), (byte)count, (byte)(count >> 8), .. label];
    }

    /// <summary>The half-width cells of a text: one for ASCII, two for a Chinese character.</summary>
    public static int Cells(string text) => Gbk.GetByteCount(text);

    private static bool IsGbk(string text) =>
        string.Equals(Gbk.GetString(Gbk.GetBytes(text)), text, StringComparison.Ordinal);

    private static byte[] Encoded(string text, Encoding encoding)
    {
        var bytes = encoding.GetBytes(text);
        if (bytes.Length <= MostText) return bytes;
        var length = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var next = encoding.GetByteCount(rune.ToString());
            if (length + next > MostText) break;
            length += next;
        }

        return bytes[..length];
    }

    private static Encoding MakeGbk()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding(
            936, new EncoderReplacementFallback("?"), DecoderFallback.ReplacementFallback);
    }
}
