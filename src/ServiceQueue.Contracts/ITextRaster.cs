namespace ServiceQueue.Contracts;

/// <summary>Turns text into dots, for what a device's own font lacks. Thread-safe.</summary>
public interface ITextRaster
{
    /// <summary>Draws text. The same request always gives the same dots.</summary>
    DotImage Draw(TextRequest request);
}

/// <summary>What to draw.</summary>
/// <param name="Text">One or more lines.</param>
/// <param name="WidthDots">The width of the image; text wraps at it.</param>
/// <param name="SizeDots">The height of a Chinese character.</param>
/// <param name="Bold">Whether strokes are heavy.</param>
/// <param name="Align">Where the lines stand.</param>
public sealed record TextRequest(
    string Text, int WidthDots, int SizeDots, bool Bold = false, TextAlign Align = TextAlign.Left);

/// <summary>Where lines stand.</summary>
public enum TextAlign
{
    /// <summary>At the left edge.</summary>
    Left,

    /// <summary>In the middle.</summary>
    Centre,

    /// <summary>At the right edge.</summary>
    Right,
}

/// <summary>
/// A picture of dots: rows from the top, the most significant bit of a byte is its leftmost dot, 1 is black.
/// </summary>
/// <param name="WidthDots">Dots in a row.</param>
/// <param name="HeightDots">Rows.</param>
/// <param name="Bits">(WidthDots + 7) / 8 bytes for each row.</param>
public sealed record DotImage(int WidthDots, int HeightDots, byte[] Bits)
{
    /// <summary>Bytes in a row.</summary>
    public int Stride => (WidthDots + 7) / 8;

    /// <summary>Whether the dot at column x of row y is black.</summary>
    public bool this[int x, int y] => (Bits[(y * Stride) + (x >> 3)] & (0x80 >> (x & 7))) != 0;
}
