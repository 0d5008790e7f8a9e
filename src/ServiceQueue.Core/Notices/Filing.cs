using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ServiceQueue.Core.Books;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Notices;

/// <summary>Numbers notices without gaps, one series a year and kind; files them by digest.</summary>
public static class Filing
{
    /// <summary>The number of the next notice of a series, such as "2026受字第00012号".</summary>
    public static string NextNumber(HallBooks books, int year, char series) =>
        $"{year}{series}字第{books.LastNotices.GetValueOrDefault(Key(year, series)) + 1:00000}号";

    /// <summary>
    /// SHA-256 over all that is printed, as lower-case hex: what the archive holds against the paper.
    /// </summary>
    public static string Digest(Notice notice)
    {
        var text = new StringBuilder().Append(notice.Number).Append('\n').Append(notice.Title.ZhCn)
            .Append('\n').Append(notice.At.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture))
            .Append('\n').Append(notice.Addressee).Append('\n').Append(notice.TrackPath).Append('\n');
        foreach (var field in notice.Fields)
            text.Append(field.Label).Append('\t').Append(field.Value).Append('\n');
        foreach (var paragraph in notice.Text) text.Append(paragraph).Append('\n');
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    internal static HallState Apply(HallState hall, NoticeIssued issued)
    {
        if (Series(issued.Notice.Number) is not { } key) return hall;
        var books = hall.Books;
        return hall with
        {
            Books = books with
            {
                LastNotices = books.LastNotices.SetItem(key, books.LastNotices.GetValueOrDefault(key) + 1),
            },
        };
    }

    private static string Key(int year, char series) => $"{year}{series}";

    private static string? Series(string number) =>
        number.IndexOf("字第", StringComparison.Ordinal) is > 4 and var end ? number[..end] : null;
}
