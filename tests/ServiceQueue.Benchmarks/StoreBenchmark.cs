using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using NodaTime;
using ServiceQueue.Contracts;
using ServiceQueue.Drivers.Sqlite;

namespace ServiceQueue.Benchmarks;

/// <summary>
/// What a durable append costs, beside what the same disk asks for the same bytes without any store: the
/// store is as fast as the disk when the two medians are near each other.
/// </summary>
public static class StoreBenchmark
{
    private const int Count = 3000;
    private static readonly byte[] Body = Encoding.UTF8.GetBytes(new string('x', 220));

    /// <summary>
    /// Runs in a directory on the disk to be measured and prints the figures with their conditions.
    /// </summary>
    public static async Task RunAsync(string directory)
    {
        directory = Directory.CreateDirectory(
            Path.Combine(directory, $"store-benchmark-{Environment.ProcessId}")).FullName;
        Console.WriteLine(
            $"store: {directory}, {RuntimeInformation.OSDescription}, " +
            $"{Environment.ProcessorCount} processors, {Body.Length} B bodies, {Count} appends each");
        try
        {
            RawAppends(directory);
            foreach (var callers in new[] { 1, 8, 64, 256 })
                await AppendsAsync(directory, callers, visits: false);
            await AppendsAsync(directory, callers: 64, visits: true);
            await ReadsAsync(directory);
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static void RawAppends(string directory)
    {
        using var file = new FileStream(
            Path.Combine(directory, "raw"), FileMode.CreateNew, FileAccess.Write, FileShare.None, 0);
        var times = new List<double>(Count);
        var whole = Stopwatch.StartNew();
        for (var i = 0; i < Count; i++)
        {
            var started = Stopwatch.GetTimestamp();
            file.Write(Body);
            file.Flush(flushToDisk: true);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        Print("raw append and sync", Count, whole.Elapsed, times);
    }

    private static async Task AppendsAsync(string directory, int callers, bool visits)
    {
        var path = Path.Combine(directory, $"store-{callers}-{visits}.db");
        await using var store = SqliteHallStore.Open(path, TimeProvider.System);
        var each = Math.Max(20, Count / callers);
        await Task.WhenAll(
            Enumerable.Range(0, callers).Select(c => CallAsync(store, $"warm-{c}", 20, visits)));
        var whole = Stopwatch.StartNew();
        var times = await Task.WhenAll(
            Enumerable.Range(0, callers).Select(c => CallAsync(store, $"hall-{c}", each, visits)));
        var what = visits ? " with a job and a visit row" : "";
        Print(
            $"append, {callers} callers{what}", callers * each, whole.Elapsed, [.. times.SelectMany(t => t)]);
    }

    private static async Task<List<double>> CallAsync(
        SqliteHallStore store, string hall, int count, bool visits)
    {
        await Task.Yield();
        var times = new List<double>(count);
        for (var sequence = 1; sequence <= count; sequence++)
        {
            var started = Stopwatch.GetTimestamp();
            await store.AppendAsync(Batch(hall, sequence, visits), default);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        return times;
    }

    private static async Task ReadsAsync(string directory)
    {
        const int Records = 100_000, Group = 5000;
        await using var store = SqliteHallStore.Open(Path.Combine(directory, "read.db"), TimeProvider.System);
        for (var first = 1; first < Records; first += Group)
        {
            var records = Enumerable.Range(first, Group).Select(i => Record("hall", i)).ToList();
            await store.AppendAsync(new StoreBatch { Hall = "hall", Records = records }, default);
        }

        for (var round = 0; round < 2; round++)
        {
            var whole = Stopwatch.StartNew();
            var count = 0;
            await foreach (var record in store.ReadAsync("hall", 1, long.MaxValue, default))
                count += record.Body.Length / Body.Length;
            Print($"read of {count} records", count, whole.Elapsed, []);
        }
    }

    private static StoreBatch Batch(string hall, long sequence, bool visits) => new()
    {
        Hall = hall,
        Records = [Record(hall, sequence)],
        Jobs = visits ? [new StoredJob(hall, $"{sequence}.0", "printer-1", Body, Started: false)] : [],
        Settled = visits && sequence > 1 ? [$"{sequence - 1}.0"] : [],
        Visits = visits ? [Visit(hall, sequence)] : [],
    };

    // Ids as if drawn by chance, so that the index of visits is written all over.
    private static VisitRow Visit(string hall, long sequence) =>
        new(hall, $"{sequence * 2654435761 % 99991}-{sequence}", new LocalDate(2026, 1, 5), Body);

    private static JournalRecord Record(string hall, long sequence) => new(
        hall, sequence, Instant.FromUnixTimeSeconds(sequence), "kiosk-1", $"request-{sequence}",
        "TicketIssued", Body, new byte[32]);

    private static void Print(string what, int count, TimeSpan took, List<double> times)
    {
        var line =
            string.Create(CultureInfo.InvariantCulture, $"  {what,-48} {count / took.TotalSeconds,10:F0}/s");
        if (times.Count > 0)
        {
            times.Sort();
            line += string.Create(
                CultureInfo.InvariantCulture,
                $"   p50 {times[times.Count / 2]:F2}, p99 {times[times.Count * 99 / 100]:F2}, " +
                $"max {times[^1]:F1} ms");
        }

        Console.WriteLine(line);
    }
}
