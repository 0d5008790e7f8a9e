using NodaTime;
using ServiceQueue.Contracts;

namespace ServiceQueue.Simulation.Findings;

/// <summary>A store whose records cannot be read for a while.</summary>
internal sealed class BrokenStore(IHallStore store) : IHallStore
{
    /// <summary>Whether it is broken now.</summary>
    public bool IsBroken { get; set; }

    public IAsyncEnumerable<JournalRecord> ReadAsync(
        string hall, long from, long to, CancellationToken stop) => IsBroken
        ? throw new IOException("no disk") : store.ReadAsync(hall, from, to, stop);

    public Task<IReadOnlyList<string>> HallsAsync(CancellationToken stop) => store.HallsAsync(stop);

    public Task<JournalRecord?> HeadAsync(string hall, CancellationToken stop) => store.HeadAsync(hall, stop);

    public Task<long> LastOfTypeAsync(string hall, string type, Instant? until, CancellationToken stop) =>
        store.LastOfTypeAsync(hall, type, until, stop);

    public Task AppendAsync(StoreBatch batch, CancellationToken stop) => store.AppendAsync(batch, stop);

    public Task StartJobAsync(string hall, string job, CancellationToken stop) =>
        store.StartJobAsync(hall, job, stop);

    public Task<IReadOnlyList<StoredJob>> OpenJobsAsync(string hall, CancellationToken stop) =>
        store.OpenJobsAsync(hall, stop);

    public Task<VisitRow?> VisitAsync(string hall, string visit, CancellationToken stop) =>
        store.VisitAsync(hall, visit, stop);

    public IAsyncEnumerable<VisitRow> VisitsAsync(string hall, LocalDate day, CancellationToken stop) =>
        store.VisitsAsync(hall, day, stop);

    public Task<IReadOnlyList<LocalDate>> DaysAsync(string hall, CancellationToken stop) =>
        store.DaysAsync(hall, stop);

    public Task<CaseRow?> CaseAsync(string hall, string number, CancellationToken stop) =>
        store.CaseAsync(hall, number, stop);

    public IAsyncEnumerable<CaseRow> CasesAsync(
        string hall, LocalDate from, LocalDate to, CancellationToken stop) =>
        store.CasesAsync(hall, from, to, stop);

    public ValueTask DisposeAsync() => store.DisposeAsync();
}
