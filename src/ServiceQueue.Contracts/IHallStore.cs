using NodaTime;

namespace ServiceQueue.Contracts;

/// <summary>
/// Keeps halls' journals, open jobs and read tables. Thread-safe: appends of many callers may share one sync.
/// A store keeps bytes and knows nothing of events; the journal's hash chain is made and checked above it.
/// </summary>
public interface IHallStore : IAsyncDisposable
{
    /// <summary>The halls there is a journal of.</summary>
    Task<IReadOnlyList<string>> HallsAsync(CancellationToken stop);

    /// <summary>The last record of a hall's journal, or null when it is empty.</summary>
    Task<JournalRecord?> HeadAsync(string hall, CancellationToken stop);

    /// <summary>
    /// The sequence of a hall's last record of a type, at or before an instant; 0 when there is none.
    /// </summary>
    Task<long> LastOfTypeAsync(string hall, string type, Instant? until, CancellationToken stop);

    /// <summary>
    /// Streams records in order of sequence, both ends included. Reads a consistent snapshot.
    /// </summary>
    IAsyncEnumerable<JournalRecord> ReadAsync(string hall, long from, long to, CancellationToken stop);

    /// <summary>
    /// Appends records, opens and settles jobs and writes read rows in one transaction. When the task
    /// completes the batch is on the disk (synced); when it fails nothing of it is, unless the exception is
    /// <see cref="StoreUncertainException"/>. Throws <see cref="InvalidOperationException"/> when the
    /// sequence of the first record is not the head's plus one or a job's id is open already. Settling a job
    /// that is not open is nothing. Cancelling takes back only what has not begun: a cancelled append has
    /// written nothing.
    /// </summary>
    Task AppendAsync(StoreBatch batch, CancellationToken stop);

    /// <summary>
    /// Notes, durably, that a job's performance begins now. Throws <see cref="InvalidOperationException"/>
    /// when it is not open.
    /// </summary>
    Task StartJobAsync(string hall, string job, CancellationToken stop);

    /// <summary>The open jobs in the order they were made.</summary>
    Task<IReadOnlyList<StoredJob>> OpenJobsAsync(string hall, CancellationToken stop);

    /// <summary>A visit's row, or null.</summary>
    Task<VisitRow?> VisitAsync(string hall, string visit, CancellationToken stop);

    /// <summary>Streams the visit rows of a hall day, in order of visit id.</summary>
    IAsyncEnumerable<VisitRow> VisitsAsync(string hall, LocalDate day, CancellationToken stop);

    /// <summary>The hall days there are visit rows of, in order.</summary>
    Task<IReadOnlyList<LocalDate>> DaysAsync(string hall, CancellationToken stop);

    /// <summary>A case's row, or null.</summary>
    Task<CaseRow?> CaseAsync(string hall, string number, CancellationToken stop);

    /// <summary>
    /// Streams the case rows of a span of days, both ends included, in order of day and number. Rows that
    /// change meanwhile may be read as they were or as they are.
    /// </summary>
    IAsyncEnumerable<CaseRow> CasesAsync(string hall, LocalDate from, LocalDate to, CancellationToken stop);
}

/// <summary>One record of a journal.</summary>
/// <param name="Hall">The hall's id.</param>
/// <param name="Sequence">Counts from 1 without a gap, per hall.</param>
/// <param name="At">When it happened, UTC; never earlier than the record before.</param>
/// <param name="Actor">Who caused it: a clerk, a kiosk, a device, "clock".</param>
/// <param name="Request">The request id it answers, or empty.</param>
/// <param name="Type">The event's type.</param>
/// <param name="Body">The event, UTF-8 JSON.</param>
/// <param name="Hash">SHA-256 over the hash before and all of the above.</param>
public sealed record JournalRecord(
    string Hall, long Sequence, Instant At, string Actor, string Request, string Type, byte[] Body,
    byte[] Hash);

/// <summary>A job as stored.</summary>
/// <param name="Hall">The hall's id.</param>
/// <param name="Id">"sequence.index".</param>
/// <param name="Device">Who performs it.</param>
/// <param name="Body">The job, UTF-8 JSON.</param>
/// <param name="Started">Whether a performance began that nobody has settled.</param>
public sealed record StoredJob(string Hall, string Id, string Device, byte[] Body, bool Started);

/// <summary>A visit's read row: a fold of the journal that can be rebuilt.</summary>
/// <param name="Hall">The hall's id.</param>
/// <param name="Visit">The visit's id.</param>
/// <param name="Day">The hall day it belongs to.</param>
/// <param name="Body">The visit, UTF-8 JSON.</param>
public sealed record VisitRow(string Hall, string Visit, LocalDate Day, byte[] Body);

/// <summary>A case's read row: a fold of the journal that can be rebuilt.</summary>
/// <param name="Hall">The hall's id.</param>
/// <param name="Case">The case's number.</param>
/// <param name="Day">The day of its acceptance, or of its receipt while it is not accepted.</param>
/// <param name="Body">The case, UTF-8 JSON.</param>
public sealed record CaseRow(string Hall, string Case, LocalDate Day, byte[] Body);

/// <summary>What one append writes, all or nothing. Any list may be empty.</summary>
public sealed record StoreBatch
{
    /// <summary>The hall.</summary>
    public required string Hall { get; init; }

    /// <summary>New records, in order.</summary>
    public IReadOnlyList<JournalRecord> Records { get; init; } = [];

    /// <summary>Jobs to open.</summary>
    public IReadOnlyList<StoredJob> Jobs { get; init; } = [];

    /// <summary>Ids of jobs that are over.</summary>
    public IReadOnlyList<string> Settled { get; init; } = [];

    /// <summary>Visit rows to write or overwrite.</summary>
    public IReadOnlyList<VisitRow> Visits { get; init; } = [];

    /// <summary>Case rows to write or overwrite, each case once.</summary>
    public IReadOnlyList<CaseRow> Cases { get; init; } = [];

    /// <summary>
    /// Throws <see cref="ArgumentException"/> when the batch contradicts itself: a row of another hall, a gap
    /// between its records, a record earlier than the one before. Every store asks this first.
    /// </summary>
    public void Check()
    {
        var halls =
            Records.Select(r => r.Hall).Concat(Jobs.Select(j => j.Hall)).Concat(Visits.Select(v => v.Hall))
                .Concat(Cases.Select(c => c.Hall));
        if (halls.FirstOrDefault(hall => hall != Hall) is { } other)
            throw new ArgumentException($"A batch of hall {Hall} holds a row of hall {other}.");
        for (var i = 1; i < Records.Count; i++)
        {
            if (Records[i].Sequence != Records[i - 1].Sequence + 1)
                throw new ArgumentException(
                    $"Record {Records[i].Sequence} of a batch follows {Records[i - 1].Sequence}.");
            if (Records[i].At < Records[i - 1].At)
                throw new ArgumentException(
                    $"Record {Records[i].Sequence} of a batch is earlier than the one before.");
        }
    }
}

/// <summary>It is unknown whether a batch reached the disk: read the head before going on.</summary>
public sealed class StoreUncertainException(string message, Exception? inner = null)
    : IOException(message, inner);
