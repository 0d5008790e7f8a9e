using System.Globalization;

namespace ServiceQueue.Drivers.Sqlite;

/// <summary>
/// Keeps a second host away from a journal: an exclusive flock on <c>{journal}.lock</c>. The kernel lets go
/// of it when the process ends, however it ends, so a file left behind by a crash locks nothing.
/// <c>{journal}.host</c> names the holder; it is a file of its own because the runtime cannot read one that
/// another process has locked.
/// </summary>
internal sealed class StoreLock : IDisposable
{
    // EWOULDBLOCK, as flock answers and the runtime passes on, on Linux.
    private const int WouldBlock = 11;

    private readonly FileStream _lock;
    private readonly string _holder;

    private StoreLock(FileStream held, string holder) => (_lock, _holder) = (held, holder);

    /// <summary>Takes the lock, or throws naming who holds it.</summary>
    public static StoreLock Take(string path)
    {
        var (name, holder) = (path + ".lock", path + ".host");
        try
        {
            // FileShare.None is flock(LOCK_EX) on Linux; the handle is not inherited by child processes.
            var held = new FileStream(name, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            Name(holder);
            return new StoreLock(held, holder);
        }
        catch (IOException fault) when (fault.HResult == WouldBlock)
        {
            throw new IOException(
                $"{path} is in use by another host{Named(holder)}. " +
                "Stop that host, or start this one with another data directory.", fault);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new IOException(
                $"{Path.GetDirectoryName(path)} cannot be written. Give the service's user write access " +
                "to it, and see that its disk is mounted for writing.", fault);
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        // Twice closed is closed: by then the name may be another host's.
        if (_lock.SafeFileHandle.IsClosed) return;
        File.Delete(_holder);
        _lock.Dispose();
    }

    private static void Name(string holder)
    {
        try
        {
            File.WriteAllText(holder, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        }
        catch (IOException)
        {
            // The name is a courtesy to whoever is refused; the lock holds without it.
        }
    }

    private static string Named(string holder)
    {
        try
        {
            return File.ReadAllText(holder) is { Length: > 0 and < 20 } id ? $" (process {id})" : "";
        }
        catch (IOException)
        {
            return "";
        }
    }
}
