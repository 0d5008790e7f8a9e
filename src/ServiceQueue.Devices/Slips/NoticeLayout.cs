using ServiceQueue.Contracts;
using ServiceQueue.Core.Notices;
using ServiceQueue.Devices.Profiles;

namespace ServiceQueue.Devices.Slips;

/// <summary>
/// What stands where on a notice: hall, title, number, whom it is for, its paragraphs with the first line set
/// in by two characters, the labelled values, and at the foot the hall, the date and room for the seal. Pure.
/// </summary>
public static class NoticeLayout
{
    /// <summary>Room for a round seal of 40 mm.</summary>
    private const int SealDots = 200;

    private const int LargestUrl = 512;
    private const string Indent = "　　";

    /// <summary>Lays a notice out for a printer.</summary>
    public static IReadOnlyList<SlipBlock> Of(NoticeSheet sheet, PrinterProfile profile)
    {
        var blocks = new List<SlipBlock>();
        AddHead(blocks, sheet, profile);
        AddText(blocks, sheet.Notice, profile);
        AddFields(blocks, sheet.Notice, profile);
        AddFoot(blocks, sheet, profile);
        AddCode(blocks, sheet.TrackUrl, profile);
        return blocks;
    }

    private static void AddHead(List<SlipBlock> blocks, NoticeSheet sheet, PrinterProfile profile)
    {
        var notice = sheet.Notice;
        foreach (var row in TextCells.Wrap(TextCells.Clean(sheet.HallName.ZhCn), profile.CharsPerLine))
            blocks.Add(new SlipText(row, TextAlign.Centre, Bold: true));
        blocks.Add(new SlipSpace(12));
        var title = TextCells.Clean(notice.Title.ZhCn);
        var wide = TextCells.Of(title) * 2 <= profile.CharsPerLine ? 2 : 1;
        foreach (var row in TextCells.Wrap(title, profile.CharsPerLine / wide))
            blocks.Add(new SlipText(row, TextAlign.Centre, wide, 2, Bold: true));
        if (sheet.Copy > 1 || sheet.MayBeSecond)
        {
            blocks.Add(new SlipSpace(12));
            blocks.Add(new SlipText(
                sheet.MayBeSecond ? " 补打 · 以本张为准 " : " 补打 ", TextAlign.Centre, Inverse: true));
        }

        blocks.Add(new SlipSpace(12));
        blocks.Add(new SlipText(TextCells.Clean(notice.Number), TextAlign.Right));
        blocks.Add(new SlipRule());
        blocks.Add(new SlipSpace(8));
    }

    private static void AddText(List<SlipBlock> blocks, Notice notice, PrinterProfile profile)
    {
        if (TextCells.Clean(notice.Addressee) is { Length: > 0 } addressee)
            blocks.AddRange(Rows(addressee + "：", profile));
        foreach (var paragraph in notice.Text)
            blocks.AddRange(Rows(Indent + TextCells.Clean(paragraph), profile));
    }

    private static void AddFields(List<SlipBlock> blocks, Notice notice, PrinterProfile profile)
    {
        if (notice.Fields.IsEmpty) return;
        blocks.Add(new SlipSpace(12));
        foreach (var (label, value) in notice.Fields)
        {
            var name = TextCells.Clean(label) + "：";
            var indent = new string(' ', Math.Min(TextCells.Of(name), profile.CharsPerLine / 2));
            // A list in one value keeps its entries on lines of their own.
            var entries = value.Split('\n').Select(TextCells.Clean)
                .SelectMany(entry => TextCells.Wrap(entry, profile.CharsPerLine - indent.Length));
            blocks.AddRange(entries.Select((row, i) => new SlipText((i == 0 ? name : indent) + row)));
        }
    }

    private static void AddFoot(List<SlipBlock> blocks, NoticeSheet sheet, PrinterProfile profile)
    {
        blocks.Add(new SlipSpace(24));
        if (sheet.Notice.HasSeal) blocks.Add(new SlipSpace(SealDots / 2));
        foreach (var row in TextCells.Wrap(TextCells.Clean(sheet.HallName.ZhCn), profile.CharsPerLine))
            blocks.Add(new SlipText(row, TextAlign.Right));
        blocks.Add(new SlipText(
            sheet.IssuedAt.ToString("yyyy年M月d日 HH:mm", System.Globalization.CultureInfo.InvariantCulture),
            TextAlign.Right));
        if (!sheet.Notice.HasSeal) return;
        blocks.Add(new SlipText("（盖章）", TextAlign.Right));
        blocks.Add(new SlipSpace(SealDots / 2));
    }

    private static void AddCode(List<SlipBlock> blocks, string url, PrinterProfile profile)
    {
        if (url.Length is 0 or > LargestUrl || !url.All(c => c is > ' ' and <= '~')) return;
        blocks.Add(new SlipRule());
        blocks.Add(new SlipSpace(16));
        blocks.Add(new SlipCode(url));
        blocks.Add(new SlipSpace(12));
        foreach (var row in TextCells.Wrap("扫码查询办理进度", profile.CharsPerLine))
            blocks.Add(new SlipText(row, TextAlign.Centre));
    }

    private static IEnumerable<SlipText> Rows(string text, PrinterProfile profile) =>
        Wrapped(text, profile.CharsPerLine).Select(row => new SlipText(row));

    /// <summary>Wrapping trims, so the indent of the first line is set in front of it afterwards.</summary>
    private static IEnumerable<string> Wrapped(string text, int cells)
    {
        if (!text.StartsWith(Indent, StringComparison.Ordinal)) return TextCells.Wrap(text, cells);
        var body = text[Indent.Length..];
        var first = TextCells.Wrap(body, cells - TextCells.Of(Indent))[0];
        var rest = body.TrimStart()[first.Length..].Trim();
        return rest.Length == 0 ? [Indent + first] : [Indent + first, .. TextCells.Wrap(rest, cells)];
    }
}
