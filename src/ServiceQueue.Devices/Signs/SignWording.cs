using System.Text;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Jobs;

namespace ServiceQueue.Devices.Signs;

/// <summary>A sign's face: how much it can show.</summary>
/// <param name="Cells">Half-width cells: one for a letter or digit, two for a Chinese character.</param>
/// <param name="Runs">Whether a text that is too wide can run across it.</param>
public readonly record struct SignFace(int Cells, bool Runs);

/// <summary>What a sign shows.</summary>
/// <param name="Text">The text, whole or abbreviated; a number in it is never cut.</param>
/// <param name="Runs">Whether it runs across, since it is wider than the face.</param>
/// <param name="Blinks">Whether it blinks where the sign can: a visitor is called.</param>
public readonly record struct SignWords(string Text, bool Runs, bool Blinks);

/// <summary>
/// The one rule for what fits on a sign: what fits stands; what does not runs, where the sign can; else the
/// longest shorter form that fits stands, and if none does, the leading whole characters and whole numbers.
/// No part of a number is ever shown for the whole: a number that does not fit is left out. Pure.
/// </summary>
public static class SignWording
{
    /// <summary>A picture on a sign with Chinese glyphs.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="face">The sign.</param>
    /// <param name="mostCells">The most one frame carries, also of a text that runs.</param>
    public static SignWords Chinese(CounterPicture picture, SignFace face, int mostCells) => Fit(
        [picture.Text, .. ChineseForms(picture)], face, mostCells, picture.State == CounterShows.Called);

    /// <summary>A picture on a sign that has only the letters of ASCII.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="face">The sign.</param>
    /// <param name="mostCells">The most one frame carries, also of a text that runs.</param>
    public static SignWords Plain(CounterPicture picture, SignFace face, int mostCells) =>
        Fit([.. PlainForms(picture)], face, mostCells, picture.State == CounterShows.Called);

    /// <summary>
    /// The ticket's number on a sign of digits only, blank on the left, or all blank: without a ticket, and
    /// when the number has more digits than the sign.
    /// </summary>
    /// <param name="picture">The picture.</param>
    /// <param name="digits">How many the sign has.</param>
    /// <param name="hasLetters">Whether it can show the ticket's letter too, where there is room.</param>
    public static string Digits(CounterPicture picture, int digits, bool hasLetters)
    {
        var ticket = TicketOf(picture) ?? (picture.Counter == 0 ? Kept(picture.Text, char.IsAsciiDigit) : "");
        string[] forms = hasLetters ? [ticket, WithoutLetter(ticket)] : [WithoutLetter(ticket)];
        return (forms.FirstOrDefault(f => f.Length <= digits) ?? "").PadLeft(digits);
    }

    /// <summary>How many half-width cells a text takes.</summary>
    public static int Cells(string text) => text.EnumerateRunes().Sum(CellsOf);

    /// <summary>
    /// As much of a text as fits, in whole characters and whole numbers. A number's letter, point, colon, 月
    /// and 日 belong to it.
    /// </summary>
    public static string Whole(string text, int cells)
    {
        if (Cells(text) <= cells) return text;
        var kept = new StringBuilder();
        var left = cells;
        foreach (var piece in Pieces(text))
        {
            left -= Cells(piece);
            if (left < 0) break;
            kept.Append(piece);
        }

        return kept.ToString().TrimEnd();
    }

    private static SignWords Fit(IReadOnlyList<string> forms, SignFace face, int mostCells, bool isCall)
    {
        var whole = Whole(forms[0], mostCells);
        if (Cells(whole) <= face.Cells) return new SignWords(whole, false, isCall);
        if (face.Runs) return new SignWords(whole, true, false);
        var shorter = forms.FirstOrDefault(f => Cells(f) <= face.Cells) ?? Whole(whole, face.Cells);
        return new SignWords(shorter, false, isCall);
    }

    private static IEnumerable<string> ChineseForms(CounterPicture picture)
    {
        if (TicketOf(picture) is { } ticket) return [$"{ticket}号", ticket, WithoutLetter(ticket), ""];
        return picture.State switch
        {
            CounterShows.Paused => ["暂停服务", "暂停"],
            CounterShows.Closed => ["窗口关闭", "关闭"],
            _ => [],
        };
    }

    private static IEnumerable<string> PlainForms(CounterPicture picture)
    {
        if (TicketOf(picture) is { } ticket)
            return [$"{ticket} {picture.Counter}", ticket, WithoutLetter(ticket), ""];
        if (picture.Counter == 0) return [Kept(picture.Text, c => c is >= ' ' and <= '~').Trim(), ""];
        var word = picture.State switch
        {
            CounterShows.Paused => "PAUSE",
            CounterShows.Closed => "CLOSED",
            _ => "OPEN",
        };
        var back = word == "OPEN" ? "" : BackAt(picture.Text);
        return back.Length > 0 ? [$"BACK {back}", word, ""] : [word, ""];
    }

    private static string? TicketOf(CounterPicture picture) =>
        picture.State is CounterShows.Called or CounterShows.Serving ? picture.Ticket : null;

    private static string WithoutLetter(string ticket) =>
        string.Concat(ticket.SkipWhile(c => !char.IsAsciiDigit(c)));

    /// <summary>When service goes on, out of a text such as 暂停服务 14:30回 or 暂停服务 11月25日回.</summary>
    private static string BackAt(string text) =>
        Kept(text.Replace('月', '-'), c => char.IsAsciiDigit(c) || c is ':' or '-');

    private static string Kept(string text, Func<char, bool> isKept) => string.Concat(text.Where(isKept));

    /// <summary>Numbers, each with what belongs to it, and single characters.</summary>
    private static IEnumerable<string> Pieces(string text)
    {
        var piece = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            var isOfNumber = rune.Value is ':' or '.' or '-' or '月' or '日'
                || (rune.IsAscii && char.IsAsciiLetterOrDigit((char)rune.Value));
            if (!isOfNumber && piece.Length > 0)
            {
                yield return piece.ToString();
                piece.Clear();
            }

            if (isOfNumber) piece.Append(rune);
            else yield return rune.ToString();
        }

        if (piece.Length > 0) yield return piece.ToString();
    }

    private static int CellsOf(Rune rune) => rune.IsAscii ? 1 : 2;
}
