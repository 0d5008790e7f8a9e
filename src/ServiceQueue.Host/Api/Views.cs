using NodaTime;
using ServiceQueue.Core.Counters;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Selection;
using ServiceQueue.Core.Visits;

namespace ServiceQueue.Host.Api;

/// <summary>Halls as the interface tells them.</summary>
internal static class Views
{
    /// <summary>How many waiting visits a counter's page lists.</summary>
    private const int QueueShown = 50;

    public static VisitShape Visit(HallState hall, Visit visit, bool printing)
    {
        var turn = visit.Turn;
        var counter = turn.Counter is { } id ? hall.Plan.Counter(id) : null;
        return new VisitShape(
            visit.Id, visit.Ticket.ToString(), visit.Day, turn.Service, NameOf(hall, turn.Service),
            visit.Item, visit.Locale,
            turn.State, turn.Counter, counter?.Label, counter?.Name, counter?.Place,
            NextTurn.Ahead(hall, visit),
            Estimates.Of(hall, visit), visit.IssuedAt,
            printing && visit.Slip == SlipState.Queued ? SlipState.Sent : visit.Slip, visit.Copies,
            [.. visit.Turns.Select(t => Turn(hall, t))]);
    }

    public static CounterShape Counter(HallState hall, CounterPlan plan, Instant now)
    {
        var state = hall.Counters[plan.Id];
        var queue = NextTurn.QueueOf(hall, plan, QueueShown)
            .Select(v => Queued(hall, v, now)).ToList();
        var current = hall.VisitAt(state);
        var held = hall.Held == 0 ? [] : hall.Visits.Values
            .Where(v => v.Turn.State == TurnState.Held && Serves(plan, v.Turn)).OrderBy(v => v.Turn.Order)
                .ToList();
        return new CounterShape(
            plan.Id, plan.Label, plan.Name, plan.Place, state.Staffing, state.Clerk, state.PauseReason,
            state.BackAt,
            current is null ? null : Visit(hall, current, false), current?.Turn.ServedAt ?? state.CalledAt,
            [.. held.Select(v => Visit(hall, v, false))], queue, NextTurn.CountOf(hall, plan),
            hall.Visits.Values.Count(v => v.Turn.State == TurnState.Finished && v.Turn.Counter == plan.Id),
            queue.FirstOrDefault(), plan.Sign, hall.Sequence);
    }

    private static bool Serves(CounterPlan counter, Turn turn) =>
        turn.OnlyCounter is { } only ? only == counter.Id : counter.Services.Contains(turn.Service);

    private static QueuedShape Queued(HallState hall, Visit visit, Instant now)
    {
        var minutes = (int)(now - visit.Turn.WaitingSince).TotalMinutes;
        var taken = visit.IssuedAt.InZone(hall.Plan.Zone).TimeOfDay;
        var why = visit.Turn switch
        {
            { OnlyCounter: not null } => new Words("转来本窗口，保留原次序", "Sent to this counter, seniority kept"),
            _ when visit.Turns.Length > 1 && visit.Turns[^2].State == TurnState.NoShow =>
                new Words("过号后返回，按规则排队", "Back after a missed call, placed by rule"),
            _ when visit.Turns.Length > 1 => new Words("转来本业务，保留原次序", "Transferred, seniority kept"),
            _ => new Words(
                $"先到先办：{taken:HH:mm} 取号，已等候 {minutes} 分钟",
                $"First come, first served: issued {taken:HH:mm}, waiting {minutes} min"),
        };
        return new QueuedShape(
            visit.Id, visit.Ticket.ToString(), visit.Turn.Service, NameOf(hall, visit.Turn.Service),
            visit.Turn.WaitingSince, why);
    }

    private static TurnShape Turn(HallState hall, Turn turn) => new(
        turn.Service, NameOf(hall, turn.Service), turn.State, turn.Counter, turn.WaitingSince, turn.CalledAt,
        turn.ServedAt,
        turn.EndedAt, turn.Recalls, turn.Outcome, turn.Why);

    private static Words NameOf(HallState hall, string service) =>
        hall.Plan.Service(service)?.Name ?? new Words(service);
}
