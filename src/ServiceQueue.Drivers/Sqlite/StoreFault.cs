using Microsoft.Data.Sqlite;
using ServiceQueue.Contracts;

namespace ServiceQueue.Drivers.Sqlite;

/// <summary>SQLite's result codes as sentences that name the file and the remedy.</summary>
internal static class StoreFault
{
    private const int Busy = 5, Locked = 6, ReadOnly = 8, IoError = 10, Corrupt = 11, DiskFull = 13;
    private const int CannotOpen = 14, TooBig = 18, Constraint = 19, Mismatch = 20, NotADatabase = 26;

    /// <summary>
    /// Whether a fault concerns the one batch that raised it and leaves the others of its group unharmed.
    /// </summary>
    public static bool IsOfOneBatch(Exception fault) =>
        fault is not SqliteException sqlite || sqlite.SqliteErrorCode is TooBig or Constraint or Mismatch;

    /// <summary>The fault as the store's callers see it.</summary>
    public static Exception Of(Exception fault, string path) =>
        fault is SqliteException sqlite ? Of(sqlite, path) : fault;

    /// <summary>
    /// The fault of a COMMIT. A full disk refuses the log's frames before the one that makes them count, so
    /// the batch is certainly not there; after any other fault the frames may be on the disk or not.
    /// </summary>
    public static Exception OfCommit(SqliteException fault, string path) =>
        fault.SqliteErrorCode is DiskFull or Busy
            ? Of(fault, path)
            : new StoreUncertainException(
                $"It is unknown whether the last records reached {path}: {fault.Message}. " +
                "Check the disk (system log, free space); what is there is read again before going on.",
                fault);

    private static Exception Of(SqliteException fault, string path) =>
        IsOfOneBatch(fault)
            ? new InvalidOperationException($"{path} refused a batch: {fault.Message}", fault)
            : new IOException($"{Sentence(fault.SqliteErrorCode, path)} ({fault.Message})", fault);

    private static string Sentence(int code, string path) => code switch
    {
        DiskFull => $"The disk of {path} is full. Free some space; the hall goes on by itself.",
        ReadOnly or CannotOpen =>
            $"{path} cannot be opened or written. Give the service's user write access to the file and its " +
            "directory.",
        Busy or Locked =>
            $"{path} is held by another program. Close it (a sqlite3 shell, a backup tool) and try again.",
        Corrupt or NotADatabase =>
            $"{path} is damaged or is not a journal. Keep the file for analysis and bring back the last " +
            "backup with \"servicequeue restore\".",
        IoError => $"The disk failed at {path}. Check the system log and the disk before going on.",
        _ => $"{path} could not be used.",
    };
}
