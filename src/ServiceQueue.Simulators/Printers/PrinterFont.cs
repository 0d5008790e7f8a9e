using System.Text;
using ServiceQueue.Contracts;

namespace ServiceQueue.Simulators.Printers;

/// <summary>
/// The font inside a simulated printer: cells of 12×24 dots for one-byte characters and 24×24 for Chinese,
/// enlarged by repeating dots, and with their steps rounded where smoothing is on. Not thread-safe.
/// </summary>
public sealed class PrinterFont(ITextRaster raster)
{
    /// <summary>The height of every cell.</summary>
    public const int CellDots = 24;

    private const int KeptGlyphs = 4096;

    private readonly Dictionary<string, bool[,]> _cells = new(StringComparer.Ordinal);

    /// <summary>A character, indexed by row and column, enlarged and emphasised as asked for.</summary>
    public bool[,] Glyph(string character, bool wide, int widthScale, int heightScale, bool bold, bool smooth)
    {
        var cell = Cell(character, wide);
        if (bold) cell = Heavier(cell);
        return smooth && widthScale == heightScale && widthScale is 4 or 6 or 8
            ? Smooth(cell, widthScale)
            : Repeat(cell, widthScale, heightScale);
    }

    private bool[,] Cell(string character, bool wide)
    {
        var key = wide ? character + "W" : character;
        if (_cells.TryGetValue(key, out var known)) return known;
        if (_cells.Count >= KeptGlyphs) _cells.Clear();
        return _cells[key] = character == "_" && !wide ? Underscore() : DrawCell(character, wide);
    }

    /// <summary>Printer fonts let underscores touch, as forms need.</summary>
    private static bool[,] Underscore()
    {
        var cell = new bool[CellDots, CellDots / 2];
        for (var x = 0; x < CellDots / 2; x++) cell[CellDots - 2, x] = cell[CellDots - 1, x] = true;
        return cell;
    }

    private bool[,] DrawCell(string character, bool wide)
    {
        var width = wide ? CellDots : CellDots / 2;
        var cell = new bool[CellDots, width];
        if (character.Length == 0 || Rune.IsWhiteSpace(Rune.GetRuneAt(character, 0))) return cell;
        var image = raster.Draw(new TextRequest(character, CellDots * 2, CellDots));
        var top = (image.HeightDots - CellDots) / 2;
        var (first, last) = Ink(image);
        for (var y = 0; y < CellDots; y++)
        {
            if (top + y < 0 || top + y >= image.HeightDots) continue;
            for (var x = first; x <= last; x++)
            {
                if (image[x, top + y]) cell[y, Column(x, first, last, width)] = true;
            }
        }

        return cell;
    }

    /// <summary>
    /// A letter of a proportional font may be wider than its cell: it is moved left, then squeezed.
    /// </summary>
    private static int Column(int x, int first, int last, int width)
    {
        if (last < width) return x;
        var ink = last - first + 1;
        return ink <= width ? x - (last - width + 1) : (x - first) * width / ink;
    }

    private static (int First, int Last) Ink(DotImage image)
    {
        var (first, last) = (image.WidthDots, -1);
        for (var y = 0; y < image.HeightDots; y++)
        {
            for (var x = 0; x < image.WidthDots; x++)
            {
                if (!image[x, y]) continue;
                first = Math.Min(first, x);
                last = Math.Max(last, x);
            }
        }

        return (first, last);
    }

    /// <summary>Emphasis strikes every dot a second time, one to the right.</summary>
    private static bool[,] Heavier(bool[,] cell)
    {
        var heavier = (bool[,])cell.Clone();
        for (var y = 0; y < cell.GetLength(0); y++)
        {
            for (var x = 1; x < cell.GetLength(1); x++) heavier[y, x] |= cell[y, x - 1];
        }

        return heavier;
    }

    private static bool[,] Repeat(bool[,] cell, int wide, int high)
    {
        var big = new bool[cell.GetLength(0) * high, cell.GetLength(1) * wide];
        for (var y = 0; y < big.GetLength(0); y++)
        {
            for (var x = 0; x < big.GetLength(1); x++) big[y, x] = cell[y / high, x / wide];
        }

        return big;
    }

    /// <summary>Twice, and once more by two or three: 4, 6 and 8 times.</summary>
    private static bool[,] Smooth(bool[,] cell, int scale) => scale switch
    {
        4 => Double(Double(cell)),
        6 => Triple(Double(cell)),
        _ => Double(Double(Double(cell))),
    };

    /// <summary>Doubles, and cuts a corner off where two neighbours of a dot agree against it.</summary>
    private static bool[,] Double(bool[,] cell)
    {
        var (rows, columns) = (cell.GetLength(0), cell.GetLength(1));
        var big = new bool[rows * 2, columns * 2];
        for (var y = 0; y < rows; y++)
        {
            for (var x = 0; x < columns; x++)
            {
                var (up, down, left, right) = Neighbours(cell, y, x);
                var own = cell[y, x];
                big[y * 2, x * 2] = left == up && left != down && up != right ? up : own;
                big[y * 2, x * 2 + 1] = up == right && up != left && right != down ? right : own;
                big[y * 2 + 1, x * 2] = down == left && down != right && left != up ? left : own;
                big[y * 2 + 1, x * 2 + 1] = right == down && right != up && down != left ? right : own;
            }
        }

        return big;
    }

    /// <summary>Triples, and gives the corner third to two neighbours that agree against the dot.</summary>
    private static bool[,] Triple(bool[,] cell)
    {
        var big = Repeat(cell, 3, 3);
        for (var y = 0; y < cell.GetLength(0); y++)
        {
            for (var x = 0; x < cell.GetLength(1); x++)
            {
                var (up, down, left, right) = Neighbours(cell, y, x);
                if (left == up && left != down && up != right) big[y * 3, x * 3] = up;
                if (up == right && up != left && right != down) big[y * 3, x * 3 + 2] = right;
                if (down == left && down != right && left != up) big[y * 3 + 2, x * 3] = left;
                if (right == down && right != up && down != left) big[y * 3 + 2, x * 3 + 2] = right;
            }
        }

        return big;
    }

    private static (bool Up, bool Down, bool Left, bool Right) Neighbours(bool[,] cell, int y, int x) => (
        y > 0 && cell[y - 1, x],
        y + 1 < cell.GetLength(0) && cell[y + 1, x],
        x > 0 && cell[y, x - 1],
        x + 1 < cell.GetLength(1) && cell[y, x + 1]);
}
