using System.Globalization;
using CsvHelper;
using NodaTime;
using NodaTime.Text;

namespace ServiceQueue.Engine.Views;

/// <summary>
/// A score sheet as CSV: a line a clerk, and below it a line for each of the clerk's deductions.
/// </summary>
public static class ScoreCsv
{
    private static readonly string[] Head =
    [
        "clerk", "score", "attendance", "timeLimits", "complaints", "deduction", "rule", "at", "points",
        "review", "says", "evidence",
    ];

    /// <summary>The text, without a byte order mark.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <param name="zone">The hall's zone, in which times are written.</param>
    public static string Write(ScoreSheet sheet, DateTimeZone zone)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = CsvWriter.Create(text, new CsvWriterOptions(), leaveOpen: true))
        {
            csv.WriteRecord(Head);
            foreach (var row in sheet.Clerks)
            {
                csv.WriteRecord([
                    DayReportCsv.Safe(row.Clerk), Figure(row.Score), Figure(row.Attendance),
                    Figure(row.TimeLimits), Figure(row.Complaints), "", "", "", "", "", "", ""]);
                foreach (var deduction in row.Deductions)
                    csv.WriteRecord(Line(row.Clerk, deduction, zone));
            }
        }

        return text.ToString();
    }

    private static string[] Line(string clerk, ScoreDeduction deduction, DateTimeZone zone) =>
    [
        DayReportCsv.Safe(clerk), "", "", "", "", DayReportCsv.Safe(deduction.Key), deduction.Rule,
        LocalDateTimePattern.GeneralIso.Format(deduction.At.InZone(zone).LocalDateTime),
        Figure(deduction.Points), deduction.Review.State.ToString().ToLowerInvariant(),
        DayReportCsv.Safe(deduction.Says.ZhCn), string.Join(' ', deduction.Evidence),
    ];

    private static string Figure(long number) => number.ToString(CultureInfo.InvariantCulture);
}
