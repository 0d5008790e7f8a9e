using System.Diagnostics;
using System.Globalization;
using NodaTime;
using ServiceQueue.Benchmarks.Journals;
using ServiceQueue.Core.Rules;
using ServiceQueue.Drivers.Sqlite;
using ServiceQueue.Engine.Findings;
using ServiceQueue.Engine.Journal;

namespace ServiceQueue.Benchmarks;

/// <summary>
/// What <c>servicequeue check</c> costs on long journals, beside what reading and hashing the same records
/// alone asks of the machine. The bar: 1,000,000 events in ten seconds, twice as many in at most 2.2 times.
/// </summary>
public static class CheckBenchmark
{
    /// <summary>Runs in a directory; by default one and two million events.</summary>
    public static async Task RunAsync(string directory, long? events)
    {
        Console.WriteLine($"check: {RuleSet.Make().Count} rules");
        foreach (var count in events is { } one ? [one] : new[] { 1_000_000L, 2_000_000L })
            await RunAsync(directory, count);
    }

    private static async Task RunAsync(string directory, long events)
    {
        var path = Path.Combine(directory, $"check-{events}.db");
        if (!File.Exists(path)) await MakeAsync(path, events);
        await using var store = SqliteHallStore.OpenToRead(path);
        await CheckParts.RunAsync(store);
        await RawAsync(store);
        await CheckAsync(store);
        await CheckAsync(store);
    }

    private static async Task MakeAsync(string path, long events)
    {
        var whole = Stopwatch.StartNew();
        await using var store = SqliteHallStore.Open(path, TimeProvider.System);
        var journal = new LongJournal(store, BusyHall.Plan);
        await new BusyHall(journal).RunAsync(events);
        Print("made", journal.State.Sequence, whole.Elapsed);
        Console.WriteLine($"  {string.Join(", ", journal.Kinds.Select(k => $"{k.Key} {k.Value}"))}");
    }

    private static async Task RawAsync(SqliteHallStore store)
    {
        var whole = Stopwatch.StartNew();
        byte[] hash = [];
        var count = 0L;
        await foreach (var record in store.ReadAsync("busy", 1, long.MaxValue, default))
        {
            hash = EventCodec.HashOf(record, hash);
            count++;
        }

        Print("read and hashed alone", count, whole.Elapsed);
    }

    private static async Task CheckAsync(SqliteHallStore store)
    {
        GC.Collect();
        var processor = Process.GetCurrentProcess().TotalProcessorTime;
        var (whole, found) = (Stopwatch.StartNew(), 0L);
        var checker = new Checker(store, "busy") { Start = work => Task.Run(work) };
        var now = Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow());
        await foreach (var finding in checker.RunAsync(new FindingSpan(), now, default)) found++;
        Print($"checked, {found} findings", checker.UpTo, whole.Elapsed);
        using var process = Process.GetCurrentProcess();
        processor = process.TotalProcessorTime - processor;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"    processor time {processor.TotalSeconds:F1} s, live heap after "
            + $"{GC.GetTotalMemory(true) >> 20} MB, "
            + $"peak working set of the whole run {process.PeakWorkingSet64 >> 20} MB"));
    }

    private static void Print(string what, long count, TimeSpan took) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"  {what,-32} {count,9} events  {took.TotalSeconds,7:F2} s  {count / took.TotalSeconds,9:F0}/s"));
}
