using NodaTime;
using ServiceQueue.Contracts;
using ServiceQueue.Core.Halls;
using ServiceQueue.Engine.Views;

namespace ServiceQueue.Engine.Journal;

/// <summary>What a verification found.</summary>
/// <param name="Hall">The hall.</param>
/// <param name="Records">Records read.</param>
/// <param name="Visits">Visits compared with their stored rows.</param>
/// <param name="Wrong">What does not hold, in order; empty when all holds.</param>
public sealed record Verification(string Hall, long Records, long Visits, IReadOnlyList<string> Wrong)
{
    /// <summary>Cases compared with their stored rows.</summary>
    public long Cases { get; init; }
}

/// <summary>
/// Re-reads a hall's journal from its first record: sequence without a gap, times that never go back, an
/// unbroken chain of hashes, numbers without gap or repetition, and stored rows equal to the fold of the
/// events. Streams: memory is bounded by one day.
/// </summary>
public sealed class Verifier(IHallStore store, string hall)
{
    /// <summary>More faults than this are not listed: the first tell where to look.</summary>
    private const int MostListed = 50;

    private readonly List<string> _wrong = [];
    private CaseCheck? _cases;
    private HallState? _state;
    private long _visits;

    /// <summary>Verifies.</summary>
    public async Task<Verification> RunAsync(CancellationToken stop)
    {
        _cases = new CaseCheck(store, hall, Check);
        byte[] hash = [];
        var at = Instant.MinValue;
        var sequence = 0L;
        await foreach (var record in store.ReadAsync(hall, 1, long.MaxValue, stop))
        {
            sequence++;
            Check(
                record.Sequence == sequence,
                $"record {sequence} is missing: {record.Sequence} follows {sequence - 1}");
            Check(
                record.At >= at,
                $"record {record.Sequence} is stamped {record.At}, before the record it follows ({at})");
            Check(
                EventCodec.HashOf(record, hash).AsSpan()
                    .SequenceEqual(record.Hash), $"record {record.Sequence} does not match its hash");
            (sequence, at, hash) = (record.Sequence, record.At, record.Hash);
            await FoldAsync(record, stop);
        }

        await CompareDayAsync(stop);
        await _cases.EndAsync(stop);
        return new Verification(hall, sequence, _visits, _wrong) { Cases = _cases.Cases };
    }

    private async Task FoldAsync(JournalRecord record, CancellationToken stop)
    {
        try
        {
            var recorded = EventCodec.Decode(record);
            if (recorded.Event is DayOpened) await CompareDayAsync(stop);
            if (recorded.Event is Core.Visits.TicketIssued issued) CheckNumber(record, issued.Ticket);
            var before = _state ?? HallState.Before(PlanOf(recorded));
            await _cases!.HearAsync(before, recorded, stop);
            _state = Hall.Apply(before, recorded);
        }
        catch (Exception broken) when (
            broken is InvalidDataException or KeyNotFoundException or InvalidOperationException)
        {
            Check(
                false,
                $"record {record.Sequence} ({record.Type}) cannot follow those before it: {broken.Message}");
        }
    }

    private void CheckNumber(JournalRecord record, TicketNumber ticket)
    {
        var last = _state?.LastNumbers.GetValueOrDefault(ticket.Letter) ?? 0;
        Check(
            ticket.Number == last + 1,
            $"record {record.Sequence} issues {ticket} after number {last} of its letter");
    }

    /// <summary>The stored rows of the day that ends here, against the fold.</summary>
    private async Task CompareDayAsync(CancellationToken stop)
    {
        if (_state is not { Visits.IsEmpty: false } state) return;
        var day = state.Visits.Values.First().Day;
        var stored = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        await foreach (var row in store.VisitsAsync(hall, day, stop)) stored[row.Visit] = row.Body;
        foreach (var visit in state.Visits.Values)
        {
            _visits++;
            Check(
                stored.Remove(visit.Id.Value, out var body)
                    && body.AsSpan().SequenceEqual(VisitRows.Of(hall, visit).Body),
                $"the row of visit {visit.Id} ({visit.Ticket}, {day:uuuu-MM-dd}) differs from the journal");
        }

        foreach (var extra in stored.Keys)
            Check(false, $"the stored row of visit {extra} ({day:uuuu-MM-dd}) is in no journal");
    }

    private void Check(bool holds, string wrong)
    {
        if (!holds && _wrong.Count < MostListed) _wrong.Add(wrong);
    }

    private static HallPlan PlanOf(Recorded first) => first.Event switch
    {
        PlanAdopted adopted => adopted.Plan,
        DayOpened opened => opened.Plan,
        _ => throw new InvalidDataException("a journal begins with a plan"),
    };
}
