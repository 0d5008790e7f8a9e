using System.Text;

namespace ServiceQueue.Devices.Slips;

/// <summary>
/// Measures and breaks text by the cells of a printer's font: ASCII takes one cell of 12 dots, everything
/// else two.
/// </summary>
public static class TextCells
{
    /// <summary>The cells a character takes.</summary>
    public static int Of(Rune rune) => rune.IsAscii ? 1 : 2;

    /// <summary>The cells a text takes at scale 1.</summary>
    public static int Of(string text)
    {
        var cells = 0;
        foreach (var rune in text.EnumerateRunes()) cells += Of(rune);
        return cells;
    }

    /// <summary>
    /// Takes out what could act as a command: control characters become spaces, halves of surrogates U+FFFD.
    /// </summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsControl(rune)) clean.Append(' ');
            else clean.Append(rune);
        }

        return clean.ToString().Trim();
    }

    /// <summary>
    /// Breaks a text into lines of at most so many cells: at a space where there is one, else between
    /// characters, and never so that a line starts with closing punctuation.
    /// </summary>
    public static IReadOnlyList<string> Wrap(string text, int cells)
    {
        var lines = new List<string>();
        var rest = text.Trim();
        while (Of(rest) > cells)
        {
            var end = BreakAt(rest, cells);
            lines.Add(rest[..end].TrimEnd());
            rest = rest[end..].TrimStart();
        }

        lines.Add(rest);
        return lines;
    }

    private static int BreakAt(string text, int cells)
    {
        var (end, used, space) = (0, 0, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            used += Of(rune);
            if (used > cells) break;
            end += rune.Utf16SequenceLength;
            if (rune.Value == ' ') space = end;
        }

        if (end < text.Length && text[end] == ' ') return end;
        if (end < text.Length && IsInWord(text, end) && space > 0) return space;
        if (end < text.Length && IsClosing(text[end])) end = Before(text, end);
        return Math.Max(end, char.IsHighSurrogate(text[0]) ? 2 : 1);
    }

    private static int Before(string text, int end) =>
        end > 2 && char.IsLowSurrogate(text[end - 1]) ? end - 2 : end - 1;

    private static bool IsInWord(string text, int at) =>
        at > 0 && char.IsAscii(text[at - 1]) && char.IsAscii(text[at]);

    private static bool IsClosing(char next) => "，。、；：！？）》」』”’".Contains(next, StringComparison.Ordinal);
}
