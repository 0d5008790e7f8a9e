using System.Runtime.CompilerServices;
using NodaTime;
using ServiceQueue.Contracts;

namespace ServiceQueue.Simulation.Journal;

/// <summary>A store somebody has tampered with: what is read is edited first.</summary>
internal sealed class EditedStore(
    IHallStore store,
    Func<JournalRecord, JournalRecord?>? edit = null,
    Func<VisitRow, VisitRow?>? editRow = null,
    Func<CaseRow, CaseRow?>? editCase = null) : IHallStore
{
    public async IAsyncEnumerable<JournalRecord> ReadAsync(
        string hall, long from, long to,
        [EnumeratorCancellation] CancellationToken stop)
    {
        await foreach (var record in store.ReadAsync(hall, from, to, stop))
        {
            if ((edit is null ? record : edit(record)) is { } edited) yield return edited;
        }
    }

    public async IAsyncEnumerable<VisitRow> VisitsAsync(
        string hall, LocalDate day,
        [EnumeratorCancellation] CancellationToken stop)
    {
        await foreach (var row in store.VisitsAsync(hall, day, stop))
        {
            if ((editRow is null ? row : editRow(row)) is { } edited) yield return edited;
        }
    }

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

    public Task<IReadOnlyList<LocalDate>> DaysAsync(string hall, CancellationToken stop) =>
        store.DaysAsync(hall, stop);

    public Task<CaseRow?> CaseAsync(string hall, string number, CancellationToken stop) =>
        store.CaseAsync(hall, number, stop);

    public async IAsyncEnumerable<CaseRow> CasesAsync(
        string hall, LocalDate from, LocalDate to, [EnumeratorCancellation] CancellationToken stop)
    {
        await foreach (var row in store.CasesAsync(hall, from, to, stop))
        {
            if ((editCase is null ? row : editCase(row)) is { } edited) yield return edited;
        }
    }

    public ValueTask DisposeAsync() => store.DisposeAsync();
}
