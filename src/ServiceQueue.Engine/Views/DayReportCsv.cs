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
            foreach (var line in Lines(report)) csv.WriteRecord(line);
        }

        return text.ToString();
    }

    /// <summary>The lines of a report, its head first: what every table of it holds.</summary>
    internal static IEnumerable<string[]> Lines(DayReport report) =>
    [
        Head,
        Line("total", report.Totals),
        .. report.Services.Select(row => Line("service", row)),
        .. report.Counters.Select(row => Line("counter", row)),
        .. report.Clerks.Select(row => Line("clerk", row)),
        .. report.Hours.Select(row => Line("hour", row)),
    ];

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
    internal static string Safe(string text) =>
        text.Length > 0 && "=+-@\t".Contains(text[0]) ? "'" + text : text;
}
