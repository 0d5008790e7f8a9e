using System.Collections.Immutable;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Ratings;

/// <summary>The five levels (国办发〔2019〕51号).</summary>
public enum RatingLevel
{
    /// <summary>非常满意.</summary>
    VerySatisfied,

    /// <summary>满意.</summary>
    Satisfied,

    /// <summary>基本满意.</summary>
    FairlySatisfied,

    /// <summary>不满意: a bad one.</summary>
    Dissatisfied,

    /// <summary>非常不满意: a bad one.</summary>
    VeryDissatisfied,
}

/// <summary>Where a rating was given.</summary>
public enum RatingChannel
{
    /// <summary>The evaluator before the visitor.</summary>
    Evaluator,

    /// <summary>The page on the visitor's phone.</summary>
    Phone,

    /// <summary>A kiosk.</summary>
    Kiosk,

    /// <summary>On paper, typed in by somebody who was not rated.</summary>
    Paper,

    /// <summary>
    /// The clerk's own console. Never taken: GB/T 39734 forbids to force or steer a rating.
    /// </summary>
    Counter,
}

/// <summary>Something that happened to ratings.</summary>
public abstract record RatingEvent : HallEvent;

/// <summary>A visitor was asked for a rating: once, after the turn ended (003-A 二: 请您评价).</summary>
/// <param name="Visit">The visit.</param>
/// <param name="Ticket">Its ticket.</param>
/// <param name="Service">What it was for.</param>
/// <param name="Counter">Where it was served.</param>
/// <param name="Clerk">Who served it, or null.</param>
/// <param name="Days">For how many days after today it may be rated.</param>
public sealed record RatingPrompted(
    VisitId Visit, string Ticket, string Service, int Counter, string? Clerk, int Days) : RatingEvent;

/// <summary>A visitor rated.</summary>
/// <param name="Visit">The visit.</param>
/// <param name="Level">How it was.</param>
/// <param name="Remark">What was written, or null.</param>
/// <param name="Channel">Where; null only in a journal that breaks R-RATE-CHANNEL.</param>
/// <param name="From">The device or page it came from, such as "evaluator-3".</param>
/// <param name="By">Who typed a paper in; null otherwise.</param>
/// <param name="Counter">Where the visit was served.</param>
/// <param name="Clerk">Who served it, or null.</param>
/// <param name="Complaint">The complaint that a bad one opens, or null.</param>
public sealed record RatingSubmitted(
    VisitId Visit, RatingLevel Level, string? Remark, RatingChannel? Channel, string From, string? By,
    int Counter, string? Clerk, string? Complaint) : RatingEvent;

/// <summary>The time to rate is over for some visits. No rating is not a good rating (rules C2).</summary>
public sealed record RatingsLapsed(int Count) : RatingEvent;

/// <summary>A month's ratings were published (000-E 五2,3).</summary>
/// <param name="Year">The year.</param>
/// <param name="Month">The month.</param>
/// <param name="Counts">How many of each level, best first.</param>
/// <param name="By">Who published.</param>
public sealed record RatingStatsPublished(int Year, int Month, ImmutableArray<int> Counts, string By)
    : RatingEvent;

/// <summary>What the levels are called.</summary>
public static class RatingLevels
{
    /// <summary>How many there are.</summary>
    public const int Count = 5;

    /// <summary>Whether it opens a complaint.</summary>
    public static bool IsBad(this RatingLevel level) => level >= RatingLevel.Dissatisfied;

    /// <summary>Its name.</summary>
    public static Words Name(this RatingLevel level) => level switch
    {
        RatingLevel.VerySatisfied => new Words("非常满意", "very satisfied"),
        RatingLevel.Satisfied => new Words("满意", "satisfied"),
        RatingLevel.FairlySatisfied => new Words("基本满意", "fairly satisfied"),
        RatingLevel.Dissatisfied => new Words("不满意", "dissatisfied"),
        _ => new Words("非常不满意", "very dissatisfied"),
    };
}
