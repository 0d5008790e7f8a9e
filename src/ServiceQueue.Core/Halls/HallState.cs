using System.Collections.Immutable;
using NodaTime;
using ServiceQueue.Core.Books;
using ServiceQueue.Core.Counters;
using ServiceQueue.Core.Jobs;
using ServiceQueue.Core.Selection;
using ServiceQueue.Core.Visits;

namespace ServiceQueue.Core.Halls;

/// <summary>A hall at one moment: a fold of its events since its day opened. Immutable.</summary>
public sealed record HallState
{
    /// <summary>The plan in force.</summary>
    public required HallPlan Plan { get; init; }

    /// <summary>The last event folded in; 0 before the first.</summary>
    public long Sequence { get; init; }

    /// <summary>When it happened.</summary>
    public Instant At { get; init; }

    /// <summary>The hall day, or null between two days.</summary>
    public HallDay? Day { get; init; }

    /// <summary>Whether tickets are issued.</summary>
    public bool DoorsOpen { get; init; }

    /// <summary>When the doors last opened or closed.</summary>
    public Instant DoorsChangedAt { get; init; } = Instant.MinValue;

    /// <summary>The visits of the day.</summary>
    public ImmutableDictionary<VisitId, Visit> Visits { get; init; } = ImmutableDictionary<VisitId,
    Visit>.Empty;

    /// <summary>The visit of each ticket of the day.</summary>
    public ImmutableDictionary<TicketNumber, VisitId> Tickets { get; init; } =
        ImmutableDictionary<TicketNumber, VisitId>.Empty;

    /// <summary>The last number issued of each letter.</summary>
    public ImmutableDictionary<char, int> LastNumbers { get; init; } = ImmutableDictionary<char, int>.Empty;

    /// <summary>The waiting turns, indexed for selection.</summary>
    public WaitingTurns Waiting { get; init; } = WaitingTurns.Empty;

    /// <summary>The counters by number.</summary>
    public ImmutableSortedDictionary<int, CounterState> Counters { get; init; } =
        ImmutableSortedDictionary<int, CounterState>.Empty;

    /// <summary>The devices that are not well.</summary>
    public ImmutableSortedDictionary<string, DeviceCondition> Devices { get; init; } =
        ImmutableSortedDictionary<string, DeviceCondition>.Empty;

    /// <summary>The last calls, newest first.</summary>
    public ImmutableList<BoardCall> Calls { get; init; } = [];

    /// <summary>When urgent calls were made; those of the last hour are there, older ones may be.</summary>
    public ImmutableList<Instant> UrgentCalls { get; init; } = [];

    /// <summary>The measured pace of each service.</summary>
    public ImmutableSortedDictionary<string, Pace> Paces { get; init; } =
        ImmutableSortedDictionary<string, Pace>.Empty;

    /// <summary>What outlives the day.</summary>
    public HallBooks Books { get; init; } = HallBooks.Empty;

    /// <summary>A hall before its first event.</summary>
    public static HallState Before(HallPlan plan) => new() { Plan = plan };

    /// <summary>Whether anybody waits, is called, is served or is held.</summary>
    public bool Busy => Waiting.Total > 0 || Counters.Values.Any(c => c.Current is not null) || Held > 0;

    /// <summary>How many turns are held.</summary>
    public int Held { get; init; }

    /// <summary>The visit at a counter, or null.</summary>
    public Visit? VisitAt(CounterState counter) => counter.Current is { } id ? Visits[id] : null;

    /// <summary>Puts a changed visit in its place, and keeps the indexes in step with it.</summary>
    internal HallState With(Visit visit)
    {
        var before = Visits.GetValueOrDefault(visit.Id);
        return this with
        {
            Visits = Visits.SetItem(visit.Id, visit),
            Waiting = Waiting.Replace(before, visit),
            Held = Held + Count(visit, TurnState.Held) - Count(before, TurnState.Held),
        };
    }

    /// <summary>Puts a changed counter in its place.</summary>
    internal HallState With(CounterState counter) =>
        this with { Counters = Counters.SetItem(counter.Id, counter) };

    private static int Count(Visit? visit, TurnState state) => visit?.Turn.State == state ? 1 : 0;
}

/// <summary>A hall day: the span in which a ticket number names one visit.</summary>
/// <param name="Date">Its date, hall-local; no two hall days have the same.</param>
/// <param name="OpenedAt">When it began.</param>
public sealed record HallDay(LocalDate Date, Instant OpenedAt);

/// <summary>A device that is not well.</summary>
/// <param name="Fault">The fault's kind, in the words of the contracts.</param>
/// <param name="Works">Whether it can go on working for now.</param>
/// <param name="Detail">For the maintainer.</param>
/// <param name="Since">Since when.</param>
public sealed record DeviceCondition(string Fault, bool Works, string Detail, Instant Since);
