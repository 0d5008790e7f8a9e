using NodaTime;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Visits;
using ServiceQueue.Simulation.World;

namespace ServiceQueue.Simulation.Audit;

/// <summary>
/// The auditor's books of a hall day: who is where, by the journal alone, and what of it was out of order.
/// </summary>
internal sealed class Books(SimWorld world)
{
    private readonly Dictionary<string, Audited> _visits = new(StringComparer.Ordinal);
    private readonly Dictionary<int, Audited> _at = [];
    private readonly Dictionary<char, int> _last = [];
    private readonly HashSet<string> _everKnown = new(StringComparer.Ordinal);
    private HallPlan? _plan;
    private LocalDate? _day;
    private LocalDate? _lastDay;
    private bool _doors;
    private long _now;

    public IEnumerable<Audited> At(Place place) => _visits.Values.Where(v => v.Place == place);

    public Audited? Find(string visit) => _visits.GetValueOrDefault(visit);

    public bool Knows(string visit, string ticket) => _everKnown.Contains($"{visit} {ticket}");

    public void Enter(Recorded recorded)
    {
        _now = recorded.Sequence;
        switch (recorded.Event)
        {
            case TicketIssued e: Issued(e); break;
            case VisitCalled e: Called(e.Visit, e.Counter, e.Reason is null); break;
            case VisitResumed e: Resumed(e.Visit, e.Counter); break;
            case VisitServed e: Here(e.Visit, e.Counter).Served = true; break;
            case VisitRecalled e: Here(e.Visit, e.Counter); break;
            case TurnFinished e: Ended(Here(e.Visit, e.Counter), e.Counter); break;
            case VisitNoShow e: Missed(e); break;
            case VisitHeld e: Held(e); break;
            case VisitReturned e: Returned(e); break;
            case VisitTransferred e: Transferred(e); break;
            case VisitLeft e: Left(e); break;
            default: Day(recorded.Event); break;
        }
    }

    private void Day(HallEvent happened)
    {
        switch (happened)
        {
            case PlanAdopted e: Adopted(e.Plan); break;
            case DayOpened e: Opened(e); break;
            case DayClosed e: Closed(e); break;
            case DoorsOpened: _doors = true; break;
            case DoorsClosed: _doors = false; break;
        }
    }

    private void Issued(TicketIssued e)
    {
        Check(_doors && _day is not null, $"{e.Ticket} is issued behind closed doors");
        var expected = _last.GetValueOrDefault(e.Ticket.Letter) + 1;
        Check(e.Ticket.Number == expected, $"{e.Ticket} is issued, {expected} is next");
        Check(e.Ticket.Letter == _plan!.Service(e.Service)?.Letter, $"{e.Ticket} is issued for {e.Service}");
        _last[e.Ticket.Letter] = e.Ticket.Number;
        Check(_everKnown.Add($"{e.Visit} {e.Ticket}"), $"{e.Visit} is issued twice");
        _visits.Add(e.Visit.Value, new Audited(e.Visit.Value, e.Ticket.ToString(), e.Service, _now));
    }

    private void Called(VisitId id, int counter, bool inOrder)
    {
        var visit = _visits[id.Value];
        Check(visit.Place == Place.Waiting, $"{visit.Ticket} is called and does not wait ({visit.Place})");
        var plan = _plan!.Counters.First(c => c.Id == counter);
        var first = At(Place.Waiting).Where(v => v.MayBeCalledBy(counter, plan.Services))
            .OrderBy(v => v.Order).ThenBy(v => v.Tie).First();
        Check(!inOrder || first == visit, $"{visit.Ticket} is called to {counter} before {first.Ticket}");
        Check(
            visit.MayBeCalledBy(counter, plan.Services),
            $"{visit.Ticket} is called to {counter}, which does not serve {visit.Service}");
        Seat(visit, counter);
    }

