using System.Globalization;
using ServiceQueue.Drivers.Sqlite;

namespace ServiceQueue.Drivers.Tests.Stores;

/// <summary>
/// This assembly as a program: writes a journal from several callers until it is killed, and prints the
/// sequence of each append as soon as it is acknowledged.
/// </summary>
internal static class WriterProgram
{
    public const int Callers = 8;

    public static async Task<int> Main(string[] arguments)
    {
        if (arguments is not ["write", var path, ..]) return 2;
        var output =
            TextWriter.Synchronized(new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true });
        try
        {
            await using var store = SqliteHallStore.Open(path, TimeProvider.System);
            await Task.WhenAll(
                Enumerable.Range(0, Callers).Select(caller => WriteAsync(store, $"hall-{caller}", output)));
            return 0;
        }
        catch (Exception fault) when (fault is IOException or InvalidOperationException)
        {
            await output.WriteLineAsync($"{fault.GetType().Name} {fault.Message}");
            return 1;
        }
    }

    private static async Task WriteAsync(SqliteHallStore store, string hall, TextWriter output)
    {
        var sequence = (await store.HeadAsync(hall, default))?.Sequence ?? 0;
        while (true)
        {
            await store.AppendAsync(Samples.Batch(hall, ++sequence), default);
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{hall} {sequence}"));
        }
    }
}
