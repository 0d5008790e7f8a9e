using ServiceQueue.Contracts;

namespace ServiceQueue.Simulators.Printers;

/// <summary>A slip that was cut off.</summary>
/// <param name="Number">Counts from 1.</param>
/// <param name="At">When it was cut.</param>
/// <param name="CutForm">"full", "partial" or "torn".</param>
/// <param name="Placed">The lines of text and where they stand.</param>
/// <param name="Dots">What is on the paper.</param>
public sealed record PrintedSlip(
    long Number, DateTimeOffset At, string CutForm, IReadOnlyList<PlacedText> Placed, DotImage Dots)
{
    /// <summary>The lines of text, from the top.</summary>
    public IReadOnlyList<string> Lines { get; } = [.. Placed.Select(line => line.Text.Trim())];
}

/// <summary>
/// A line of text on paper: the row of its top from the top of the slip, its left edge in dots.
/// </summary>
public sealed record PlacedText(int Row, int Left, string Text);

/// <summary>
/// The paper of a printer, from the last cut to the head. The cutter stands a little above the head, so what
/// is cut off ends that far before the last printed row, and every slip begins with as much blank paper. Not
/// thread-safe.
/// </summary>
public sealed class PaperRoll(int widthDots, int cutterDistanceDots)
{
    /// <summary>Slips kept for looking at.</summary>
    public const int KeptSlips = 24;

    /// <summary>Uncut paper kept: a printer fed nonsense may never cut.</summary>
    private const int LongestStrip = 12_000;

    private readonly Queue<PrintedSlip> _slips = new();
    private readonly List<PlacedText> _texts = [];
    private readonly List<byte[]> _rows =
        [.. Enumerable.Range(0, cutterDistanceDots).Select(_ => NewRow(widthDots))];
    private long _cuts;

    /// <summary>Dots across.</summary>
    public int WidthDots => widthDots;

    /// <summary>Rows fed since start.</summary>
    public long RowsFed { get; private set; }

    /// <summary>The slips cut off, oldest first.</summary>
    public IReadOnlyList<PrintedSlip> Slips => [.. _slips];

    /// <summary>Feeds blank paper.</summary>
    public void Feed(int rows)
    {
        for (var i = 0; i < rows; i++) AddRow(NewRow(widthDots));
    }

    /// <summary>Prints a picture with its left edge at a column, feeding its height.</summary>
    public void Print(DotImage image, int left)
    {
        for (var y = 0; y < image.HeightDots; y++)
        {
            var row = NewRow(widthDots);
            for (var x = 0; x < image.WidthDots; x++)
            {
                var at = left + x;
                if (at >= 0 && at < widthDots && image[x, y]) row[at >> 3] |= (byte)(0x80 >> (at & 7));
            }

            AddRow(row);
        }
    }

    /// <summary>Notes what the next rows to be printed say.</summary>
    public void Say(string text, int left) => _texts.Add(new PlacedText(_rows.Count, left, text));

    /// <summary>Feeds until the last printed row is at the cutter.</summary>
    public void FeedToCutter() => Feed(cutterDistanceDots);

    /// <summary>Cuts where the cutter stands.</summary>
    public void Cut(string form, DateTimeOffset at)
    {
        var rows = _rows.Count - cutterDistanceDots;
        if (rows <= 0) return;
        _slips.Enqueue(Slip(++_cuts, form, at, rows));
        if (_slips.Count > KeptSlips) _slips.Dequeue();
        _rows.RemoveRange(0, rows);
        _texts.RemoveAll(text => text.Row < rows);
        for (var i = 0; i < _texts.Count; i++) _texts[i] = _texts[i] with { Row = _texts[i].Row - rows };
    }

    /// <summary>The paper that hangs out uncut, or null when nothing is on it.</summary>
    public PrintedSlip? Uncut(DateTimeOffset at)
    {
        if (_texts.Count == 0 && _rows.TrueForAll(row => row.AsSpan().IndexOfAnyExcept((byte)0) < 0))
            return null;
        return Slip(0, "", at, _rows.Count);
    }

    private PrintedSlip Slip(long number, string form, DateTimeOffset at, int rows)
    {
        var stride = (widthDots + 7) / 8;
        var bits = new byte[stride * rows];
        for (var y = 0; y < rows; y++) _rows[y].CopyTo(bits, y * stride);
        return new PrintedSlip(
            number,
            at,
            form,
            [.. _texts.Where(text => text.Row < rows)],
            new DotImage(widthDots, rows, bits));
    }

    private void AddRow(byte[] row)
    {
        RowsFed++;
        _rows.Add(row);
        if (_rows.Count <= LongestStrip) return;
        _rows.RemoveRange(0, LongestStrip / 2);
        _texts.RemoveAll(text => text.Row < LongestStrip / 2);
        for (var i = 0; i < _texts.Count; i++)
            _texts[i] = _texts[i] with { Row = _texts[i].Row - LongestStrip / 2 };
    }

    private static byte[] NewRow(int widthDots) => new byte[(widthDots + 7) / 8];
}
