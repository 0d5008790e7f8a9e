using System.Globalization;
using Microsoft.Data.Sqlite;

namespace ServiceQueue.Drivers.Sqlite;

/// <summary>Opens connections that keep the store's promise, and proves that each does.</summary>
internal static class StoreConnection
{
    // Each foreign detail is decided here, and none is left to a default:
    // - journal_mode WAL: readers and the writer do not wait for each other; one sync makes a commit durable.
    // - synchronous FULL: the log is synced before COMMIT returns. NORMAL loses the last commits on a power
    //   cut.
    // - busy_timeout 5 s: only a foreign program (a backup tool, a sqlite3 shell) can hold the file's locks;
    //   wait for it.
    // - wal_autocheckpoint 10,000 pages (40 MB): the writer moves the log into the tables itself when nobody
    //   waits, so that no caller pays for it; this is the stop behind it.
    // - journal_size_limit 64 MB: after a burst the log file shrinks again.
    // - mmap_size 0: a failing disk shows as an error code, not as a signal that ends the process.
    // - trusted_schema OFF, cell_size_check ON: a damaged or doctored file is refused rather than believed.
    private const string Details = """
        PRAGMA busy_timeout = 5000;
        PRAGMA synchronous = FULL;
        PRAGMA wal_autocheckpoint = 10000;
        PRAGMA journal_size_limit = 67108864;
        PRAGMA mmap_size = 0;
        PRAGMA trusted_schema = OFF;
        PRAGMA cell_size_check = ON;
        """;

    private const long Full = 2;

    /// <summary>Opens the writer's connection, making the file where there is none.</summary>
    public static SqliteConnection OpenToWrite(string path) =>
        Open(path, SqliteOpenMode.ReadWriteCreate, writes: true);

    /// <summary>Opens a connection that can only read.</summary>
    public static SqliteConnection OpenToRead(string path) =>
        Open(path, SqliteOpenMode.ReadOnly, writes: false);

    /// <summary>
    /// Opens a connection that copies or checks a file as it lies, and changes no setting of it.
    /// </summary>
    public static SqliteConnection OpenToCopy(string path)
    {
        var address = new SqliteConnectionStringBuilder
        {
            DataSource = path, Mode = SqliteOpenMode.ReadWrite, Pooling = false, DefaultTimeout = 5,
        };
        return Open(address, path);
    }

    private static SqliteConnection Open(string path, SqliteOpenMode mode, bool writes)
    {
        var address = new SqliteConnectionStringBuilder
        {
            DataSource = path, Mode = mode, Pooling = false, DefaultTimeout = 5,
        };
        var connection = Open(address, path);
        try
        {
            if (writes) Expect(connection, "PRAGMA journal_mode = WAL", "wal", path);
            Execute(connection, Details);
            Expect(connection, "PRAGMA journal_mode", "wal", path);
            Expect(connection, "PRAGMA synchronous", Full.ToString(CultureInfo.InvariantCulture), path);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    // The file is looked at before anything of it is changed: another program's file stays as it is.
    private static SqliteConnection Open(SqliteConnectionStringBuilder address, string path)
    {
        var connection = new SqliteConnection(address.ConnectionString);
        try
        {
            connection.Open();
            StoreSchema.Check(connection, path);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static void Expect(SqliteConnection connection, string pragma, string value, string path)
    {
        using var command = connection.CreateCommand();
        command.CommandText = pragma;
        var got = Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture);
        if (got != value)
        {
            throw new IOException(
                $"{path} cannot be kept safely: \"{pragma}\" answers {got}, not {value}. " +
                "Put the data directory on a local disk (ext4, xfs), not on a network share.");
        }
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
