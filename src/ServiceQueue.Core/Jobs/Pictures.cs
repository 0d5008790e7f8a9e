using NodaTime;
using ServiceQueue.Core.Counters;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Hours;
using ServiceQueue.Core.Ratings;
using ServiceQueue.Core.Selection;
using ServiceQueue.Core.Visits;

namespace ServiceQueue.Core.Jobs;

/// <summary>What should be shown now. Pure.</summary>
public static class Pictures
{
    /// <summary>The board of a hall.</summary>
    public static BoardPicture Board(HallState hall) => new()
    {
        Sequence = hall.Sequence,
        Hall = hall.Plan.Hall,
        Name = hall.Plan.Name,
        Open = hall.Day is not null && hall.DoorsOpen,
        OpensAt = hall.DoorsOpen ? null : hall.Books.Closures.OfHall(hall.At)?.ReopenAt
            ?? HallHours.NextOpening(hall.Plan.Hours, hall.Plan.Zone, hall.At),
        Closure = Closure(hall),
        Day = hall.Day?.Date,
        Calls = [.. hall.Calls.Select(c => c with { State = StateOf(hall, c) })],
        Waiting = [.. hall.Plan.Services.Select(s => Queue(hall, s))],
        Counters = [.. hall.Plan.Counters.Select(c => Counter(hall, c))],
    };

    /// <summary>A counter's sign.</summary>
    public static CounterPicture Sign(HallState hall, CounterPlan counter)
    {
        var state = hall.Counters[counter.Id];
        var ticket = hall.VisitAt(state)?.Ticket.ToString();
        var shows = Shows(hall, state);
        return new CounterPicture
        {
            Sequence = hall.Sequence,
            Counter = counter.Id,
            State = shows,
            Ticket = ticket,
            Text = shows switch
            {
                CounterShows.Closed or CounterShows.Paused => Away(hall, shows, BackAt(hall, counter, shows)),
                CounterShows.Called => $"请{ticket}号",
                // Four characters' width, so that a number of three digits stands still on a sign of 64 dots.
                CounterShows.Serving => $"{ticket}办理",
                _ => counter.Name.ZhCn,
            },
        };
    }

    internal static IReadOnlyList<Picture> Of(HallState hall, DevicePlan device) => device.Kind switch
    {
        DeviceKind.Sign =>
            [.. hall.Plan.Counters.Where(c => c.Sign == device.Id).Take(1).Select(c => Sign(hall, c))],
        DeviceKind.Keypad =>
            [.. hall.Plan.Counters.Where(c => c.Keypad == device.Id).Take(1).Select(c => Keypad(hall, c))],
        DeviceKind.Unit =>
        [
            .. hall.Plan.Counters.Where(c => c.Sign == device.Id).Take(1).Select(c => Sign(hall, c)),
            .. hall.Plan.Counters.Where(c => c.Keypad == device.Id).Take(1).Select(c => Keypad(hall, c)),
        ],
        DeviceKind.Broker => [Board(hall), .. hall.Plan.Counters.Select(c => Sign(hall, c))],
        DeviceKind.Printer or DeviceKind.Display or DeviceKind.Speaker => [],
        _ => throw new System.Diagnostics.UnreachableException(device.Kind.ToString()),
    };

    private static KeypadPicture Keypad(HallState hall, CounterPlan counter) => new()
    {
        Sequence = hall.Sequence,
        Waiting = NextTurn.CountOf(hall, counter),
        Ticket = hall.VisitAt(hall.Counters[counter.Id])?.Ticket,
        Rates = Evaluating.Asks(hall, counter.Id),
    };

    /// <summary>A closure put up by hand goes before one of the plan.</summary>
    private static BoardClosure? Closure(HallState hall)
    {
        var (hours, zone) = (hall.Plan.Hours, hall.Plan.Zone);
        if (hall.Books.Closures.OfHall(hall.At) is { } noticed)
            return new BoardClosure(new Words(noticed.Reason),
                new Words(noticed.Alternative), noticed.ReopenAt);
        return HallHours.ClosureAt(hours, zone, hall.At) is { } planned
            ? new BoardClosure(
                planned.Reason, planned.Alternative, HallHours.NextOpening(hours, zone, hall.At))
            : null;
    }

    private static BoardQueue Queue(HallState hall, ServicePlan service) => new(
        service.Id,
        service.Letter,
        service.Name,
        hall.Waiting.Of(service.Id).Count,
        Estimates.OfNewcomer(hall, service.Id),
        hall.Day is not null && hall.DoorsOpen
            && (
                service.DayQuota is not { } quota
                    || hall.LastNumbers.GetValueOrDefault(service.Letter) < quota));

    private static BoardCounter Counter(HallState hall, CounterPlan counter)
    {
        var state = hall.Counters[counter.Id];
        var shows = Shows(hall, state);
        return new BoardCounter(
            counter.Id, counter.Label, counter.Name, counter.Services, shows,
            hall.VisitAt(state)?.Ticket.ToString(), BackAt(hall, counter, shows));
    }

    /// <summary>When a counter that does not serve goes on: its clerk's word, else its notice's.</summary>
    private static Instant? BackAt(HallState hall, CounterPlan counter, CounterShows shows) =>
        (hall.Counters[counter.Id] is { Staffing: Staffing.Paused } paused ? paused.BackAt : null)
            ?? (shows is CounterShows.Paused or CounterShows.Closed
                ? hall.Books.Closures.OfCounter(counter.Id, hall.At)?.ReopenAt : null);

    /// <summary>
    /// A counter that does not serve says when it will (003-D 二): eight characters' width, which a sign of
    /// four moves past; the day in place of the hour when it is not today's. A time gone by is not promised.
    /// </summary>
    private static string Away(HallState hall, CounterShows shows, Instant? backAt)
    {
        if (backAt is not { } back || back <= hall.At)
            return shows == CounterShows.Paused ? "暂停服务" : "窗口关闭";
        var local = back.InZone(hall.Plan.Zone).LocalDateTime;
        return local.Date == hall.At.InZone(hall.Plan.Zone).Date
            ? $"暂停服务 {local.Hour:00}:{local.Minute:00}回" : $"暂停服务 {local.Month}月{local.Day}日回";
    }

    private static CounterShows StateOf(HallState hall, BoardCall call) =>
        hall.Counters.GetValueOrDefault(call.Counter) is { } counter
        && hall.VisitAt(counter)?.Ticket.ToString() == call.Ticket
            ? Shows(hall, counter)
            : CounterShows.Open;

    private static CounterShows Shows(HallState hall, CounterState counter) =>
        hall.VisitAt(counter)?.Turn.State switch
    {
        TurnState.Called => CounterShows.Called,
        TurnState.Serving => CounterShows.Serving,
        _ => counter.Staffing switch
        {
            Staffing.Open => CounterShows.Open,
            Staffing.Paused => CounterShows.Paused,
            _ => CounterShows.Closed,
        },
    };
}
