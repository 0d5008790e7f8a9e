using System.Globalization;
using CsvHelper;

namespace ServiceQueue.Engine.Views;

/// <summary>A day report as CSV: one line a service, counter, clerk and hour, times in seconds.</summary>
public static class DayReportCsv
{
    private static readonly string[] Head =
    [
        "by", "key", "label", "issued", "called", "finished", "noShow", "left", "open",
        .. new[] { "wait", "walk", "service" }.SelectMany(time =>
            new[] { "Count", "MeanSeconds", "P50Seconds", "P90Seconds", "MaxSeconds" }.Select(
                figure => time + figure)),
    ];

    /// <summary>Writes a report. UTF-8 text without a mark; the caller adds one for spreadsheets.</summary>
    public static string Write(DayReport report)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = CsvWriter.Create(text, new CsvWriterOptions(), leaveOpen: true))
        {
            csv.WriteRecord(Head);
            csv.WriteRecord(Line("total", report.Totals));
            foreach (var row in report.Services) csv.WriteRecord(Line("service", row));
            foreach (var row in report.Counters) csv.WriteRecord(Line("counter", row));
            foreach (var row in report.Clerks) csv.WriteRecord(Line("clerk", row));
            foreach (var row in report.Hours) csv.WriteRecord(Line("hour", row));
        }

        return text.ToString();
    }

    private static string[] Line(string by, ReportRow row) =>
    [
        by, Safe(row.Key), Safe(row.Label),
        .. new[] { row.Issued, row.Called, row.Finished, row.NoShow, row.Left, row.Open }.Select(
            n => Figure(n)),
        .. new[] { row.Wait, row.Walk, row.Service }.SelectMany(Figures),
    ];

    private static IEnumerable<string> Figures(Stat stat) =>
        [Figure(stat.Count), Figure(stat.Mean), Figure(stat.P50), Figure(stat.P90), Figure(stat.Max)];

    private static string Figure(double? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    /// <summary>A spreadsheet takes a text that begins like this for a formula.</summary>
    private static string Safe(string text) =>
        text.Length > 0 && "=+-@\t".Contains(text[0]) ? "'" + text : text;
}
