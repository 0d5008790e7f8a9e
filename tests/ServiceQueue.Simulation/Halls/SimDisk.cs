using NodaTime;
using ServiceQueue.Contracts;
using ServiceQueue.Simulation.World;
using ServiceQueue.Simulators.Store;

namespace ServiceQueue.Simulation.Halls;

/// <summary>
/// The store as a host sees it, over the memory store that outlives the host: what is written reaches the
/// disk after a while, and some of it not, or not surely.
/// </summary>
internal sealed class SimDisk(SimWorld world, MemoryStore store) : IHallStore
{
    private bool _turning;

    /// <summary>One writing in so many goes wrong; 0 for none.</summary>
    public int FaultOneIn { get; set; }

    public Task AppendAsync(StoreBatch batch, CancellationToken stop) =>
        Write(() => store.AppendAsync(batch, stop));

    public Task StartJobAsync(string hall, string job, CancellationToken stop) =>
        Write(() => store.StartJobAsync(hall, job, stop));

    public Task<IReadOnlyList<string>> HallsAsync(CancellationToken stop) => store.HallsAsync(stop);

    public Task<JournalRecord?> HeadAsync(string hall, CancellationToken stop) => store.HeadAsync(hall, stop);

    public Task<long> LastOfTypeAsync(string hall, string type, Instant? until, CancellationToken stop) =>
        store.LastOfTypeAsync(hall, type, until, stop);

    public IAsyncEnumerable<JournalRecord> ReadAsync(
        string hall, long from, long to, CancellationToken stop) =>
        store.ReadAsync(hall, from, to, stop);

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

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private Task Write(Func<Task> write)
    {
        if (FaultOneIn > 0 && world.Chance.OneIn(FaultOneIn)) PlanFault();
        var writing = write();
        if (store.Waiting > 0 && !_turning) world.Outside.Start(TurnAsync);
        return HearAsync(writing);
    }

    /// <summary>
    /// A store may be full or not sure; what it must never be given is a writing that does not fit its
    /// journal.
    /// </summary>
    private async Task HearAsync(Task writing)
    {
        try
        {
            await writing;
        }
        catch (Exception wrong) when (wrong is InvalidOperationException or ArgumentException)
        {
            world.Check(false, () => $"the store refuses nonsense: {wrong.Message}");
            throw;
        }
    }

    private void PlanFault()
    {
        switch (world.Chance.Below(3))
        {
            case 0:
                world.Say($"disk: will refuse a writing");
                store.FailNext(new IOException("The disk is full."));
                break;
            case 1:
                world.Say($"disk: will lose a writing and not say so");
                store.DoubtNext(kept: false);
                break;
            default:
                world.Say($"disk: will keep a writing and not say so");
                store.DoubtNext(kept: true);
                break;
        }
    }

    private async Task TurnAsync()
    {
        if (_turning) return;
        _turning = true;
        while (store.Waiting > 0)
        {
            await Task.Delay(
                world.Chance.UpTo(
                    world.Chance.OneIn(20) ? TimeSpan.FromSeconds(2) : TimeSpan.FromMilliseconds(15)),
                world.Outside.Time);
            store.Sync(1 + world.Chance.Below(3));
        }

        _turning = false;
    }
}
