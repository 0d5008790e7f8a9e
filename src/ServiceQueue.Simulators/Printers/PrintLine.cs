using System.Text;
using ServiceQueue.Contracts;

namespace ServiceQueue.Simulators.Printers;

/// <summary>
/// The characters a printer has taken in and not printed yet: they wait for a line feed or a full line.
/// </summary>
public sealed class PrintLine(int widthDots)
{
    private readonly List<bool[,]> _glyphs = [];
    private readonly StringBuilder _text = new();
    private int _width;
    private int _height;

    /// <summary>Whether nothing waits.</summary>
    public bool IsEmpty => _glyphs.Count == 0;

    /// <summary>Whether a glyph still fits.</summary>
    public bool Fits(bool[,] glyph) => _width + glyph.GetLength(1) <= widthDots;

    /// <summary>Adds a glyph at the right.</summary>
    public void Add(bool[,] glyph, string text)
    {
        _glyphs.Add(glyph);
        _text.Append(text);
        _width += glyph.GetLength(1);
        _height = Math.Max(_height, glyph.GetLength(0));
    }

    /// <summary>Forgets what waits.</summary>
    public void Clear()
    {
        _glyphs.Clear();
        _text.Clear();
        _width = _height = 0;
    }

    /// <summary>
    /// Prints what waits, glyphs standing on one line, and feeds at least the line spacing.
    /// </summary>
    public void PrintOn(PaperRoll roll, int align, int spacingDots)
    {
        if (IsEmpty)
        {
            roll.Feed(spacingDots);
            return;
        }

        var left = (widthDots - _width) * align / 2;
        roll.Say(_text.ToString(), left);
        roll.Print(Picture(), left);
        roll.Feed(Math.Max(spacingDots - _height, 0));
        Clear();
    }

    private DotImage Picture()
    {
        var image = new DotImage(_width, _height, new byte[(_width + 7) / 8 * _height]);
        var left = 0;
        foreach (var glyph in _glyphs)
        {
            var top = _height - glyph.GetLength(0);
            for (var y = 0; y < glyph.GetLength(0); y++)
            {
                for (var x = 0; x < glyph.GetLength(1); x++)
                {
                    if (!glyph[y, x]) continue;
                    image.Bits[(top + y) * image.Stride + ((left + x) >> 3)] |=
                        (byte)(0x80 >> ((left + x) & 7));
                }
            }

            left += glyph.GetLength(1);
        }

        return image;
    }
}
