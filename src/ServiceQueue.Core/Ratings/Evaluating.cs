using NodaTime;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Rules.Ratings;

namespace ServiceQueue.Core.Ratings;

/// <summary>A key of the evaluator before the visitor was pressed.</summary>
/// <param name="Device">The device it belongs to: its counter's keypad.</param>
/// <param name="Level">What was pressed.</param>
/// <param name="Complaint">The id of the complaint a bad one opens, drawn by chance outside Core.</param>
public sealed record PressEvaluator(string Device, RatingLevel Level, string Complaint) : RatingCommand;

/// <summary>
/// Evaluators 评价器: asked when a turn has ended, they rate whom their counter served last (003-A 二; rules C2).
/// </summary>
public static class Evaluating
{
    /// <summary>Whose rating a counter's evaluator asks for now, or null.</summary>
    public static VisitId? Asks(HallState hall, int counter) =>
        LastAt(hall, counter, hall.At) is { IsRated: false } last ? last.Visit : null;

    internal static Decision Decide(HallState hall, PressEvaluator press, Instant now) =>
        hall.Plan.Counters.FirstOrDefault(c => c.Keypad == press.Device) is { } counter
            ? Submitting.Decide(hall, new SubmitRating(
                null, counter.Id, press.Level, new RatingSource(RatingChannel.Evaluator, press.Device), null,
                null, press.Complaint), now)
            : Decision.Refuse(RefusalCode.UnknownDevice, press.Device);

    /// <summary>Whom an evaluator means: the last one served at its counter, a moment ago.</summary>
    internal static AwaitedRating? LastAt(HallState hall, int counter, Instant now)
    {
        var book = hall.Books.Ratings;
        if (!book.Newest.TryGetValue(counter, out var id)) return null;
        var fresh = Duration.FromMinutes(hall.Books.Rules[RatingFigures.EvaluatorMinutes]);
        return book.Awaited.GetValueOrDefault(id) is { } last && now - last.At <= fresh ? last : null;
    }
}
