using System.Collections.Immutable;
using NodaTime;
using ServiceQueue.Core.Books;
using ServiceQueue.Core.Counters;
using ServiceQueue.Core.Hours;
using ServiceQueue.Core.Selection;
using ServiceQueue.Core.Visits;

namespace ServiceQueue.Core.Halls;

/// <summary>Puts a plan in force.</summary>
public sealed record AdoptPlan(HallPlan Plan) : Command;

/// <summary>Opens the hall's doors by hand.</summary>
public sealed record OpenDoors(string? Reason) : Command;

/// <summary>Closes the hall's doors by hand: no more numbers; who has one is served.</summary>
public sealed record CloseDoors(string? Reason) : Command;

/// <summary>A plan is in force.</summary>
public sealed record PlanAdopted(HallPlan Plan) : HallEvent;

/// <summary>
/// A hall day began. It carries all that the day starts from, so that a day replays without the days before
/// it.
/// </summary>
/// <param name="Date">Its date, hall-local.</param>
/// <param name="Plan">The plan in force.</param>
/// <param name="Counters">The counters, with whoever is signed in.</param>
/// <param name="Paces">The pace of each service as measured so far.</param>
/// <param name="Devices">The devices that are not well.</param>
/// <param name="Books">What outlives a day: open cases, complaints and the like.</param>
public sealed record DayOpened(
    LocalDate Date,
    HallPlan Plan,
    ImmutableArray<CounterState> Counters,
    ImmutableSortedDictionary<string, Pace>? Paces = null,
    ImmutableSortedDictionary<string, DeviceCondition>? Devices = null,
    HallBooks? Books = null) : HallEvent;

/// <summary>Tickets are issued from now on.</summary>
public sealed record DoorsOpened(string? Reason) : HallEvent;

/// <summary>No tickets are issued any more; who has one is served (R-HOURS-OVERTIME, 003-D 七).</summary>
public sealed record DoorsClosed(string? Reason) : HallEvent;

/// <summary>A hall day ended: its numbers name nothing any more.</summary>
public sealed record DayClosed(LocalDate Date) : HallEvent;

/// <summary>
/// Hall days and doors: by the hours' schedule and the closures made known (003-D 二), or by hand until their
/// next edge.
/// </summary>
public static class Days
{
    internal static Decision Decide(HallState hall, AdoptPlan ask) =>
        hall.Sequence > 0
            && Plans.Same(hall.Plan, ask.Plan)
            ? Decision.Accept() : Decision.Accept(new PlanAdopted(ask.Plan));

    internal static Decision Decide(HallState hall, OpenDoors ask, Instant now)
    {
        if (hall.DoorsOpen) return Decision.Accept();
        var opened = new DoorsOpened(ask.Reason);
        return hall.Day is null ? Decision.Accept(NewDay(hall, now), opened) : Decision.Accept(opened);
    }

    internal static Decision Decide(HallState hall, CloseDoors ask) =>
        hall.DoorsOpen ? Decision.Accept(new DoorsClosed(ask.Reason)) : Decision.Accept();

    /// <summary>What the clock brings: the end of an old day, a new day, doors opening or closing.</summary>
    internal static Decision Decide(HallState hall, Instant now)
    {
        var events = new List<HallEvent>();
        var closures = hall.Books.Closures;
        var closure = closures.OfHall(now);
        var open = HallHours.IsOpen(hall.Plan.Hours, hall.Plan.Zone, now) && closure is null;
        var edge = Instant.Max(
            HallHours.LastEdge(hall.Plan.Hours, hall.Plan.Zone, now) ?? Instant.MinValue,
            closures.LastEdge(now) ?? Instant.MinValue);
        var bySchedule = open != hall.DoorsOpen && (hall.Day is null || hall.DoorsChangedAt < edge);
        var ends = EndsNow(hall, now, open && bySchedule);
        if (ends) events.AddRange(EndOfDay(hall));
        var dayless = ends || hall.Day is null;
        var doorsOpen = hall.DoorsOpen && !ends;
        var opens = open && (bySchedule || (ends && hall.DoorsOpen));
        if (opens && dayless) events.Add(NewDay(hall, now));
        if (opens && !doorsOpen) events.Add(new DoorsOpened(null));
        if (!open && bySchedule && doorsOpen) events.Add(new DoorsClosed(closure?.Reason));
        return Decision.Accept(events);
    }

    /// <summary>When the clock next brings something, or null when it brings nothing.</summary>
    internal static Instant? NextAlarm(HallState hall)
    {
        var zone = hall.Plan.Zone;
        Instant?[] alarms =
        [
            HallHours.NextOpening(hall.Plan.Hours, zone, hall.At),
            HallHours.NextClosing(hall.Plan.Hours, zone, hall.At),
            hall.Books.Closures.NextEdge(hall.At),
            NextTurnOfDay(hall),
        ];
        return alarms.Min();
    }

    internal static HallState Apply(HallState hall, HallEvent happened, Instant at) => happened switch
    {
        PlanAdopted adopted => Plans.Adopted(hall, adopted.Plan),
        DayOpened opened => new HallState
        {
            Plan = opened.Plan,
            Day = new HallDay(opened.Date, at),
            Paces = opened.Paces ?? ImmutableSortedDictionary<string, Pace>.Empty,
            Devices = opened.Devices ?? ImmutableSortedDictionary<string, DeviceCondition>.Empty,
            Books = opened.Books ?? HallBooks.Empty,
            Counters = opened.Counters.ToImmutableSortedDictionary(c => c.Id, c => c),
        },
        DoorsOpened => hall with { DoorsOpen = true, DoorsChangedAt = at },
        DoorsClosed => hall with { DoorsOpen = false, DoorsChangedAt = at },
        DayClosed => hall with { Day = null, DoorsOpen = false },
        _ => throw new System.Diagnostics.UnreachableException(happened.GetType().Name),
    };

    /// <summary>
    /// A quiet hall's day ends once the night's turning time is past; a scheduled opening on a later date
    /// ends it in any case, so that two tickets of the same number never wait together.
    /// </summary>
    private static bool EndsNow(HallState hall, Instant now, bool opening)
    {
        if (hall.Day is not { } day) return false;
        var local = now.InZone(hall.Plan.Zone);
        if (local.Date <= day.Date) return false;
        return opening || (!hall.Busy && now >= TurnOfDay(hall, day));
    }

    private static Instant? NextTurnOfDay(HallState hall)
    {
        if (hall.Day is not { } day) return null;
        var turn = TurnOfDay(hall, day);
        if (turn > hall.At) return turn;
        return hall.Busy ? null : hall.At;
    }

    private static Instant TurnOfDay(HallState hall, HallDay day) =>
        (day.Date.PlusDays(1) + hall.Plan.Rules.DayTurnsAt).InZoneLeniently(hall.Plan.Zone).ToInstant();

    private static IEnumerable<HallEvent> EndOfDay(HallState hall)
    {
        if (hall.DoorsOpen) yield return new DoorsClosed(Leaving.DayClosed);
        foreach (var visit in hall.Visits.Values.Where(v => !v.Turn.Over).OrderBy(v => v.Turns[0].Order))
            yield return new VisitLeft(visit.Id, Leaving.DayClosed);
        yield return new DayClosed(hall.Day!.Date);
    }

    private static DayOpened NewDay(HallState hall, Instant now) => new(
        now.InZone(hall.Plan.Zone).Date,
        hall.Plan,
        [
            .. hall.Counters.Values.Select(
                c => c with { Current = null, CalledAt = null, LaneDebt = 0, UrgentDebt = 0 })],
        hall.Paces,
        hall.Devices,
        hall.Books);
}
