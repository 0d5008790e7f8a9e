namespace ServiceQueue.Simulators.Printers;

/// <summary>How long the ESC/POS command at the head of a buffer is, by the Epson reference.</summary>
public static class CommandLength
{
    /// <summary>The command goes on beyond what has been received.</summary>
    public const int Incomplete = 0;

    /// <summary>No command a ticket needs is longer; a header that claims more is noise.</summary>
    public const int Longest = 256 * 1024;

    private const byte Esc = 0x1B;
    private const byte Fs = 0x1C;
    private const byte Gs = 0x1D;

    /// <summary>
    /// Bytes of parameters of the commands that always have as many; (prefix, code) → count.
    /// </summary>
    private static readonly Dictionary<(byte Prefix, char Code), int> Fixed = new()
    {
        [(Esc, '@')] = 0, [(Esc, '2')] = 0, [(Esc, 'i')] = 0, [(Esc, 'm')] = 0, [(Esc, 'L')] = 0,
        [(Esc, 'S')] = 0,
        [(Esc, 'a')] = 1, [(Esc, 'E')] = 1, [(Esc, 'G')] = 1, [(Esc, '-')] = 1, [(Esc, '!')] = 1,
        [(Esc, 'M')] = 1, [(Esc, 't')] = 1, [(Esc, 'R')] = 1, [(Esc, '3')] = 1, [(Esc, 'd')] = 1,
        [(Esc, 'J')] = 1, [(Esc, ' ')] = 1, [(Esc, '{')] = 1, [(Esc, 'V')] = 1, [(Esc, '=')] = 1,
        [(Esc, 'r')] = 1, [(Esc, 'e')] = 1, [(Esc, '%')] = 1,
        [(Esc, '$')] = 2, [(Esc, '\\')] = 2, [(Esc, 'c')] = 2, [(Esc, 'p')] = 3,
        [(Fs, '&')] = 0, [(Fs, '.')] = 0, [(Fs, '!')] = 1, [(Fs, 'W')] = 1, [(Fs, '-')] = 1,
        [(Fs, 'C')] = 1, [(Fs, 'S')] = 2, [(Fs, '2')] = 74,
        [(Gs, '!')] = 1, [(Gs, 'B')] = 1, [(Gs, 'b')] = 1, [(Gs, 'a')] = 1, [(Gs, 'r')] = 1,
        [(Gs, 'I')] = 1, [(Gs, 'h')] = 1, [(Gs, 'w')] = 1, [(Gs, 'H')] = 1, [(Gs, 'f')] = 1,
        [(Gs, '/')] = 1, [(Gs, ':')] = 0,
        [(Gs, 'L')] = 2, [(Gs, 'W')] = 2, [(Gs, 'P')] = 2, [(Gs, '$')] = 2, [(Gs, '\\')] = 2,
    };

    /// <summary>
    /// The length of the command that starts with ESC, FS or GS; <see cref="Incomplete"/> when more bytes are
    /// needed; 2 for one that is not known, as printers drop prefix and code of those.
    /// </summary>
    public static int Of(ReadOnlySpan<byte> buffer, out bool known)
    {
        known = true;
        if (buffer.Length < 2) return Incomplete;
        var code = (char)buffer[1];
        if (Fixed.TryGetValue((buffer[0], code), out var count)) return Whole(buffer, 2 + count);
        var length = (buffer[0], code) switch
        {
            (Gs, 'V') => buffer.Length < 3 ? Incomplete : buffer[2] is 0 or 1 or 0x30 or 0x31 ? 3 : 4,
            (Gs, '(') => buffer.Length < 5 ? Incomplete : 5 + Word(buffer, 3),
            (Fs, '(') => buffer.Length < 5 ? Incomplete : 5 + Word(buffer, 3),
            (Gs, 'v') => buffer.Length < 8 ? Incomplete : Picture(buffer),
            (Esc, '*') => buffer.Length < 5 ? Incomplete : 5 + Word(buffer, 3) * (buffer[2] >= 32 ? 3 : 1),
            (Gs, 'k') => Barcode(buffer),
            (Esc, 'D') => buffer.IndexOf((byte)0) + 1,
            _ => -1,
        };
        known = length >= 0;
        return known ? Whole(buffer, length) : 2;
    }

    /// <summary>A number of two bytes, low byte first.</summary>
    public static int Word(ReadOnlySpan<byte> buffer, int at) => buffer[at] | (buffer[at + 1] << 8);

    private static int Picture(ReadOnlySpan<byte> buffer)
    {
        var bytes = 8L + (long)Word(buffer, 4) * Word(buffer, 6);
        return bytes <= Longest ? (int)bytes : -1;
    }

    private static int Barcode(ReadOnlySpan<byte> buffer)
    {
        if (buffer.Length < 4) return Incomplete;
        return buffer[2] >= 65 ? 4 + buffer[3] : buffer.IndexOf((byte)0) + 1;
    }

    private static int Whole(ReadOnlySpan<byte> buffer, int length) =>
        buffer.Length >= length ? length : Incomplete;
}
