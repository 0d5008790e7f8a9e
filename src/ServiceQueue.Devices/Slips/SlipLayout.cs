using ServiceQueue.Contracts;
using ServiceQueue.Core.Jobs;
using ServiceQueue.Devices.Profiles;

namespace ServiceQueue.Devices.Slips;

/// <summary>
/// What stands where on a ticket slip. Pure: the same slip and profile give the same blocks. The number is
/// the largest thing on the paper; below it stand the service, where to go, how many are ahead, and how long
/// it may take.
/// </summary>
public static class SlipLayout
{
    /// <summary>
    /// The number never fills more than this share of the width, so that it keeps a margin.
    /// </summary>
    private const double NumberShare = 0.8;

    private const int LargestNumberScale = 6;

    /// <summary>
    /// A blank line: a line feed on any printer, and as much quiet as a QR code needs around it.
    /// </summary>
    private const int Line = 32;
    private const int LargestUrl = 512;

    /// <summary>Lays a slip out for a printer.</summary>
    public static IReadOnlyList<SlipBlock> Of(Slip slip, PrinterProfile profile)
    {
        var words = SlipWords.Of(slip.Locale);
        var blocks = new List<SlipBlock>();
        AddHeadline(blocks, slip.HallName.In(slip.Locale), profile);
        if (words.CopyMark(slip) is { Length: > 0 } mark) AddMark(blocks, mark, profile);
        AddNumber(blocks, slip, profile);
        blocks.Add(new SlipSpace(Line));
        AddFacts(blocks, slip, words, profile);
        AddCode(blocks, slip, words, profile);
        return blocks;
    }

    private static void AddHeadline(List<SlipBlock> blocks, string hall, PrinterProfile profile)
    {
        AddLarge(blocks, hall, profile, bold: true);
        blocks.Add(new SlipRule());
    }

    private static void AddMark(List<SlipBlock> blocks, string mark, PrinterProfile profile)
    {
        blocks.Add(new SlipSpace(12));
        foreach (var line in TextCells.Wrap($" {mark} ".Trim(), profile.CharsPerLine - 2))
            blocks.Add(new SlipText($" {line} ", TextAlign.Centre, Inverse: true));
    }

    private static void AddNumber(List<SlipBlock> blocks, Slip slip, PrinterProfile profile)
    {
        var ticket = TextCells.Clean(slip.Ticket);
        var cells = Math.Max(TextCells.Of(ticket), 1);
        var scale = Math.Clamp((int)(profile.CharsPerLine * NumberShare / cells), 1, LargestNumberScale);
        blocks.Add(new SlipSpace(Line));
        // Not bold: at this size emphasis closes the eye of an A and of a 6.
        blocks.Add(new SlipText(ticket, TextAlign.Centre, scale, scale));
        AddLarge(blocks, slip.ServiceName.In(slip.Locale), profile, bold: false);
    }

    private static void AddFacts(List<SlipBlock> blocks, Slip slip, SlipWords words, PrinterProfile profile)
    {
        foreach (var (name, value) in words.Facts(slip))
        {
            // A value too long for its line goes on under itself, not under its name.
            var lines = TextCells.Wrap(TextCells.Clean(value), profile.CharsPerLine - TextCells.Of(name));
            var indent = new string(' ', TextCells.Of(name));
            blocks.AddRange(lines.Select((line, i) => new SlipText((i == 0 ? name : indent) + line)));
        }

        blocks.Add(new SlipSpace(Line));
        if (slip.MayNotBeServed)
            blocks.AddRange(TextCells.Wrap(words.Late, profile.CharsPerLine).Select(l => new SlipText(l)));
        var closing = string.Concat(words.Closing);
        var sentences = TextCells.Of(closing) <= profile.CharsPerLine ? [closing] : words.Closing;
        foreach (var line in sentences.SelectMany(s => TextCells.Wrap(s, profile.CharsPerLine)))
            blocks.Add(new SlipText(line));
    }

    private static void AddCode(List<SlipBlock> blocks, Slip slip, SlipWords words, PrinterProfile profile)
    {
        var url = slip.TrackUrl;
        if (url.Length is 0 or > LargestUrl || !url.All(c => c is > ' ' and <= '~')) return;
        blocks.Add(new SlipSpace(Line));
        blocks.Add(new SlipCode(url));
        blocks.Add(new SlipSpace(Line));
        foreach (var line in TextCells.Wrap(words.Scan, profile.CharsPerLine))
            blocks.Add(new SlipText(line, TextAlign.Centre));
    }

    /// <summary>
    /// Twice the size where that fits on one line, else twice the height, broken where it must be.
    /// </summary>
    private static void AddLarge(List<SlipBlock> blocks, string text, PrinterProfile profile, bool bold)
    {
        text = TextCells.Clean(text);
        var wide = TextCells.Of(text) * 2 <= profile.CharsPerLine ? 2 : 1;
        blocks.AddRange(TextCells.Wrap(text, profile.CharsPerLine / wide)
            .Select(line => new SlipText(line, TextAlign.Centre, wide, 2, bold)));
    }
}
