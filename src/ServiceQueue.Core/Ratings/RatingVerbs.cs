using System.Diagnostics;
using NodaTime;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Visits;

namespace ServiceQueue.Core.Ratings;

/// <summary>Something asked about ratings.</summary>
public abstract record RatingCommand : Command;

/// <summary>Leads each command and event about ratings to its verb, and says what the clock brings.</summary>
public static class RatingVerbs
{
    internal static Decision Decide(HallState hall, RatingCommand command, Instant now) => command switch
    {
        SubmitRating ask => Submitting.Decide(hall, ask, now),
        PressEvaluator ask => Evaluating.Decide(hall, ask, now),
        PublishRatingStats ask => Publishing.Decide(hall, ask, now),
        _ => throw new UnreachableException(command.GetType().Name),
    };

    internal static HallState Apply(HallState hall, RatingEvent happened, Recorded recorded)
    {
        var book = hall.Books.Ratings;
        var next = happened switch
        {
            RatingPrompted e => book.With(Prompting.Awaited(hall, e, recorded.At)),
            RatingSubmitted e => book.Rated(e, recorded.At.InZone(hall.Plan.Zone).Date),
            RatingsLapsed => book.Lapsed(recorded.At),
            RatingStatsPublished => book,
            _ => throw new UnreachableException(happened.GetType().Name),
        };
        return hall with { Books = hall.Books with { Ratings = next } };
    }

    /// <summary>What follows the end of a turn: its visitor is asked for a rating, if served.</summary>
    internal static IEnumerable<HallEvent> AfterFinish(HallState hall, TurnFinished finished) =>
        Prompting.After(hall, finished);

    /// <summary>What the clock brings by now: events, in order.</summary>
    internal static IEnumerable<HallEvent> Due(HallState hall, Instant now)
    {
        var book = hall.Books.Ratings;
        if (book.NextLapse <= now)
            yield return new RatingsLapsed(book.Awaited.Values.Count(a => a.Until <= now));
    }

    /// <summary>When the clock next brings something, or null.</summary>
    internal static Instant? NextAlarm(HallState hall) => hall.Books.Ratings.NextLapse;
}
