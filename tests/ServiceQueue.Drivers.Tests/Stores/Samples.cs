using System.Security.Cryptography;
using System.Text;
using NodaTime;
using ServiceQueue.Contracts;

namespace ServiceQueue.Drivers.Tests.Stores;

/// <summary>Records, jobs and rows as the engine would make them.</summary>
internal static class Samples
{
    public static readonly LocalDate Day = new(2026, 11, 21);

    private static readonly Instant Start = Instant.FromUtc(2026, 11, 21, 1, 0);

    public static JournalRecord Record(string hall, long sequence, string type = "TicketIssued") => new(
        hall, sequence, At(sequence), "kiosk-1", $"request-{sequence}", type,
        Encoding.UTF8.GetBytes($$"""{"ticket":"A{{sequence:000}}","service":"社保"}"""),
        SHA256.HashData(BitConverter.GetBytes(sequence)));

    // An odd nanosecond shows a store that rounds.
    public static Instant At(long sequence) =>
        Start + Duration.FromSeconds(sequence) + Duration.FromNanoseconds(7);

    public static StoredJob Job(string hall, string id, string device = "printer-1") =>
        new(hall, id, device, Encoding.UTF8.GetBytes("{}"), Started: false);

    public static VisitRow Visit(string hall, string visit, LocalDate day, string body = "{}") =>
        new(hall, visit, day, Encoding.UTF8.GetBytes(body));

    public static CaseRow Case(string hall, string number, LocalDate day, string body = "{}") =>
        new(hall, number, day, Encoding.UTF8.GetBytes(body));

    public static StoreBatch Batch(string hall, long sequence) =>
        new() { Hall = hall, Records = [Record(hall, sequence)] };

    public static async Task<List<T>> ListAsync<T>(this IAsyncEnumerable<T> rows)
    {
        var list = new List<T>();
        await foreach (var row in rows) list.Add(row);
        return list;
    }

    public static Task<List<JournalRecord>> AllAsync(this IHallStore store, string hall) =>
        store.ReadAsync(hall, 1, long.MaxValue, default).ListAsync();
}
