using System.Text;
using ServiceQueue.Simulators.Pictures;

namespace ServiceQueue.Simulators.Signs;

/// <summary>Draws a text on an LED face of 64 × 16 dots, as a picture of its lamps.</summary>
internal static class LedFace
{
    internal const int Width = 64;
    internal const int Height = LedFont.Rows;

    /// <summary>Picture points from one lamp's centre to the next.</summary>
    private const int Pitch = 6;

    private const double LampRadius = 2.4;

    /// <summary>
    /// The lit lamps: a text that fits stands centred; another one runs from right to left.
    /// </summary>
    internal static bool[,] Light(string text, bool scrolls, double shiftDots)
    {
        var columns = Columns(text);
        var lit = new bool[Width, Height];
        var isRunning = scrolls || columns.Count > Width;
        var start = isRunning
            ? Width - (int)(shiftDots % (columns.Count + Width))
            : (Width - columns.Count) / 2;
        for (var x = 0; x < Width; x++)
        {
            var column = x - start;
            if (column < 0 || column >= columns.Count) continue;
            for (var y = 0; y < Height; y++) lit[x, y] = (columns[column] >> y & 1) != 0;
        }

        return lit;
    }

    /// <summary>The face as a PNG file.</summary>
    internal static byte[] Png(bool[,] lit, (byte R, byte G, byte B) colour)
    {
        var image = new PngImage(Width * Pitch, Height * Pitch);
        for (var y = 0; y < image.Height; y++)
        {
            for (var x = 0; x < image.Width; x++)
            {
                var cover = Cover(x % Pitch, y % Pitch);
                var (r, g, b) = lit[x / Pitch, y / Pitch] ? colour : ((byte)34, (byte)30, (byte)30);
                image.Set(x, y, Mix(12, r, cover), Mix(11, g, cover), Mix(12, b, cover));
            }
        }

        return image.Encode();
    }

    /// <summary>How much of a picture point a round lamp covers, its edge softened over one point.</summary>
    private static double Cover(int x, int y)
    {
        const double Centre = (Pitch - 1) / 2.0;
        var distance = Math.Sqrt((x - Centre) * (x - Centre) + (y - Centre) * (y - Centre));
        return Math.Clamp(LampRadius + 0.5 - distance, 0, 1);
    }

    private static byte Mix(byte ground, byte lamp, double cover) => (byte)(ground + (lamp - ground) * cover);

    private static List<ushort> Columns(string text)
    {
        var columns = new List<ushort>();
        foreach (var rune in text.EnumerateRunes())
        {
            var (width, rows) = LedFont.Glyph(rune.Value);
            for (var x = 0; x < width; x++)
            {
                ushort column = 0;
                for (var y = 0; y < Height; y++) column |= (ushort)((rows[y] >> (width - 1 - x) & 1) << y);
                columns.Add(column);
            }
        }

        return columns;
    }
}
