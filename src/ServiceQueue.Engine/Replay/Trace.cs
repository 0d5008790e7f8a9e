using System.Globalization;
using CsvHelper;
using NodaTime;
using NodaTime.Text;

namespace ServiceQueue.Engine.Replay;

/// <summary>One arrival of a trace.</summary>
/// <param name="At">When the visitor takes a number, since the trace's first arrival.</param>
/// <param name="Service">The service.</param>
/// <param name="Class">The class of visitor, or "ordinary".</param>
/// <param name="Serving">How long service takes.</param>
/// <param name="Patience">How long the visitor waits before leaving, or null for ever.</param>
public sealed record Arrival(Duration At, string Service, string Class, Duration Serving, Duration? Patience);

/// <summary>
/// Reads traces: CSV with the columns arrival, service, priority, servingSeconds, patienceSeconds.
/// </summary>
public static class Trace
{
    private const double TypicalSeconds = 300;
    private const int MostArrivals = 5_000_000;

    private static readonly string[] Columns =
        ["arrival", "service", "priority", "servingSeconds", "patienceSeconds"];

    /// <summary>
    /// Reads a trace, sorted by arrival. An arrival is a number of seconds or an ISO 8601 time.
    /// Throws <see cref="FormatException"/> naming the line and the column.
    /// </summary>
    public static IReadOnlyList<Arrival> Read(TextReader text)
    {
        using var csv = CsvReader.Create(text, new CsvReaderOptions { HasHeader = true }, leaveOpen: true);
        var rows = new List<(double At, Arrival Arrival)>();
        while (csv.Read())
        {
            if (rows.Count == 0) CheckHead(csv);
            if (rows.Count >= MostArrivals)
                throw new FormatException($"More than {MostArrivals} arrivals; cut the trace in parts.");
            var line = rows.Count + 2;
            var at = At(csv.GetString(0), line);
            rows.Add((at, new Arrival(
                Duration.Zero,
                Text(csv, 1, line),
                csv.GetString(2) is { Length: > 0 } priority ? priority : "ordinary",
                Duration.FromSeconds(Seconds(csv, 3, line) ?? TypicalSeconds),
                Seconds(csv, 4, line) is { } patience ? Duration.FromSeconds(patience) : null)));
        }

        if (rows.Count == 0)
            throw new FormatException(
                $"The trace has no arrivals; its first line is {string.Join(',', Columns)}.");
        var first = rows.Min(r => r.At);
        return [
            .. rows.OrderBy(r => r.At)
                .Select(r => r.Arrival with { At = Duration.FromSeconds(r.At - first) })];
    }

    private static void CheckHead(CsvReader csv)
    {
        if (csv.FieldCount < Columns.Length)
            throw new FormatException($"Line 1: expected the columns {string.Join(',', Columns)}.");
    }

    private static string Text(CsvReader csv, int column, int line) =>
        csv.GetString(column) is { Length: > 0 } text
        ? text
        : throw new FormatException($"Line {line}, column {Columns[column]}: is empty.");

    private static double At(string text, int line)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)
            && double.IsFinite(seconds))
            return seconds;
        return OffsetDateTimePattern.ExtendedIso.Parse(text) is { Success: true, Value: var at }
            ? at.ToInstant().ToUnixTimeTicks() / (double)NodaConstants.TicksPerSecond
            : LocalDateTimePattern.ExtendedIso.Parse(text) is { Success: true, Value: var local }
                ? local.InUtc().ToInstant().ToUnixTimeTicks() / (double)NodaConstants.TicksPerSecond
                : throw new FormatException(
                    $"Line {line}, column arrival: \"{text}\" is neither seconds "
                    + "nor a time such as 2026-03-02T09:00:00.");
    }

    private static double? Seconds(CsvReader csv, int column, int line)
    {
        var text = column < csv.FieldCount ? csv.GetString(column) : "";
        if (text.Length == 0) return null;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)
            && seconds is >= 0 and <= 864000
            ? seconds
            : throw new FormatException(
                $"Line {line}, column {Columns[column]}: \"{text}\" must be seconds from 0 to 864000.");
    }
}
