using Microsoft.Data.Sqlite;

namespace ServiceQueue.Drivers.Sqlite;

/// <summary>Copies a store into one file through SQLite's own consistent copy; the source may be in use.</summary>
public static class SqliteBackup
{
    /// <summary>Writes a copy. Throws <see cref="IOException"/> with the file and the reason.</summary>
    public static void Write(string from, string to)
    {
        try
        {
            using var source = new SqliteConnection(new SqliteConnectionStringBuilder
            {
                DataSource = from, Mode = SqliteOpenMode.ReadOnly, Pooling = false,
            }.ToString());
            source.Open();
            using var copy = source.CreateCommand();
            copy.CommandText = "VACUUM INTO $to";
            copy.Parameters.AddWithValue("$to", to);
            copy.ExecuteNonQuery();
        }
        catch (SqliteException problem)
        {
            throw new IOException($"{from} could not be copied to {to}: {problem.Message}", problem);
        }
    }
}
