using System.Globalization;
using System.Text;
using ServiceQueue.Devices.Profiles;

namespace ServiceQueue.Devices.Printers.EscPos;

/// <summary>
/// Text as bytes for the font inside a printer. A printer with a Chinese font gets CP936 in one and two bytes
/// only: its font has no cells for the four-byte forms of GB 18030, and prints their bytes as digits.
/// </summary>
public static class PrinterText
{
    private static readonly Encoding Cp936 = Strict(936);

    private static readonly Dictionary<int, Encoding> Pages = new()
    {
        [0] = Strict(437),
        [2] = Strict(850),
        [16] = Strict(1252),
    };

    /// <summary>The bytes of a text; false when the printer's font lacks a character of it.</summary>
    public static bool TryEncode(string text, PrinterProfile profile, out byte[] bytes)
    {
        var made = new List<byte>(text.Length * 2);
        bytes = [];
        Span<byte> two = stackalloc byte[4];
        foreach (var rune in text.EnumerateRunes())
        {
            var length = profile.CjkFont
                ? EncodeChinese(rune, two)
                : EncodeWestern(rune, profile.CodePage, two);
            if (length == 0) return false;
            made.AddRange(two[..length]);
        }

        bytes = [.. made];
        return true;
    }

    private static int EncodeChinese(Rune rune, Span<byte> bytes)
    {
        if (rune.IsAscii) return EncodeAscii(rune, bytes);

        // U+00A5 has no two-byte form; its full-width twin U+FFE5 (A3 A4) is what people expect to see.
        if (rune.Value == 0xA5) rune = new Rune(0xFFE5);
        if (!rune.IsBmp || Rune.GetUnicodeCategory(rune) == UnicodeCategory.PrivateUse) return 0;
        var length = Encode(Cp936, rune, bytes);

        // One byte is the euro sign at 80, which a two-byte font takes for half a character.
        return length == 2 && bytes[0] >= 0x81 && bytes[1] >= 0x40 ? 2 : 0;
    }

    private static int EncodeWestern(Rune rune, int page, Span<byte> bytes)
    {
        if (rune.IsAscii) return EncodeAscii(rune, bytes);
        if (!Pages.TryGetValue(page, out var encoding)) return 0;
        return Encode(encoding, rune, bytes) == 1 && bytes[0] >= 0x80 ? 1 : 0;
    }

    private static int EncodeAscii(Rune rune, Span<byte> bytes)
    {
        bytes[0] = rune.Value is >= 0x20 and < 0x7F ? (byte)rune.Value : (byte)' ';
        return 1;
    }

    private static int Encode(Encoding encoding, Rune rune, Span<byte> bytes)
    {
        Span<char> chars = stackalloc char[2];
        try
        {
            return encoding.GetBytes(chars[..rune.EncodeToUtf16(chars)], bytes);
        }
        catch (EncoderFallbackException)
        {
            return 0;
        }
    }

    private static Encoding Strict(int page) =>
        CodePagesEncodingProvider.Instance.GetEncoding(
            page, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;
}
