using ServiceQueue.Contracts;

namespace ServiceQueue.Devices.Printers.EscPos;

/// <summary>
/// A picture as GS v 0 commands: bands no taller than the printer takes, cut at the last black column.
/// </summary>
public static class RasterBands
{
    private const byte Dle = 0x10;

    /// <summary>The bands of a picture, each a whole command; none for an empty picture.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="maxRows">The most rows of a band, as sent.</param>
    /// <param name="enlarged">GS v 0's m: 1 twice as wide, 2 twice as high, 3 both.</param>
    public static IEnumerable<byte[]> Of(DotImage image, int maxRows, byte enlarged = 0)
    {
        var bytesAcross = LastInkByte(image) + 1;
        if (bytesAcross == 0) yield break;
        for (var top = 0; top < image.HeightDots; top += maxRows)
        {
            var rows = Math.Min(maxRows, image.HeightDots - top);
            yield return Band(image, (top, rows), bytesAcross, enlarged);
        }
    }

    /// <summary>
    /// Flips the lowest dot of a DLE that real-time commands could be read from: the printer acts on 10 04
    /// 01–04, 10 05 00–02 and 10 14 01–08 even inside a picture (Epson reference, DLE EOT, notes).
    /// </summary>
    public static void BreakRealTimeCommands(Span<byte> data)
    {
        for (var i = 0; i + 2 < data.Length; i++)
        {
            if (data[i] == Dle && IsRealTime(data[i + 1], data[i + 2])) data[i] = Dle | 1;
        }
    }

    /// <summary>Whether DLE followed by these two is a real-time command.</summary>
    public static bool IsRealTime(byte second, byte third) => (second, third) switch
    {
        (0x04, >= 1 and <= 4) or (0x05, <= 2) or (0x14, >= 1 and <= 8) => true,
        // The remaining functions of DLE EOT answer too: ink (7), peeler (8), interface (18).
        (0x04, 7 or 8 or 18) => true,
        _ => false,
    };

    private static byte[] Band(DotImage image, (int Top, int Rows) part, int bytesAcross, byte enlarged)
    {
        var (top, rows) = part;
        var band = new byte[8 + rows * bytesAcross];
        byte[] head =
        [
            0x1D, 0x76, 0x30, enlarged, (byte)bytesAcross, (byte)(bytesAcross >> 8),
            (byte)rows, (byte)(rows >> 8),
        ];
        head.CopyTo(band, 0);
        for (var row = 0; row < rows; row++)
        {
            var dots = image.Bits.AsSpan((top + row) * image.Stride, bytesAcross);
            dots.CopyTo(band.AsSpan(8 + row * bytesAcross));
        }

        BreakRealTimeCommands(band.AsSpan(8));
        return band;
    }

    private static int LastInkByte(DotImage image)
    {
        var last = -1;
        for (var row = 0; row < image.HeightDots; row++)
        {
            var bits = image.Bits.AsSpan(row * image.Stride, image.Stride);
            last = Math.Max(last, bits.LastIndexOfAnyExcept((byte)0));
        }

        return last;
    }
}
