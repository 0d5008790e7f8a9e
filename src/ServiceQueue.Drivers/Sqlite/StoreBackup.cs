using Microsoft.Data.Sqlite;

namespace ServiceQueue.Drivers.Sqlite;

/// <summary>Copies a journal while it is written, and brings a copy back.</summary>
public static class StoreBackup
{
    /// <summary>
    /// Copies a journal as it is at this moment, also while a host writes it, into one file without a log
    /// beside it. The copy appears under its name only when it is whole and synced. Throws <see
    /// cref="IOException"/> when the target exists, its disk is full or the journal is damaged.
    /// </summary>
    /// <param name="path">The journal.</param>
    /// <param name="target">The copy.</param>
    public static void BackUp(string path, string target)
    {
        (path, target) = (Path.GetFullPath(path), Path.GetFullPath(target));
        if (File.Exists(target)) throw new IOException($"{target} exists. Name a new file for the backup.");
        if (!File.Exists(path)) throw new FileNotFoundException($"There is no journal at {path}.", path);
        var half = target + ".part";
        File.Delete(half);
        try
        {
            using (var connection = StoreConnection.OpenToCopy(path)) Execute(connection, half);
            Sync(half);
            File.Move(half, target);
        }
        catch (SqliteException fault)
        {
            File.Delete(half);
            throw StoreFault.Of(fault, path);
        }
    }

    /// <summary>
    /// Puts a backup in the place of a journal that no host has open. What stood there is kept beside it with
    /// the ending <c>.replaced</c>. Throws <see cref="IOException"/>, with nothing changed, when a host has
    /// the journal or the backup is damaged, newer than this release or of another program.
    /// </summary>
    /// <param name="backup">A file that <see cref="BackUp"/> made.</param>
    /// <param name="path">The journal.</param>
    public static void Restore(string backup, string path)
    {
        (backup, path) = (Path.GetFullPath(backup), Path.GetFullPath(path));
        if (!File.Exists(backup)) throw new FileNotFoundException($"There is no backup at {backup}.", backup);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var held = StoreLock.Take(path);
        var half = path + ".part";
        File.Copy(backup, half, overwrite: true);
        Inspect(half, backup);
        Sync(half);
        foreach (var ending in new[] { "-wal", "-shm", "" }) SetAside(path + ending);
        File.Move(half, path);
    }

    private static void SetAside(string file)
    {
        if (File.Exists(file)) File.Move(file, file + ".replaced", overwrite: true);
    }

    private static void Inspect(string half, string backup)
    {
        try
        {
            using var connection = StoreConnection.OpenToCopy(half);
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA integrity_check(1)";
            if (command.ExecuteScalar() as string is "ok") return;
        }
        catch (SqliteException fault)
        {
            File.Delete(half);
            throw new IOException($"{backup} is damaged ({fault.Message}). Restore an older backup.", fault);
        }

        File.Delete(half);
        throw new IOException($"{backup} is damaged. Restore an older backup.");
    }

    private static void Execute(SqliteConnection connection, string target)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "VACUUM INTO $target";
        command.Parameters.AddWithValue("$target", target);
        command.CommandTimeout = 0;
        command.ExecuteNonQuery();
    }

    private static void Sync(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite);
        stream.Flush(flushToDisk: true);
    }
}
