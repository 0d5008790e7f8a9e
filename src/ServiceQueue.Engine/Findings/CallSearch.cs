using NodaTime;
using ServiceQueue.Contracts;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Visits;
using ServiceQueue.Engine.Journal;

namespace ServiceQueue.Engine.Findings;

/// <summary>A call as the journal has it.</summary>
/// <param name="Before">The hall just before it.</param>
/// <param name="Record">Its record.</param>
/// <param name="Call">The call.</param>
public sealed record JournalCall(HallState Before, Recorded Record, VisitCalled Call);

/// <summary>Finds the calls of a ticket in one hall day, each with the hall as it was.</summary>
public static class CallSearch
{
    /// <summary>
    /// The calls of a ticket on a hall day, in order; empty when there was no such day or the ticket was not
    /// called in it. Throws <see cref="IOException"/> when the store cannot be read and
    /// <see cref="InvalidDataException"/> when a record cannot.
    /// </summary>
    public static async Task<IReadOnlyList<JournalCall>> FindAsync(
        IHallStore store, string hall, LocalDate day, TicketNumber ticket, CancellationToken stop)
    {
        var calls = new List<JournalCall>();
        HallState? state = null;
        var first = await OpeningAsync(store, hall, day, stop);
        if (first == 0) return calls;
        await foreach (var record in store.ReadAsync(hall, first, long.MaxValue, stop))
        {
            var recorded = EventCodec.Decode(record);
            if (recorded.Event is DayOpened opened)
            {
                if (opened.Date != day) break;
                state = HallState.Before(opened.Plan) with { Sequence = first - 1 };
            }

            if (recorded.Event is VisitCalled call
                && state!.Visits.TryGetValue(call.Visit, out var visit) && visit.Ticket == ticket)
                calls.Add(new JournalCall(state, recorded, call));
            state = Hall.Apply(state!, recorded);
        }

        return calls;
    }

    /// <summary>What may have opened a hall day: the last such record before its end, or 0.</summary>
    private static async Task<long> OpeningAsync(
        IHallStore store, string hall, LocalDate day, CancellationToken stop)
    {
        var newest = await store.LastOfTypeAsync(hall, nameof(DayOpened), null, stop);
        await foreach (var record in store.ReadAsync(hall, newest, newest, stop))
        {
            var zone = ((DayOpened)EventCodec.Decode(record).Event).Plan.Zone;
            var end = day.PlusDays(1).AtStartOfDayInZone(zone).ToInstant();
            return await store.LastOfTypeAsync(hall, nameof(DayOpened), end - Duration.Epsilon, stop);
        }

        return 0;
    }
}
