using System.Numerics;
using ServiceQueue.Contracts;

namespace ServiceQueue.Devices.Printers.EscPos;

/// <summary>
/// The part of a picture that has ink: the paper around it is fed and placed by commands, not by bytes.
/// </summary>
/// <param name="Left">The first column with ink.</param>
/// <param name="Top">The first row with ink.</param>
/// <param name="WidthDots">Columns from there to the last with ink.</param>
/// <param name="HeightDots">Rows from there to the last with ink; 0 for an empty picture.</param>
internal readonly record struct InkBox(int Left, int Top, int WidthDots, int HeightDots)
{
    /// <summary>The box of a picture.</summary>
    internal static InkBox Of(DotImage image)
    {
        var (left, right, top, bottom) = (image.WidthDots, -1, -1, -1);
        for (var y = 0; y < image.HeightDots; y++)
        {
            var row = image.Bits.AsSpan(y * image.Stride, image.Stride);
            var first = row.IndexOfAnyExcept((byte)0);
            if (first < 0) continue;
            var last = row.LastIndexOfAnyExcept((byte)0);
            left = Math.Min(left, first * 8 + BitOperations.LeadingZeroCount(row[first]) - 24);
            right = Math.Max(right, last * 8 + 7 - BitOperations.TrailingZeroCount(row[last]));
            top = top < 0 ? y : top;
            bottom = y;
        }

        return bottom < 0 ? default : new InkBox(left, top, right - left + 1, bottom - top + 1);
    }

    /// <summary>With all columns from so many left of the picture on.</summary>
    internal InkBox FromLeft(int before) =>
        this with { Left = -before, WidthDots = Left + WidthDots + before };

    /// <summary>With so many more dots on each side, as far as the picture goes.</summary>
    internal InkBox Wider(int across, int down, DotImage image)
    {
        var (left, top) = (Math.Max(Left - across, 0), Math.Max(Top - down, 0));
        return new InkBox(
            left, top, Math.Min(Left + WidthDots + across, image.WidthDots) - left,
            Math.Min(Top + HeightDots + down, image.HeightDots) - top);
    }

    /// <summary>
    /// Cuts the box out of a picture, white on black if asked for. Left of the picture the paper is blank.
    /// </summary>
    internal DotImage CutFrom(DotImage image, bool inverse)
    {
        var cut = new DotImage(WidthDots, HeightDots, new byte[(WidthDots + 7) / 8 * HeightDots]);
        for (var y = 0; y < HeightDots; y++)
        {
            for (var x = 0; x < WidthDots; x++)
            {
                if ((Left + x >= 0 && image[Left + x, Top + y]) != inverse)
                    cut.Bits[y * cut.Stride + (x >> 3)] |= (byte)(0x80 >> (x & 7));
            }
        }

        return cut;
    }
}
