using System.Globalization;
using CsvHelper;
using NodaTime;
using ServiceQueue.Contracts;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Staff;
using ServiceQueue.Engine.Journal;

namespace ServiceQueue.Engine.Views;

/// <summary>A clerk's line of the monthly sheet.</summary>
/// <param name="Clerk">Who.</param>
/// <param name="Days">Days on which the clerk signed in.</param>
/// <param name="Late">迟到, times.</param>
/// <param name="Early">早退, times.</param>
/// <param name="Absent">脱岗, times.</param>
/// <param name="Missing">缺签, times.</param>
/// <param name="Leaves">Leaves taken.</param>
/// <param name="OvertimeMinutes">Whole minutes signed in after the end of work.</param>
/// <param name="Evidence">The journal's records behind late, early, absent and missing, in order.</param>
public sealed record AttendanceRow(
    string Clerk, int Days, int Late, int Early, int Absent, int Missing, int Leaves, int OvertimeMinutes,
    IReadOnlyList<long> Evidence);

/// <summary>A counter's line of the monthly sheet.</summary>
/// <param name="Counter">Its number.</param>
/// <param name="Label">Its label.</param>
/// <param name="UnattendedMinutes">Whole minutes paused inside the hours of service.</param>
public sealed record UnattendedRow(int Counter, string Label, int UnattendedMinutes);

/// <summary>
/// The attendance of a month (002-E 考勤五): a fold of the journal with the same rules that find lateness
/// live, so that every figure has its records.
/// </summary>
public sealed record AttendanceSheet(
    string Hall, string Month, IReadOnlyList<AttendanceRow> Clerks, IReadOnlyList<UnattendedRow> Counters)
{
    private static readonly string[] Head =
    [
        "clerk", "days", "late", "early", "absent", "missing", "leaves", "overtimeMinutes", "counter",
        "unattendedMinutes",
    ];

    /// <summary>
    /// Reads a month from the journal. Streams: memory is bounded by a day and the staff. Throws
    /// <see cref="InvalidDataException"/> for a record that cannot be read.
    /// </summary>
    /// <param name="store">The journal.</param>
    /// <param name="plan">The hall; what the journal says of it goes first.</param>
    /// <param name="month">The first day of the month.</param>
    /// <param name="stop">Cancels the reading.</param>
    public static async Task<AttendanceSheet> ReadAsync(
        IHallStore store, HallPlan plan, LocalDate month, CancellationToken stop)
    {
        var from = plan.Zone.AtStartOfDay(month).ToInstant();
        var to = plan.Zone.AtStartOfDay(month.PlusMonths(1)).ToInstant();
        var begin = await store.LastOfTypeAsync(plan.Hall, nameof(Core.Halls.DayOpened), from, stop);
        var fold = new AttendanceFold(plan, from);
        await foreach (var record in store.ReadAsync(plan.Hall, Math.Max(1, begin), long.MaxValue, stop))
        {
            if (record.At >= to) break;
            fold.Hear(EventCodec.Decode(record));
        }

        return fold.Sheet(month, to);
    }

    /// <summary>The sheet as CSV: a line a clerk, then a line a counter. UTF-8 text without a mark.</summary>
    public string ToCsv()
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = CsvWriter.Create(text, new CsvWriterOptions(), leaveOpen: true))
        {
            csv.WriteRecord(Head);
            foreach (var row in Clerks) csv.WriteRecord(Line(row));
            foreach (var row in Counters)
            {
                csv.WriteRecord([
                    "", "", "", "", "", "", "",
                        "", DayReportCsv.Safe(row.Label), Figure(row.UnattendedMinutes)]);
            }
        }

        return text.ToString();
    }

    private static string[] Line(AttendanceRow row) =>
    [
        DayReportCsv.Safe(row.Clerk), Figure(row.Days), Figure(row.Late), Figure(row.Early),
            Figure(row.Absent),
        Figure(row.Missing), Figure(row.Leaves), Figure(row.OvertimeMinutes), "", "",
    ];

    private static string Figure(int number) => number.ToString(CultureInfo.InvariantCulture);
}
