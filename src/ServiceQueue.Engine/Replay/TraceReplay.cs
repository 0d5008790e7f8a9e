using NodaTime;
using ServiceQueue.Core.Counters;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Jobs;
using ServiceQueue.Core.Visits;

namespace ServiceQueue.Engine.Replay;

/// <summary>How one visit of a trace went.</summary>
public sealed record ReplayedVisit(
    int Index, string Ticket, string Service, double ArrivalSeconds, double? WaitSeconds,
    double? CalledAtSeconds, int? Counter,
    EstimateSeconds EstimateSeconds, bool Left);

/// <summary>How a trace went as a whole; waits in seconds, utilisation as a share of counter time.</summary>
public sealed record ReplaySummary(
    int Visits, int Served, int Left, double Mean, double P50, double P90, double P99, double Max,
    double Utilisation);

/// <summary>A replayed trace.</summary>
public sealed record Replayed(
    string Policy, int Counters, IReadOnlyList<ReplayedVisit> Visits, ReplaySummary Summary);

/// <summary>
/// Runs a trace of arrivals through the real rules at virtual speed: the same <see cref="Hall"/> that runs a
/// hall, with a clock that jumps from one happening to the next. Deterministic.
/// </summary>
public sealed class TraceReplay
{
    /// <summary>The policies there are.</summary>
    public static readonly IReadOnlyList<string> Policies = ["fcfs"];

    private static readonly Instant Start = Instant.FromUtc(2026, 1, 5, 0, 0);

    private readonly IReadOnlyList<Arrival> _trace;
    private readonly int _counters;
    private readonly PriorityQueue<Action, (Instant At, int Rank, long Order)> _agenda = new();
    private readonly Dictionary<VisitId, int> _index = [];
    private readonly ReplayedVisit[] _visits;
    private HallState _hall;
    private Instant _now = Start;
    private Duration _busy;
    private long _order;

    private TraceReplay(IReadOnlyList<Arrival> trace, int counters)
    {
        (_trace, _counters) = (trace, counters);
        _visits = new ReplayedVisit[trace.Count];
        _hall = HallState.Before(PlanOf(trace, counters));
        Do(new AdoptPlan(_hall.Plan));
        Do(new OpenDoors(null));
        foreach (var id in Enumerable.Range(1, counters)) Do(new OpenCounter(id, $"clerk-{id}"));
    }

    /// <summary>Replays a trace at a number of counters, each of which serves all services.</summary>
    public static Replayed Run(IReadOnlyList<Arrival> trace, int counters, string policy)
    {
        if (!Policies.Contains(policy))
            throw new ArgumentException(
                $"There is no policy \"{policy}\"; there are: {string.Join(", ", Policies)}.");
        return new TraceReplay(trace, counters).Run(policy);
    }

    private Replayed Run(string policy)
    {
        for (var i = 0; i < _trace.Count; i++)
        {
            var index = i;
            Plan(Start + _trace[i].At, 1, () => Arrive(index));
        }

        while (_agenda.TryDequeue(out var happening, out var when))
        {
            _now = when.At;
            happening();
        }

        return new Replayed(policy, _counters, _visits, Summary());
    }

    private void Arrive(int index)
    {
        var arrival = _trace[index];
        var id = new VisitId($"{index}");
        var events =
            Do(new IssueTicket(id, ServiceId(arrival.Service), null, arrival.Class, "zh-CN", null, null));
        var issued = (TicketIssued)events[0];
        _index[id] = index;
        _visits[index] = new ReplayedVisit(
            index, issued.Ticket.ToString(), arrival.Service, arrival.At.TotalSeconds, null, null, null,
            issued.Estimate, false);
        if (arrival.Patience is { } patience) Plan(_now + patience, 2, () => GiveUp(id, index));
        if (_hall.Counters.Values.FirstOrDefault(c => c.Current is null) is { } free) Call(free.Id);
    }

    private void GiveUp(VisitId id, int index)
    {
        if (_hall.Visits[id].Turn.State != TurnState.Waiting) return;
        Do(new LeaveVisit(id));
        _visits[index] =
            _visits[index] with { Left = true, WaitSeconds = (_now - Start - _trace[index].At).TotalSeconds };
    }

    private void Call(int counter)
    {
        if (Hall.Decide(_hall, new CallNext(counter), _now) is not Accepted accepted) return;
        Apply(accepted.Events);
        var called = (VisitCalled)accepted.Events[0];
        var index = _index[called.Visit];
        var wait = _now - Start - _trace[index].At;
        _visits[index] = _visits[index] with
        {
            WaitSeconds = wait.TotalSeconds, CalledAtSeconds = (_now - Start).TotalSeconds, Counter = counter,
        };
        Do(new ServeVisit(counter));
        _busy += _trace[index].Serving;
        Plan(_now + _trace[index].Serving, 0, () => Finish(counter));
    }

    private void Finish(int counter)
    {
        Do(new FinishTurn(counter, "answered", null, null));
        Call(counter);
    }

    private void Plan(Instant at, int rank, Action what) => _agenda.Enqueue(what, (at, rank, _order++));

    private IReadOnlyList<HallEvent> Do(Command command)
    {
        if (Hall.Decide(_hall, command, _now) is not Accepted accepted)
            throw new InvalidOperationException($"The hall refused {command} in a replay.");
        Apply(accepted.Events);
        return accepted.Events;
    }

    private void Apply(IReadOnlyList<HallEvent> events)
    {
        foreach (var happened in events)
            _hall = Hall.Apply(_hall, new Recorded(_hall.Sequence + 1, _now, "replay", happened));
    }

    private ReplaySummary Summary()
    {
        var waits = _visits.Where(v => !v.Left).Select(v => v.WaitSeconds!.Value).Order().ToArray();
        var span = (_now - Start).TotalSeconds * _counters;
        return new ReplaySummary(
            _visits.Length, waits.Length, _visits.Length - waits.Length, waits.Length == 0
                ? 0 : waits.Average(),
            Rank(waits, 0.5), Rank(waits, 0.9), Rank(waits, 0.99), waits.Length == 0 ? 0 : waits[^1],
            span <= 0 ? 0 : Math.Min(1, _busy.TotalSeconds / span));
    }

    private static double Rank(double[] sorted, double share) =>
        sorted.Length == 0 ? 0 : sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1)];

    private string ServiceId(string name) => _hall.Plan.Services.First(s => s.Name.ZhCn == name).Id;

    private static HallPlan PlanOf(IReadOnlyList<Arrival> trace, int counters)
    {
        var names = trace.Select(a => a.Service).Distinct(StringComparer.Ordinal).ToList();
        if (names.Count > 26)
            throw new FormatException(
                $"The trace has {names.Count} services; at most 26 have a letter each.");
        return new HallPlan
        {
            Hall = "replay",
            Name = new Words("replay"),
            Services = [
                .. names.Select(
                    (n, i) => new ServicePlan($"service-{i}", (char)('A' + i), new Words(n), []))],
            Counters = [.. Enumerable.Range(1, counters).Select(id => new CounterPlan(
                id, $"{id}", new Words($"{id}"), "", [.. names.Select((_, i) => $"service-{i}")], null,
                null))],
        };
    }
}
