using System.Globalization;

namespace ServiceQueue.Drivers.Sqlite;

/// <summary>
/// Keeps a second host away from a journal: an exclusive flock on <c>{journal}.lock</c>. The kernel lets go of it when the
/// process ends, however it ends, so a file left behind by a crash locks nothing. The file names the holder.
/// </summary>
internal sealed class StoreLock : IDisposable
{
    private readonly FileStream _file;

    private StoreLock(FileStream file) => _file = file;

    /// <summary>Takes the lock, or throws naming who holds it.</summary>
    public static StoreLock Take(string path)
    {
        var name = path + ".lock";
        try
        {
            // FileShare.None is flock(LOCK_EX) on Linux; the handle is not inherited by child processes.
            var file = new FileStream(name, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            file.SetLength(0);
            file.Write(System.Text.Encoding.ASCII.GetBytes(Environment.ProcessId.ToString(CultureInfo.InvariantCulture)));
            file.Flush();
            return new StoreLock(file);
        }
        catch (UnauthorizedAccessException fault)
        {
            throw new IOException(
                $"{Path.GetDirectoryName(path)} cannot be written. Give the service's user write access to it.", fault);
        }
        catch (IOException fault) when (File.Exists(name))
        {
            throw new IOException(
                $"{path} is in use by another host{Holder(name)}. " +
                "Stop that host, or start this one with another data directory.", fault);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _file.Dispose();

    private static string Holder(string name)
    {
        try
        {
            using var file = new FileStream(name, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(file);
            return reader.ReadLine() is { Length: > 0 } id ? $" (process {id})" : "";
        }
        catch (IOException)
        {
            return "";
        }
    }
}
