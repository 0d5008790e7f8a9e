using NodaTime;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Rules.Ratings;
using ServiceQueue.Core.Visits;

namespace ServiceQueue.Core.Ratings;

/// <summary>
/// Asks each served visitor for a rating, once, when the turn ends (003-A 二; GB/T 39734: 一次一评). A turn that
/// ended with an outcome was served, whether or not its clerk had marked it so: nobody escapes a rating by
/// leaving the mark out.
/// </summary>
internal static class Prompting
{
    public static IEnumerable<HallEvent> After(HallState hall, TurnFinished finished)
    {
        if (hall.Visits.GetValueOrDefault(finished.Visit) is not { } visit) yield break;
        if (!WasServed(finished, visit.Turn) || hall.Books.Ratings.Find(visit.Id) is not null) yield break;
        yield return new RatingPrompted(
            visit.Id, visit.Ticket.ToString(), visit.Turn.Service, finished.Counter,
            visit.Turn.Clerk ?? hall.Counters.GetValueOrDefault(finished.Counter)?.Clerk,
            hall.Books.Rules[RatingFigures.OpenDays]);
    }

    /// <summary>Whether a turn that ends so was served.</summary>
    public static bool WasServed(TurnFinished finished, Turn turn) =>
        finished.Outcome != Outcomes.None || turn.ServedAt is not null;

    /// <summary>A prompt lapses at a midnight, so that the clock brings one end a night.</summary>
    public static AwaitedRating Awaited(HallState hall, RatingPrompted prompted, Instant at)
    {
        var last = at.InZone(hall.Plan.Zone).Date.PlusDays(prompted.Days + 1);
        return new AwaitedRating(
            prompted.Visit, prompted.Ticket, prompted.Service, prompted.Counter, prompted.Clerk, at,
            last.AtStartOfDayInZone(hall.Plan.Zone).ToInstant());
    }
}
