using ServiceQueue.Core.Counters;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Jobs;
using ServiceQueue.Core.Visits;

namespace ServiceQueue.Core.Selection;

/// <summary>How long turns of a service take at a counter, as measured so far.</summary>
/// <param name="MeanSeconds">A mean that leans towards the last turns.</param>
/// <param name="Turns">How many turns it rests on.</param>
public readonly record struct Pace(double MeanSeconds, int Turns)
{
    /// <summary>The weight of one more turn, once enough have been measured.</summary>
    private const double Weight = 0.1;

    /// <summary>
    /// The assumed time counts like this many measured turns, so that one odd turn does not set the pace.
    /// </summary>
    private const int Assumed = 4;

    /// <summary>The pace with one more turn in it.</summary>
    public Pace With(double seconds)
    {
        var weight = Math.Max(Weight, 1.0 / (Turns + Assumed + 1));
        return new Pace(MeanSeconds + (weight * (seconds - MeanSeconds)), Turns + 1);
    }
}

/// <summary>The wait of a ticket, as an honest range. Pure.</summary>
public static class Estimates
{
    /// <summary>
    /// The range opens to these shares of the expected wait, and is given in whole minutes.
    /// </summary>
    private const double LowShare = 0.7;
    private const double HighShare = 1.4;
    private const int Minute = 60;

    /// <summary>The wait of a ticket that would be issued for a service now.</summary>
    public static EstimateSeconds OfNewcomer(HallState hall, string service) =>
        OfNewcomer(hall, service, hall.Waiting.Of(service).Count);

    /// <summary>The wait of a ticket that would be issued now behind so many.</summary>
    public static EstimateSeconds OfNewcomer(HallState hall, string service, int ahead) =>
        Range(hall, service, ahead, newcomers: 1);

    /// <summary>The wait left for a waiting visit.</summary>
    public static EstimateSeconds Of(HallState hall, Visit visit) =>
        visit.Turn.State == TurnState.Waiting
            ? Range(hall, visit.Turn.Service, NextTurn.Ahead(hall, visit), newcomers: 0)
            : default;

    private static EstimateSeconds Range(HallState hall, string service, int ahead, int newcomers)
    {
        var counters = hall.Plan.Counters.Where(c => c.Services.Contains(service)).ToList();
        var open =
            counters.Where(c => hall.Counters.GetValueOrDefault(c.Id)?.Staffing == Staffing.Open).ToList();
        if (ahead == 0 && open.Any(c => hall.Counters[c.Id].Current is null)) return default;
        var serving = open.Count > 0 ? open : counters;
        var hands = serving.Sum(c => ShareFor(hall, c, service, newcomers));
        if (hands <= 0) return new EstimateSeconds(0, 0);
        var expected = (ahead + 0.5) * SecondsPerTurn(hall, service) / hands;
        return new EstimateSeconds(Floor(expected * LowShare), Ceiling(expected * HighShare));
    }

    /// <summary>A counter of several services gives each a share by how many wait for it.</summary>
    private static double ShareFor(HallState hall, CounterPlan counter, string service, int newcomers)
    {
        var mine = hall.Waiting.Of(service).Count + newcomers;
        var all = counter.Services.Sum(s => hall.Waiting.Of(s).Count) + newcomers;
        // A visit sent to one counter may wait for a service that this counter does not serve.
        return all == 0 ? 1 : (double)mine / all;
    }

    private static double SecondsPerTurn(HallState hall, string service)
    {
        var typical = hall.Plan.Service(service)?.TypicalServiceSeconds ?? 300;
        return hall.Paces.TryGetValue(service, out var pace) ? pace.MeanSeconds : typical;
    }

    private static int Floor(double seconds) => (int)(seconds / Minute) * Minute;

    private static int Ceiling(double seconds) => (int)Math.Ceiling(seconds / Minute) * Minute;
}
