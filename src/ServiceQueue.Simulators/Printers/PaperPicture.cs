using System.Text;
using ServiceQueue.Simulators.Pictures;

namespace ServiceQueue.Simulators.Printers;

/// <summary>Printed slips as text, and as a picture of the paper.</summary>
public static class PaperPicture
{
    private const int Margin = 24;
    private const int SideBlank = 32;
    private const int GapDots = 28;
    private const int TallestPicture = 20_000;
    private const int CellDots = 12;

    /// <summary>The lines of the slips where they stand, and a mark at each cut.</summary>
    public static string Text(IReadOnlyList<PrintedSlip> slips, int charsPerLine)
    {
        var text = new StringBuilder();
        foreach (var slip in slips)
        {
            foreach (var line in slip.Placed)
                text.Append(' ', Math.Max(line.Left / CellDots, 0)).Append(line.Text.TrimEnd()).Append('\n');
            if (slip.CutForm.Length > 0) text.Append(new string('-', charsPerLine)).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>The newest slips that fit a picture, one under the other.</summary>
    public static byte[] Png(IReadOnlyList<PrintedSlip> slips, int widthDots)
    {
        var shown = NewestThatFit(slips);
        var gaps = Math.Max(shown.Count - 1, 0) * GapDots;
        var height = shown.Sum(slip => slip.Dots.HeightDots) + gaps + 2 * Margin;
        var image = new PngImage(widthDots + 2 * (SideBlank + Margin), Math.Max(height, 2 * Margin + 1));
        image.Fill(0xC9, 0xCD, 0xD1);
        var top = Margin;
        foreach (var slip in shown)
        {
            Draw(image, slip, top, widthDots);
            top += slip.Dots.HeightDots + GapDots;
        }

        return image.Encode();
    }

    private static List<PrintedSlip> NewestThatFit(IReadOnlyList<PrintedSlip> slips)
    {
        var shown = new List<PrintedSlip>();
        var height = 0;
        foreach (var slip in slips.Reverse())
        {
            height += slip.Dots.HeightDots + GapDots;
            if (height > TallestPicture && shown.Count > 0) break;
            shown.Insert(0, slip);
        }

        return shown;
    }

    private static void Draw(PngImage image, PrintedSlip slip, int top, int widthDots)
    {
        var paper = widthDots + 2 * SideBlank;
        for (var y = 0; y < slip.Dots.HeightDots; y++)
        {
            for (var x = 0; x < paper; x++)
            {
                if (IsCutAway(slip, x, y, paper)) continue;
                var dot = x - SideBlank;
                var black = dot >= 0 && dot < widthDots && slip.Dots[dot, y];
                if (black) image.Set(Margin + x, top + y, 0x23, 0x22, 0x26);
                else image.Set(Margin + x, top + y, 0xFC, 0xFB, 0xF7);
            }
        }
    }

    /// <summary>
    /// A cutter leaves a clean edge and, cut in part, one point in the middle; a torn edge is a saw-tooth.
    /// </summary>
    private static bool IsCutAway(PrintedSlip slip, int x, int y, int paper)
    {
        var fromEnd = slip.Dots.HeightDots - 1 - y;
        return slip.CutForm switch
        {
            "partial" => fromEnd < 3 && Math.Abs(x - paper / 2) > 10,
            "torn" => fromEnd < 6 && fromEnd < Math.Abs((x % 12) - 6),
            _ => false,
        };
    }
}
