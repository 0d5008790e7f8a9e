using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using NodaTime;
using ServiceQueue.Contracts;

namespace ServiceQueue.Drivers.Sqlite;

/// <summary>
/// The journal in one SQLite file: write-ahead log, synced before an append ends; many appends share one
/// sync. One host at a time may write a file (<c>{path}.lock</c>); any number may read it meanwhile with <see
/// cref="OpenToRead"/>. Every fault is an <see cref="IOException"/> that names the file and the remedy; a
/// batch that does not follow the journal is an <see cref="InvalidOperationException"/> and leaves the
/// batches beside it alone.
/// </summary>
public sealed class SqliteHallStore : IHallStore
{
    private const int PageRecords = 1000;

    private readonly StoreLock? _lock;
    private readonly GroupWriter? _writer;
    private readonly ReadConnections _readers;
    private readonly string _path;

    private SqliteHallStore(string path, StoreLock? held, GroupWriter? writer)
    {
        (_path, _lock, _writer) = (path, held, writer);
        _readers = new ReadConnections(path);
    }

    /// <summary>
    /// Opens a journal to read and write, making the file and its directory where there are none and raising
    /// older tables. Throws <see cref="IOException"/> when another host has it, when it is damaged, newer
    /// than this release or of another program, and when its directory cannot be written.
    /// </summary>
    /// <param name="path">The file, such as <c>/var/lib/servicequeue/hall.db</c>.</param>
    /// <param name="time">Dates the making and raising of the tables.</param>
    public static SqliteHallStore Open(string path, TimeProvider time)
    {
        path = Path.GetFullPath(path);
        MakeDirectory(path);
        var held = StoreLock.Take(path);
        SqliteConnection? connection = null;
        try
        {
            connection = StoreConnection.OpenToWrite(path);
            StoreSchema.Raise(connection, time, path);
            return new SqliteHallStore(path, held, new GroupWriter(connection, path));
        }
        catch (Exception fault)
        {
            connection?.Dispose();
            held.Dispose();
            if (fault is SqliteException) throw StoreFault.Of(fault, path);
            throw;
        }
    }

    /// <summary>
    /// Opens a journal that is there already, only to read it, also while a host writes it. Appending to it
    /// throws <see cref="InvalidOperationException"/>.
    /// </summary>
    /// <param name="path">The file.</param>
    public static SqliteHallStore OpenToRead(string path)
    {
        path = Path.GetFullPath(path);
        if (!File.Exists(path))
            throw new FileNotFoundException(
                $"There is no journal at {path}. Name the data directory of a hall.", path);
        try
        {
            using var connection = StoreConnection.OpenToRead(path);
            if (StoreSchema.Check(connection, path) == StoreSchema.Version)
                return new SqliteHallStore(path, null, null);
        }
        catch (SqliteException fault)
        {
            throw StoreFault.Of(fault, path);
        }

        throw new IOException(
            $"{path} was written by an older release. Start the host once; it raises the tables.");
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<string>> HallsAsync(CancellationToken stop) =>
        await _readers.ReadAsync(read => read.Halls(), stop);

    /// <inheritdoc />
    public Task<JournalRecord?> HeadAsync(string hall, CancellationToken stop) =>
        _readers.ReadAsync(read => read.Head(hall), stop);

    /// <inheritdoc />
    public Task<long> LastOfTypeAsync(string hall, string type, Instant? until, CancellationToken stop) =>
        _readers.ReadAsync(read => read.LastOfType(hall, type, until), stop);

    /// <inheritdoc />
    public async IAsyncEnumerable<JournalRecord> ReadAsync(
        string hall, long from, long to, [EnumeratorCancellation] CancellationToken stop)
    {
        // Records never change, so pages up to the head of the beginning are one snapshot, and nothing is
        // held between.
        to = Math.Min(to, (await HeadAsync(hall, stop))?.Sequence ?? 0);
        while (from <= to)
        {
            var (start, end) = (from, to);
            var page = await _readers.ReadAsync(read => read.Records(hall, start, end, PageRecords), stop);
            foreach (var record in page) yield return record;
            if (page.Count == 0) yield break;
            from = page[^1].Sequence + 1;
        }
    }

    /// <inheritdoc />
    public Task AppendAsync(StoreBatch batch, CancellationToken stop)
    {
        batch.Check();
        var rows = batch.Records.Count + batch.Jobs.Count + batch.Settled.Count + batch.Visits.Count
            + batch.Cases.Count;
        return Writer.WriteAsync(write => write.Append(batch), rows, stop);
    }

    /// <inheritdoc />
    public Task StartJobAsync(string hall, string job, CancellationToken stop) =>
        Writer.WriteAsync(write => write.Start(hall, job), rows: 1, stop);

    /// <inheritdoc />
    public async Task<IReadOnlyList<StoredJob>> OpenJobsAsync(string hall, CancellationToken stop) =>
        await _readers.ReadAsync(read => read.OpenJobs(hall), stop);

    /// <inheritdoc />
    public Task<VisitRow?> VisitAsync(string hall, string visit, CancellationToken stop) =>
        _readers.ReadAsync(read => read.Visit(hall, visit), stop);

    /// <inheritdoc />
    public async IAsyncEnumerable<VisitRow> VisitsAsync(
        string hall, LocalDate day, [EnumeratorCancellation] CancellationToken stop)
    {
        // Rows do change, so a day is read at once; it is a few thousand rows.
        foreach (var row in await _readers.ReadAsync(read => read.Visits(hall, day), stop)) yield return row;
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<LocalDate>> DaysAsync(string hall, CancellationToken stop) =>
        await _readers.ReadAsync(read => read.Days(hall), stop);

    /// <inheritdoc />
    public Task<CaseRow?> CaseAsync(string hall, string number, CancellationToken stop) =>
        _readers.ReadAsync(read => read.Case(hall, number), stop);

    /// <inheritdoc />
    public async IAsyncEnumerable<CaseRow> CasesAsync(
        string hall, LocalDate from, LocalDate to, [EnumeratorCancellation] CancellationToken stop)
    {
        var after = (Day: from, Number: "");
        while (true)
        {
            var start = after;
            var page = await _readers.ReadAsync(read => read.Cases(hall, start, to, PageRecords), stop);
            foreach (var row in page) yield return row;
            if (page.Count < PageRecords) yield break;
            after = (page[^1].Day, page[^1].Case);
        }
    }

    /// <summary>Ends the reads, writes what waits, closes the file and lets go of the lock.</summary>
    public async ValueTask DisposeAsync()
    {
        await _readers.DisposeAsync();
        if (_writer is not null) await _writer.DisposeAsync();
        _lock?.Dispose();
    }

    private GroupWriter Writer =>
        _writer ?? throw new InvalidOperationException($"{_path} was opened only to read.");

    private static void MakeDirectory(string path)
    {
        var directory = Path.GetDirectoryName(path)!;
        try
        {
            Directory.CreateDirectory(directory);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new IOException(
                $"{directory} cannot be made. Give the service's user write access above it, or " +
                "name another.", fault);
        }
    }
}