    private void Resumed(VisitId id, int counter)
    {
        Check(_visits[id.Value].Place == Place.Held, $"{_visits[id.Value].Ticket} is resumed and not held");
        Seat(_visits[id.Value], counter);
    }

    private void Seat(Audited visit, int counter)
    {
        Check(
            !_at.ContainsKey(counter),
            $"{visit.Ticket} is called to {counter}, which has {_at.GetValueOrDefault(counter)?.Ticket}");
        Check(!_at.ContainsValue(visit), $"{visit.Ticket} is at two counters");
        _at[counter] = visit;
        visit.Place = Place.AtCounter;
        visit.Served = false;
    }

    private Audited Here(VisitId id, int counter)
    {
        var visit = _visits[id.Value];
        Check(_at.GetValueOrDefault(counter) == visit, $"{visit.Ticket} is not at {counter}");
        return visit;
    }

    private void Ended(Audited visit, int counter, Place place = Place.Over)
    {
        _at.Remove(counter);
        visit.Place = place;
    }

    private void Missed(VisitNoShow e)
    {
        var visit = Here(e.Visit, e.Counter);
        Check(!visit.Served, $"{visit.Ticket} is served and a no-show");
        visit.NoShow = true;
        Ended(visit, e.Counter);
    }

    private void Held(VisitHeld e) => Ended(Here(e.Visit, e.Counter), e.Counter, Place.Held);

    private void Returned(VisitReturned e)
    {
        var visit = _visits[e.Visit.Value];
        Check(visit.NoShow && visit.Place == Place.Over, $"{visit.Ticket} returns and was no no-show");
        var others =
            At(Place.Waiting).Where(v => v.Service == visit.Service && v.OnlyCounter is null).ToList();
        (visit.Order, visit.Tie, visit.NoShow, visit.Place) = (e.Order, _now, false, Place.Waiting);
        var ahead = others.Count(v => (v.Order, v.Tie).CompareTo((visit.Order, visit.Tie)) < 0);
        Check(
            ahead >= Math.Min(_plan!.Rules.ReturnBehind, others.Count) || visit.OnlyCounter is not null,
            $"{visit.Ticket} returns before all but {ahead} of {others.Count}");
    }

    private void Transferred(VisitTransferred e)
    {
        var visit = Here(e.Visit, e.Counter);
        Ended(visit, e.Counter, Place.Waiting);
        (
            visit.Service, visit.OnlyCounter, visit.Order, visit.Tie) = (e.Service, e.OnlyCounter,
            visit.Arrived, _now);
    }

    private void Left(VisitLeft e)
    {
        var visit = _visits[e.Visit.Value];
        Check(visit.Place != Place.Over, $"{visit.Ticket} leaves and is gone");
        foreach (var (counter, at) in _at.ToList())
        {
            if (at == visit) _at.Remove(counter);
        }

        visit.Place = Place.Over;
    }

    private void Adopted(HallPlan plan)
    {
        _plan = plan;
        foreach (var (counter, visit) in _at.Where(a => plan.Counters.All(c => c.Id != a.Key)).ToList())
            Ended(visit, counter, Place.Waiting);
    }

    private void Opened(DayOpened e)
    {
        Check(_day is null, $"{e.Date} opens while {_day} is open");
        Check(_lastDay is null || e.Date > _lastDay, $"{e.Date} opens after {_lastDay}");
        Check(_at.Count == 0, $"{e.Date} opens with somebody at a counter");
        (_plan, _day, _lastDay) = (e.Plan, e.Date, e.Date);
        _visits.Clear();
        _last.Clear();
    }

    private void Closed(DayClosed e)
    {
        Check(_day == e.Date, $"{e.Date} closes, {_day} is open");
        var left = _visits.Values.Count(v => v.Place != Place.Over);
        Check(left == 0, $"{e.Date} closes with {left} visits open");
        (_day, _doors) = (null, false);
    }

    private void Check(bool holds, string wrong) => world.Check(holds, () => $"record {_now}: {wrong}");
}
