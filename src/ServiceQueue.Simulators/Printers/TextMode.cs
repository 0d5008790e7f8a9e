using System.Text;
using ServiceQueue.Devices.Profiles;

namespace ServiceQueue.Simulators.Printers;

/// <summary>Character commands and characters: how they look, and which bytes make one.</summary>
public sealed class TextMode(PrinterProfile profile, PaperRoll roll, PrinterFont font, Action<string> note)
{
    private static readonly Encoding Cp936 = CodePagesEncodingProvider.Instance.GetEncoding(936)!;
    private static readonly Encoding Cp437 = CodePagesEncodingProvider.Instance.GetEncoding(437)!;

    private readonly PrintLine _line = new(profile.WidthDots);
    private int _align;
    private int _widthScale = 1;
    private int _heightScale = 1;
    private int _spacingDots;
    private bool _bold;
    private bool _inverse;
    private bool _smooth;
    private bool _underline;
    private bool _chinese;
    private byte _lead;

    /// <summary>0 left, 1 centre, 2 right.</summary>
    public int Align => _align;

    /// <summary>Whether characters wait for their line feed.</summary>
    public bool HasText => !_line.IsEmpty;

    /// <summary>Settings as after power-on; models with a Chinese font wake up in Chinese mode.</summary>
    public void Initialise()
    {
        _line.Clear();
        (_align, _widthScale, _heightScale) = (0, 1, 1);
        (_bold, _inverse, _smooth, _underline) = (false, false, false, false);
        _chinese = profile.CjkFont;
        _lead = 0;
        SetDefaultSpacing();
    }

    /// <summary>A printable byte.</summary>
    public void Put(byte value)
    {
        if (_lead != 0)
        {
            PutChinese(_lead, value);
            _lead = 0;
        }
        else if (_chinese && value is >= 0x81 and <= 0xFE)
        {
            _lead = value;
        }
        else
        {
            var text = value < 0x80 ? ((char)value).ToString() : Cp437.GetString([value]);
            PutGlyph(text, wide: false);
        }
    }

    /// <summary>Whether the next byte is the second half of a character, whatever it is.</summary>
    public bool InsideCharacter => _lead != 0;

    /// <summary>Prints what waits and feeds a line.</summary>
    public void EndLine() => _line.PrintOn(roll, _align, _spacingDots);

    /// <summary>Prints what waits; blank lines do not arise.</summary>
    public void Flush()
    {
        if (!_line.IsEmpty) EndLine();
    }

    /// <summary>A character setting; false when this is none.</summary>
    public bool Set(byte prefix, char code, byte value)
    {
        switch (prefix, code)
        {
            case (0x1B, 'a'):
                SetAlign(value);
                return true;
            case (0x1B, 'E' or 'G'):
                _bold = (value & 1) != 0;
                return true;
            case (0x1B, '-') or (0x1C, '-'):
                _underline = (value & 3) != 0;
                return true;
            case (0x1B, '!'):
                _bold = (value & 0x08) != 0;
                (_heightScale, _widthScale) = ((value & 0x10) != 0 ? 2 : 1, (value & 0x20) != 0 ? 2 : 1);
                return true;
            case (0x1B, '3'):
                _spacingDots = value / profile.FeedUnitsPerDot;
                return true;
            case (0x1C, '!'):
                (_widthScale, _heightScale) = ((value & 0x04) != 0 ? 2 : 1, (value & 0x08) != 0 ? 2 : 1);
                return true;
            case (0x1C, 'W'):
                _widthScale = _heightScale = (value & 1) != 0 ? 2 : 1;
                return true;
            case (0x1D, '!'):
                (_widthScale, _heightScale) = (((value >> 4) & 7) + 1, (value & 7) + 1);
                return true;
            case (0x1D, 'B'):
                _inverse = (value & 1) != 0;
                return true;
            case (0x1D, 'b'):
                _smooth = profile.Smoothing && (value & 1) != 0;
                return true;
            case (0x1B, 't'):
                if (value != 0) note($"code page {value} is not drawn here");
                return true;
            default:
                return false;
        }
    }

    /// <summary>FS &amp; and FS . — a model without the font ignores both.</summary>
    public void SetChinese(bool on) => _chinese = on && profile.CjkFont;

    /// <summary>ESC 2: a sixth of an inch.</summary>
    public void SetDefaultSpacing() => _spacingDots = (profile.DotsPerInch + 3) / 6;

    private void SetAlign(byte value)
    {
        if (!_line.IsEmpty)
        {
            note("alignment in the middle of a line has no effect");
            return;
        }

        _align = (value & 0x0F) % 3;
    }

    private void PutChinese(byte lead, byte trail)
    {
        var text = trail is >= 0x40 and not 0x7F and not 0xFF ? Cp936.GetString([lead, trail]) : "?";
        if (text.Length != 1 || text[0] is '?' or '\uFFFD' or (>= '\uE000' and <= '\uF8FF'))
        {
            note($"no character for {lead:X2} {trail:X2}");
            text = "□";
        }

        PutGlyph(text, wide: true);
    }

    private void PutGlyph(string text, bool wide)
    {
        var glyph = font.Glyph(text, wide, _widthScale, _heightScale, _bold, _smooth);
        if (_underline) Underline(glyph);
        if (_inverse) Invert(glyph);
        if (!_line.Fits(glyph)) EndLine();
        _line.Add(glyph, text);
    }

    private static void Underline(bool[,] glyph)
    {
        for (var x = 0; x < glyph.GetLength(1); x++) glyph[glyph.GetLength(0) - 1, x] = true;
    }

    private static void Invert(bool[,] glyph)
    {
        for (var y = 0; y < glyph.GetLength(0); y++)
        {
            for (var x = 0; x < glyph.GetLength(1); x++) glyph[y, x] = !glyph[y, x];
        }
    }
}
