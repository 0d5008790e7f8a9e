using NodaTime;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Jobs;
using ServiceQueue.Core.Visits;

namespace ServiceQueue.Simulation.Views;

/// <summary>Turns as a report sees them, written down by hand.</summary>
internal static class Reported
{
    public static readonly LocalDate Day = new(2026, 3, 2);

    /// <summary>09:00 in the hall.</summary>
    public static readonly Instant Nine = Instant.FromUtc(2026, 3, 2, 1, 0);

    public static HallPlan Plan { get; } = new()
    {
        Hall = "report",
        Name = new Words("报表大厅"),
        Services =
        [
            new ServicePlan("social", 'A', new Words("社会保险"), []),
            new ServicePlan("civil", 'B', new Words("民政救助"), []),
        ],
        Counters = [new CounterPlan(3, "3号窗口", new Words("社保"), "", ["social"], null, null)],
    };

    /// <summary>A served turn: waited, walked, was served, each for so many seconds.</summary>
    public static Turn Served(int wait, int walk, int service, Instant? from = null, string of = "social")
    {
        var since = from ?? Nine;
        var called = since + Duration.FromSeconds(wait);
        var served = called + Duration.FromSeconds(walk);
        return Waiting(since, of) with
        {
            State = TurnState.Finished, Counter = 3, Clerk = "王芳", CalledAt = called, ServedAt = served,
            EndedAt = served + Duration.FromSeconds(service), Outcome = "answered",
        };
    }

    public static Turn Missed(int wait) => Waiting(Nine) with
    {
        State = TurnState.NoShow, Counter = 3, Clerk = "王芳", CalledAt = Nine + Duration.FromSeconds(wait),
        EndedAt = Nine + Duration.FromSeconds(wait + 120),
    };

    public static Turn Waiting(Instant? from = null, string of = "social") => new()
    {
        Service = of, State = TurnState.Waiting, Order = 1, Tie = 1, WaitingSince = from ?? Nine,
    };

    public static Visit Visit(int number, params Turn[] turns) => new()
    {
        Id = new VisitId($"V{number}"), Ticket = new TicketNumber('A', number), Day = Day, Class = "ordinary",
        Locale = "zh-CN", IssuedAt = turns[0].WaitingSince, Ahead = 0, Estimate = new EstimateSeconds(0, 0),
        Turns = [.. turns],
    };
}
