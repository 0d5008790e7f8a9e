using System.Diagnostics;
using System.Globalization;
using ServiceQueue.Benchmarks.Journals;
using ServiceQueue.Contracts;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Rules;
using ServiceQueue.Drivers.Sqlite;
using ServiceQueue.Engine.Journal;

namespace ServiceQueue.Benchmarks;

/// <summary>
/// Where the time of a check goes: each stage alone, over a journal's first part. Processor time, so that
/// a busy machine does not count.
/// </summary>
internal static class CheckParts
{
    private const int Most = 200_000;

    public static async Task RunAsync(SqliteHallStore store)
    {
        for (var round = 0; round < 3; round++)
        {
            var records = new List<JournalRecord>(Most);
            var watch = Processor();
            await foreach (var record in store.ReadAsync("busy", 1, Most, default)) records.Add(record);
            Print("read", records.Count, ref watch);
            byte[] hash = [];
            foreach (var record in records) hash = EventCodec.HashOf(record, hash);
            Print("hash", records.Count, ref watch);
            var events = records.ConvertAll(EventCodec.Decode);
            Print("decode", records.Count, ref watch);
            var state = HallState.Before(BusyHall.Plan);
            foreach (var recorded in events) state = Hall.Apply(state, recorded);
            Print("apply", records.Count, ref watch);
            var audit = new Audit(HallState.Before(BusyHall.Plan), RuleSet.Make());
            foreach (var recorded in events) audit.Hear(recorded);
            Print("apply and rules", records.Count, ref watch);
        }
    }

    private static void Print(string what, int count, ref TimeSpan since)
    {
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"    {what,-20} {(Processor() - since).TotalMicroseconds / count,6:F2} µs an event"));
        GC.Collect();
        since = Processor();
    }

    private static TimeSpan Processor()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime;
    }
}
