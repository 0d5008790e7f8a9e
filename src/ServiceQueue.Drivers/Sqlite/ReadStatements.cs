using System.Text;
using Microsoft.Data.Sqlite;
using NodaTime;
using ServiceQueue.Contracts;
using SQLitePCL;

namespace ServiceQueue.Drivers.Sqlite;

/// <summary>
/// One read connection and its prepared statements; used by one caller at a time. Each call is one snapshot.
/// </summary>
internal sealed class ReadStatements(SqliteConnection connection) : IDisposable
{
    private const string Columns =
        "SELECT sequence, at, actor, request, type, body, hash FROM journal WHERE hall = $0 ";

    private static readonly KnownTexts Said = new();

    // Both lists descend once per answer instead of walking every row.
    private readonly Statement _halls = new(connection, """
        WITH RECURSIVE h (hall) AS (SELECT min(hall) FROM journal UNION ALL
            SELECT (SELECT min(hall) FROM journal WHERE hall > h.hall) FROM h WHERE h.hall IS NOT NULL)
        SELECT hall FROM h WHERE hall IS NOT NULL
        """);

    private readonly Statement _days = new(connection, """
        WITH RECURSIVE d (day) AS (SELECT min(day) FROM visits WHERE hall = $0 UNION ALL
            SELECT (SELECT min(day) FROM visits WHERE hall = $0 AND day > d.day) FROM d
            WHERE d.day IS NOT NULL)
        SELECT day FROM d WHERE day IS NOT NULL
        """, SqliteType.Text);

    private readonly Statement _head =
        new(connection, Columns + "ORDER BY sequence DESC LIMIT 1", SqliteType.Text);

    private readonly Statement _records = new(
        connection, Columns + "AND sequence BETWEEN $1 AND $2 ORDER BY sequence LIMIT $3",
        SqliteType.Text, SqliteType.Integer, SqliteType.Integer, SqliteType.Integer);

    private readonly Statement _lastOfType = new(
        connection,
        "SELECT sequence FROM journal WHERE hall = $0 AND type = $1 AND at <= $2 " +
        "ORDER BY at DESC, sequence DESC LIMIT 1",
        SqliteType.Text, SqliteType.Text, SqliteType.Integer);

    private readonly Statement _openJobs = new(
        connection, "SELECT id, device, body, started FROM jobs WHERE hall = $0 ORDER BY made",
        SqliteType.Text);

    private readonly Statement _visit = new(
        connection, "SELECT visit, day, body FROM visits WHERE hall = $0 AND visit = $1",
        SqliteType.Text, SqliteType.Text);

    private readonly Statement _visits = new(
        connection, "SELECT visit, day, body FROM visits WHERE hall = $0 AND day = $1 ORDER BY visit",
        SqliteType.Text, SqliteType.Text);

    private readonly Statement _case = new(
        connection, "SELECT number, day, body FROM cases WHERE hall = $0 AND number = $1",
        SqliteType.Text, SqliteType.Text);

    private readonly Statement _cases = new(
        connection,
        "SELECT number, day, body FROM cases WHERE hall = $0 AND day <= $2 AND (day, number) > ($1, $3) " +
        "ORDER BY day, number LIMIT $4",
        SqliteType.Text, SqliteType.Text, SqliteType.Text, SqliteType.Text, SqliteType.Integer);

    /// <summary>The halls with a journal.</summary>
    public List<string> Halls() => All(_halls.Read(), row => row.GetString(0));

    /// <summary>The days with visits.</summary>
    public List<LocalDate> Days(string hall) => All(_days.Read(hall), row => StoreText.Day(row.GetString(0)));

    /// <summary>The last record, or null.</summary>
    public JournalRecord? Head(string hall) =>
        All(_head.Read(hall), row => Record(hall, row)).SingleOrDefault();

    /// <summary>At most so many records of a range, in order.</summary>
    public List<JournalRecord> Records(string hall, long from, long to, int limit) =>
        All(_records.Read(hall, from, to, (long)limit), row => Record(hall, row));

    /// <summary>The last record of a type until then, or 0.</summary>
    public long LastOfType(string hall, string type, Instant? until) =>
        All(
            _lastOfType.Read(hall, type, until is { } at ? StoreText.Of(at) : long.MaxValue),
            row => row.GetInt64(0))
            .SingleOrDefault();

    /// <summary>The open jobs in the order they were made.</summary>
    public List<StoredJob> OpenJobs(string hall) => All(
        _openJobs.Read(hall),
        row => new StoredJob(hall, row.GetString(0), row.GetString(1), Blob(row, 2), row.GetInt64(3) != 0));

    /// <summary>A visit's row, or null.</summary>
    public VisitRow? Visit(string hall, string visit) =>
        All(_visit.Read(hall, visit), row => Row(hall, row)).SingleOrDefault();

    /// <summary>A day's rows in order of visit id.</summary>
    public List<VisitRow> Visits(string hall, LocalDate day) =>
        All(_visits.Read(hall, StoreText.Of(day)), row => Row(hall, row));

    /// <summary>A case's row, or null.</summary>
    public CaseRow? Case(string hall, string number) =>
        All(_case.Read(hall, number), row => CaseRow(hall, row)).SingleOrDefault();

    /// <summary>At most so many case rows after one of a day and up to another day, in order.</summary>
    public List<CaseRow> Cases(string hall, (LocalDate Day, string Number) after, LocalDate to, int limit) =>
        All(
            _cases.Read(hall, StoreText.Of(after.Day), StoreText.Of(to), after.Number, (long)limit),
            row => CaseRow(hall, row));

    /// <inheritdoc />
    public void Dispose()
    {
        Statement[] all = [
            _halls, _days, _head, _records, _lastOfType, _openJobs, _visit, _visits, _case, _cases];
        foreach (var statement in all) statement.Dispose();
        connection.Dispose();
    }

    private static List<T> All<T>(SqliteDataReader rows, Func<SqliteDataReader, T> make)
    {
        using (rows)
        {
            var list = new List<T>();
            while (rows.Read()) list.Add(make(rows));
            return list;
        }
    }

    /// <summary>
    /// Journals are read by the million, and no column of theirs may be null: the library's own look at each
    /// value before it gives it would be half of the work.
    /// </summary>
    private static JournalRecord Record(string hall, SqliteDataReader row)
    {
        var values = row.Handle!;
        return new JournalRecord(
            hall, raw.sqlite3_column_int64(values, 0),
            StoreText.Instant(raw.sqlite3_column_int64(values, 1)),
            Text(raw.sqlite3_column_blob(values, 2)), Text(raw.sqlite3_column_blob(values, 3)),
            Text(raw.sqlite3_column_blob(values, 4)), raw.sqlite3_column_blob(values, 5).ToArray(),
            raw.sqlite3_column_blob(values, 6).ToArray());
    }

    private static string Text(ReadOnlySpan<byte> utf8) =>
        Said.Find(utf8) ?? Said.Keep(utf8, Encoding.UTF8.GetString(utf8));

    private static VisitRow Row(string hall, SqliteDataReader row) =>
        new(hall, row.GetString(0), StoreText.Day(row.GetString(1)), Blob(row, 2));

    private static CaseRow CaseRow(string hall, SqliteDataReader row) =>
        new(hall, row.GetString(0), StoreText.Day(row.GetString(1)), Blob(row, 2));

    private static byte[] Blob(SqliteDataReader row, int column) => row.GetFieldValue<byte[]>(column);
}
