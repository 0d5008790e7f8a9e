using NodaTime;
using ServiceQueue.Core.Complaints;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Visits;

namespace ServiceQueue.Core.Ratings;

/// <summary>Gives a rating.</summary>
/// <param name="Visit">The visit; or null when an evaluator means the last one served at its counter.</param>
/// <param name="Counter">The evaluator's counter; null when the visit is given.</param>
/// <param name="Level">How it was.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Remark">What was written, or null.</param>
/// <param name="Contact">How a bad one may be answered; null for an anonymous one.</param>
/// <param name="Complaint">The id of the complaint a bad one opens, drawn by chance outside Core.</param>
public sealed record SubmitRating(
    VisitId? Visit, int? Counter, RatingLevel Level, RatingSource Source, string? Remark, Contact? Contact,
    string Complaint) : RatingCommand;

/// <summary>Where a rating comes from.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="From">The device or page, such as "evaluator-3"; or empty.</param>
/// <param name="By">Who types a paper in; null otherwise.</param>
public sealed record RatingSource(RatingChannel Channel, string From = "", string? By = null);

/// <summary>
/// Takes ratings from those served: once a visit, never from the clerk's console. A bad one, with or without
/// words, opens a complaint with its clocks in the same breath (rules C2).
/// </summary>
public static class Submitting
{
    internal static Decision Decide(HallState hall, SubmitRating ask, Instant now)
    {
        if (!Enum.IsDefined(ask.Level)) return Decision.Refuse(RefusalCode.FieldMissing, "level");
        if (Awaited(hall, ask, now, out var no) is not { } awaited) return no!;
        if (Steered(ask.Source, awaited) is { } steered) return steered;
        var rating = new RatingSubmitted(
            awaited.Visit, ask.Level, ask.Remark, ask.Source.Channel, ask.Source.From, ask.Source.By,
            awaited.Counter, awaited.Clerk, ask.Level.IsBad() ? ask.Complaint : null);
        return ask.Level.IsBad()
            ? Decision.Accept(rating, Receiving.Received(hall, Complaint(ask, awaited), now))
            : Decision.Accept(rating);
    }

    private static AwaitedRating? Awaited(HallState hall, SubmitRating ask, Instant now, out Decision? no)
    {
        var id = ask.Visit
            ?? (ask.Counter is { } counter ? Evaluating.LastAt(hall, counter, now)?.Visit : null);
        no = null;
        if (id is not { } visit)
            no = Decision.Refuse(RefusalCode.UnknownRecord, ask.Counter?.ToString() ?? "visit");
        else if (hall.Books.Ratings.Find(visit) is not { } awaited)
            no = hall.Visits.GetValueOrDefault(visit) is { Turn.Over: false }
                ? Forbid("服务结束后才能评价，请稍候。", "Please rate after the service has ended.")
                : Decision.Refuse(RefusalCode.UnknownRecord, visit.Value);
        else if (awaited.IsRated)
            no = Forbid("本次服务已经评价过了，谢谢。", "This service has been rated already. Thank you.");
        else if (awaited.Until <= now)
            no = Decision.Refuse(RefusalCode.UnknownRecord, visit.Value);
        else return awaited;
        return null;
    }

    /// <summary>
    /// The refusal of a rating that staff could have given (rules C2; GB/T 39734 4.1), or null.
    /// </summary>
    private static Decision? Steered(RatingSource source, AwaitedRating awaited) => source switch
    {
        { Channel: RatingChannel.Counter } => Voluntary(),
        { Channel: RatingChannel.Paper, By: null or "" } => Decision.Refuse(RefusalCode.FieldMissing, "by"),
        { By: { } by } when by == awaited.Clerk => Voluntary(),
        { From: { } from } when from.StartsWith("counter-", StringComparison.Ordinal) => Voluntary(),
        _ => null,
    };

    private static Decision Voluntary() => Decision.Forbid("R-RATE-VOLUNTARY", new Words(
        "评价须由办事群众自愿作出，不得由工作人员代为评价。",
        "The visitor rates freely. Staff may not rate for them."));

    private static Decision Forbid(string zh, string en) =>
        Decision.Forbid("R-RATE-PROMPT", new Words(zh, en));

    private static ReceiveComplaint Complaint(SubmitRating ask, AwaitedRating awaited)
    {
        var level = ask.Level.Name().ZhCn;
        var form = new ComplaintForm(
            ask.Remark is { Length: > 0 } said ? $"评价“{level}”：{said}" : $"评价“{level}”，未留言。", "",
            ask.Contact, awaited.Visit, awaited.Ticket, awaited.Counter, null,
            awaited.Clerk is { } clerk ? [clerk] : []);
        var channel = ask.Source.Channel switch
        {
            RatingChannel.Evaluator => ComplaintChannel.Evaluator,
            RatingChannel.Kiosk => ComplaintChannel.Kiosk,
            RatingChannel.Paper => ComplaintChannel.Letter,
            _ => ComplaintChannel.Phone,
        };
        return new ReceiveComplaint(ask.Complaint, ComplaintKind.BadRating, channel, form);
    }
}
