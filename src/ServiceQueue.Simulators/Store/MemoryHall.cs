using NodaTime;
using ServiceQueue.Contracts;

namespace ServiceQueue.Simulators.Store;

/// <summary>
/// One hall's journal, open jobs and read rows in memory. Every change is checked whole before it is made.
/// </summary>
internal sealed class MemoryHall(string hall)
{
    private readonly List<JournalRecord> _records = [];
    private readonly List<StoredJob> _jobs = [];
    private readonly SortedDictionary<string, VisitRow> _visits = new(StringComparer.Ordinal);

    private readonly SortedDictionary<string, CaseRow> _cases = new(StringComparer.Ordinal);

    public JournalRecord? Head => _records.Count == 0 ? null : _records[^1];

    public void Append(StoreBatch batch)
    {
        CheckFollows(batch);
        CheckNew(batch.Jobs);
        _records.AddRange(batch.Records);
        _jobs.AddRange(batch.Jobs);
        if (batch.Settled.Count > 0) _jobs.RemoveAll(job => batch.Settled.Contains(job.Id));
        foreach (var row in batch.Visits) _visits[row.Visit] = row;
        foreach (var row in batch.Cases) _cases[row.Case] = row;
    }

    public void Start(string job)
    {
        var index = _jobs.FindIndex(j => j.Id == job);
        if (index < 0)
            throw new InvalidOperationException($"Job {job} of hall {hall} is not open, so it cannot start.");
        _jobs[index] = _jobs[index] with { Started = true };
    }

    public long LastOfType(string type, Instant? until) =>
        _records.FindLast(r => r.Type == type && (until is null || r.At <= until))?.Sequence ?? 0;

    public IReadOnlyList<JournalRecord> Records(long from, long to)
    {
        var first = (int)Math.Clamp(from - 1, 0, _records.Count);
        var end = (int)Math.Clamp(to, first, _records.Count);
        return _records.GetRange(first, end - first);
    }

    public IReadOnlyList<StoredJob> OpenJobs() => [.. _jobs];

    public VisitRow? Visit(string visit) => _visits.GetValueOrDefault(visit);

    public IReadOnlyList<VisitRow> Visits(LocalDate day) => [.. _visits.Values.Where(row => row.Day == day)];

    public IReadOnlyList<LocalDate> Days() => [.. _visits.Values.Select(row => row.Day).Distinct().Order()];

    public CaseRow? Case(string number) => _cases.GetValueOrDefault(number);

    public IReadOnlyList<CaseRow> Cases(LocalDate from, LocalDate to) =>
        [.. _cases.Values.Where(row => row.Day >= from && row.Day <= to).OrderBy(row => row.Day)];

    private void CheckFollows(StoreBatch batch)
    {
        if (batch.Records.Count == 0) return;
        var first = batch.Records[0];
        if (first.Sequence != _records.Count + 1)
        {
            throw new InvalidOperationException(
                $"The journal of hall {hall} ends with record {_records.Count}; a batch that begins with " +
                $"{first.Sequence} does not follow it.");
        }

        if (first.At < (Head?.At ?? Instant.MinValue))
            throw new InvalidOperationException(
                $"Record {first.Sequence} of hall {hall} is earlier than the one before.");
    }

    private void CheckNew(IReadOnlyList<StoredJob> jobs)
    {
        if (jobs.Count == 0) return;
        var open = _jobs.Select(job => job.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var job in jobs)
        {
            if (!open.Add(job.Id))
                throw new InvalidOperationException($"Job {job.Id} of hall {hall} is open already.");
        }
    }
}
