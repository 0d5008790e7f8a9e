using System.Globalization;
using Microsoft.Data.Sqlite;

namespace ServiceQueue.Drivers.Sqlite;

/// <summary>
/// The tables and their version. A step, once released, never changes; a new version appends one. The journal
/// is the truth; <c>jobs</c> holds only what is still open; <c>visits</c> and <c>cases</c> are folds that can
/// be rebuilt.
/// </summary>
internal static class StoreSchema
{
    /// <summary>
    /// "SQJ1": marks a SQLite file as ours, so that no other program's file is taken for a journal.
    /// </summary>
    private const int ApplicationId = 0x53514A31;

    // The index of types carries the instant, so that "the last of a type until then" is one descent:
    // instants never fall along the sequence. Visits keep a rowid, because their ids are drawn by chance: a
    // change of a visit then touches the newest page and not a random one.
    private static readonly string[] Steps =
    [
        """
        CREATE TABLE store_version (version INTEGER NOT NULL, at TEXT NOT NULL) STRICT;
        CREATE TABLE journal (
            hall TEXT NOT NULL, sequence INTEGER NOT NULL CHECK (sequence > 0), at INTEGER NOT NULL,
            actor TEXT NOT NULL, request TEXT NOT NULL, type TEXT NOT NULL, body BLOB NOT NULL,
            hash BLOB NOT NULL,
            PRIMARY KEY (hall, sequence)) STRICT, WITHOUT ROWID;
        CREATE INDEX journal_type ON journal (hall, type, at);
        CREATE TABLE jobs (
            made INTEGER PRIMARY KEY, hall TEXT NOT NULL, id TEXT NOT NULL, device TEXT NOT NULL,
            started INTEGER NOT NULL CHECK (started IN (0, 1)), body BLOB NOT NULL, UNIQUE (hall, id)) STRICT;
        CREATE TABLE visits (
            made INTEGER PRIMARY KEY, hall TEXT NOT NULL, visit TEXT NOT NULL, day TEXT NOT NULL,
            body BLOB NOT NULL, UNIQUE (hall, visit)) STRICT;
        CREATE INDEX visits_day ON visits (hall, day, visit);
        """,
        """
        CREATE TABLE cases (
            hall TEXT NOT NULL, number TEXT NOT NULL, day TEXT NOT NULL, body BLOB NOT NULL,
            PRIMARY KEY (hall, number)) STRICT;
        CREATE INDEX cases_day ON cases (hall, day, number);
        """,
    ];

    /// <summary>The version this build reads and writes.</summary>
    public static int Version => Steps.Length;

    /// <summary>
    /// Makes or raises the tables in one transaction; refuses a newer version and a foreign file.
    /// </summary>
    public static void Raise(SqliteConnection connection, TimeProvider time, string path)
    {
        Execute(connection, "BEGIN IMMEDIATE");
        try
        {
            var version = Check(connection, path);
            for (var step = version; step < Version; step++) Execute(connection, Steps[step]);
            if (version < Version) Note(connection, time);
            Execute(connection, "COMMIT");
        }
        catch
        {
            // Some faults have rolled back already; then there is nothing left to undo.
            if (connection.Handle is { } handle && SQLitePCL.raw.sqlite3_get_autocommit(handle) == 0)
                Execute(connection, "ROLLBACK");
            throw;
        }
    }

    /// <summary>
    /// The version of the file's tables, 0 for a new file; throws for a newer one and for a foreign file.
    /// </summary>
    public static int Check(SqliteConnection connection, string path)
    {
        if (Number(connection, "PRAGMA application_id") != ApplicationId)
        {
            return Number(connection, "SELECT count(*) FROM sqlite_schema") == 0
                ? 0
                : throw new IOException(
                    $"{path} is a SQLite file of another program. Name another data directory.");
        }

        var version = (int)Number(connection, "SELECT max(version) FROM store_version");
        return version <= Version
            ? version
            : throw new IOException(
                $"{path} was written by a newer release (tables of version {version}; this release knows " +
                $"{Version}). Install that release again, or restore a backup made by this one.");
    }

    private static void Note(SqliteConnection connection, TimeProvider time)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "INSERT INTO store_version (version, at) VALUES ($version, $at)";
        command.Parameters.AddWithValue("$version", Version);
        command.Parameters.AddWithValue("$at", time.GetUtcNow().ToString("O", CultureInfo.InvariantCulture));
        command.ExecuteNonQuery();
        Execute(connection, $"PRAGMA application_id = {ApplicationId}");
    }

    private static long Number(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
