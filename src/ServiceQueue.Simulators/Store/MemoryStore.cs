using System.Runtime.CompilerServices;
using NodaTime;
using ServiceQueue.Contracts;

namespace ServiceQueue.Simulators.Store;

/// <summary>
/// A store in memory with a disk that obeys: an append is on it at once, or, with <see cref="Holds"/>, when
/// <see cref="Sync"/> says so; it can fail and lose power. It starts no thread and asks no clock, so a
/// simulation that uses it stays deterministic. What is not synced is not read. Thread-safe.
/// </summary>
public sealed class MemoryStore : IHallStore
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, MemoryHall> _halls = new(StringComparer.Ordinal);
    private readonly Queue<MemoryWriting> _waiting = new();
    private readonly Queue<(Exception Fault, bool Kept)> _faults = new();

    /// <summary>Whether appends wait for <see cref="Sync"/>.</summary>
    public bool Holds { get; set; }

    /// <summary>How many writings wait for <see cref="Sync"/>.</summary>
    public int Waiting
    {
        get
        {
            lock (_gate) return _waiting.Count;
        }
    }

    /// <summary>How many writings reached the disk.</summary>
    public long Synced { get; private set; }

    /// <summary>
    /// Brings the first so many waiting writings to the disk, in order, and tells their callers.
    /// </summary>
    public void Sync(int count = int.MaxValue)
    {
        foreach (var writing in Take(count)) Write(writing);
    }

    /// <summary>Makes the next writing fail with nothing of it on the disk.</summary>
    public void FailNext(Exception fault) => AddFault(fault, kept: false);

    /// <summary>
    /// Makes the next writing end with <see cref="StoreUncertainException"/>, on the disk or not.
    /// </summary>
    public void DoubtNext(bool kept) => AddFault(Doubt(), kept);

    /// <summary>
    /// The power goes. Of the waiting writings the first <paramref name="kept"/> had reached the disk, the
    /// others are lost; every caller of them is told <see cref="StoreUncertainException"/>.
    /// </summary>
    public void PowerCut(int kept = 0)
    {
        foreach (var writing in Take(int.MaxValue))
        {
            if (kept-- > 0) Perform(writing);
            writing.Report(Doubt());
        }
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<string>> HallsAsync(CancellationToken stop)
    {
        lock (_gate)
            return Answer<IReadOnlyList<string>>(
                [.. _halls.Where(h => h.Value.Head is not null).Select(h => h.Key)], stop);
    }

    /// <inheritdoc />
    public Task<JournalRecord?> HeadAsync(string hall, CancellationToken stop) =>
        Answer(hall, h => h.Head, stop);

    /// <inheritdoc />
    public Task<long> LastOfTypeAsync(string hall, string type, Instant? until, CancellationToken stop) =>
        Answer(hall, h => h.LastOfType(type, until), stop);

    /// <inheritdoc />
    public async IAsyncEnumerable<JournalRecord> ReadAsync(
        string hall, long from, long to, [EnumeratorCancellation] CancellationToken stop)
    {
        foreach (var record in await Answer(hall, h => h.Records(from, to), stop)) yield return record;
    }

    /// <inheritdoc />
    public Task AppendAsync(StoreBatch batch, CancellationToken stop)
    {
        batch.Check();
        return WriteAsync(new MemoryWriting(batch.Hall, hall => hall.Append(batch)), stop);
    }

    /// <inheritdoc />
    public Task StartJobAsync(string hall, string job, CancellationToken stop) =>
        WriteAsync(new MemoryWriting(hall, h => h.Start(job)), stop);

    /// <inheritdoc />
    public Task<IReadOnlyList<StoredJob>> OpenJobsAsync(string hall, CancellationToken stop) =>
        Answer(hall, h => h.OpenJobs(), stop);

    /// <inheritdoc />
    public Task<VisitRow?> VisitAsync(string hall, string visit, CancellationToken stop) =>
        Answer(hall, h => h.Visit(visit), stop);

    /// <inheritdoc />
    public async IAsyncEnumerable<VisitRow> VisitsAsync(
        string hall, LocalDate day, [EnumeratorCancellation] CancellationToken stop)
    {
        foreach (var row in await Answer(hall, h => h.Visits(day), stop)) yield return row;
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<LocalDate>> DaysAsync(string hall, CancellationToken stop) =>
        Answer(hall, h => h.Days(), stop);

    /// <inheritdoc />
    public Task<CaseRow?> CaseAsync(string hall, string number, CancellationToken stop) =>
        Answer(hall, h => h.Case(number), stop);

    /// <inheritdoc />
    public async IAsyncEnumerable<CaseRow> CasesAsync(
        string hall, LocalDate from, LocalDate to, [EnumeratorCancellation] CancellationToken stop)
    {
        foreach (var row in await Answer(hall, h => h.Cases(from, to), stop)) yield return row;
    }

    /// <summary>
    /// Brings what waits to the disk. What is there stays: the next host may go on with it.
    /// </summary>
    public ValueTask DisposeAsync()
    {
        Sync();
        return ValueTask.CompletedTask;
    }

    private static StoreUncertainException Doubt() =>
        new("It is unknown whether the last records reached the disk.");

    private static Task<T> Answer<T>(T answer, CancellationToken stop) =>
        stop.IsCancellationRequested ? Task.FromCanceled<T>(stop) : Task.FromResult(answer);

    private Task<T> Answer<T>(string hall, Func<MemoryHall, T> ask, CancellationToken stop)
    {
        lock (_gate) return Answer(ask(Of(hall)), stop);
    }

    private async Task WriteAsync(MemoryWriting writing, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        if (!Holds)
        {
            Write(writing);
        }
        else
        {
            lock (_gate) _waiting.Enqueue(writing);
        }

        await using var withdrawal = stop.UnsafeRegister(_ => Withdraw(writing, stop), null);
        await writing.Outcome;
    }

    private void Withdraw(MemoryWriting writing, CancellationToken stop)
    {
        lock (_gate)
        {
            if (!_waiting.Contains(writing)) return;
            var others = _waiting.Where(w => w != writing).ToList();
            _waiting.Clear();
            others.ForEach(_waiting.Enqueue);
        }

        writing.Cancel(stop);
    }

    private List<MemoryWriting> Take(int count)
    {
        lock (_gate)
        {
            var taken = new List<MemoryWriting>();
            while (taken.Count < count && _waiting.TryDequeue(out var writing)) taken.Add(writing);
            return taken;
        }
    }

    private void Write(MemoryWriting writing)
    {
        (Exception Fault, bool Kept) planned;
        lock (_gate)
        {
            if (!_faults.TryDequeue(out planned)) planned = (null!, true);
        }

        var refusal = planned.Kept ? Perform(writing) : null;
        writing.Report(planned.Fault ?? refusal);
    }

    private Exception? Perform(MemoryWriting writing)
    {
        lock (_gate)
        {
            try
            {
                writing.Perform(Of(writing.Hall));
                Synced++;
                return null;
            }
            catch (InvalidOperationException refusal)
            {
                return refusal;
            }
        }
    }

    private void AddFault(Exception fault, bool kept)
    {
        lock (_gate) _faults.Enqueue((fault, kept));
    }

    private MemoryHall Of(string hall)
    {
        if (!_halls.TryGetValue(hall, out var found)) _halls[hall] = found = new MemoryHall(hall);
        return found;
    }
}
