using NodaTime;
using ServiceQueue.Core.Counters;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Visits;

namespace ServiceQueue.Core.Selection;

/// <summary>Why one ticket was called before another.</summary>
public enum FairnessReason
{
    /// <summary>It was issued earlier, or keeps an earlier seniority.</summary>
    Earlier,

    /// <summary>It came to the counter from another one and kept the seniority of its number.</summary>
    SeniorityKept,

    /// <summary>The lane for vulnerable visitors decided, within its share.</summary>
    Lane,

    /// <summary>It was called out of order, with a reason and an approver.</summary>
    OutOfOrder,

    /// <summary>The other had not been issued yet.</summary>
    OtherNotIssued,

    /// <summary>The other had been called or was being served.</summary>
    OtherAtCounter,

    /// <summary>The other was put aside, 挂起.</summary>
    OtherHeld,

    /// <summary>The other had missed its call and had not come back.</summary>
    OtherNoShow,

    /// <summary>The other had missed its call and was back in the queue, behind by rule.</summary>
    OtherReturned,

    /// <summary>The other was over: served, or gone.</summary>
    OtherOver,

    /// <summary>The other waited for a service that this counter does not draw from.</summary>
    OtherService,

    /// <summary>The other waited for another counter only.</summary>
    OtherCounter,

    /// <summary>Both are the same ticket.</summary>
    Same,

    /// <summary>Nothing in the journal explains it: first come, first served was broken.</summary>
    Unexplained,
}

/// <summary>An answer to "why was this ticket called before that one".</summary>
/// <param name="Reason">What decided.</param>
/// <param name="Says">The reason in words, with its figures; never a name.</param>
public sealed record Explanation(FairnessReason Reason, Words Says);

/// <summary>
/// Explains calls from the hall as it was, so that first come, first served can be shown for any of them
/// (R-QUEUE-FCFS, 000-E 四1; R-QUEUE-NO-FAVOUR, 001-A 3). Pure.
/// </summary>
public static class Fairness
{
    /// <summary>
    /// Why a visit was called before another ticket of the day. Total: a ticket the hall does not know was
    /// not issued by then.
    /// </summary>
    /// <param name="before">The hall just before the call.</param>
    /// <param name="called">The call.</param>
    /// <param name="other">The ticket that was not called.</param>
    public static Explanation Why(HallState before, VisitCalled called, TicketNumber other)
    {
        if (!before.Visits.TryGetValue(called.Visit, out var visit))
            return Because(FairnessReason.Unexplained, "叫号前没有发出该号票", "the called ticket had not been issued");
        if (!before.Tickets.TryGetValue(other, out var id) || !before.Visits.TryGetValue(id, out var passed))
            return Because(
                FairnessReason.OtherNotIssued, $"叫号时{other}尚未取号", $"{other} had not been issued by then");
        if (visit.Id == passed.Id)
            return Because(FairnessReason.Same, $"{other}就是被叫的号", $"{other} is the ticket that was called");
        return NotWaiting(before, passed) ?? AnException(called, visit, passed)
            ?? NotHere(before, called, passed) ?? ByLane(before, called, visit, passed)
            ?? BySeniority(before, visit, passed);
    }

    private static Explanation? NotWaiting(HallState hall, Visit passed)
    {
        var (ticket, turn) = (passed.Ticket, passed.Turn);
        var label = turn.Counter is { } counter ? hall.Plan.Counter(counter)?.Label ?? $"{counter}号窗口" : "";
        return turn.State switch
        {
            TurnState.Called or TurnState.Serving => Because(
                FairnessReason.OtherAtCounter, $"{ticket}已于{Clock(hall, turn.CalledAt)}被{label}叫号",
                $"{ticket} had been called to counter {turn.Counter} at {Clock(hall, turn.CalledAt)}"),
            TurnState.Held => Because(
                FairnessReason.OtherHeld, $"{ticket}已在{label}挂起",
                $"{ticket} was put aside at counter {turn.Counter}"),
            TurnState.NoShow => Because(
                FairnessReason.OtherNoShow, $"{ticket}已于{Clock(hall, turn.EndedAt)}过号，尚未返回",
                $"{ticket} missed its call at {Clock(hall, turn.EndedAt)} and was not back"),
            TurnState.Waiting => null,
            _ => Because(
                FairnessReason.OtherOver, $"{ticket}已于{Clock(hall, turn.EndedAt)}结束",
                $"{ticket} was over at {Clock(hall, turn.EndedAt)}"),
        };
    }

    private static Explanation? AnException(VisitCalled called, Visit visit, Visit passed) =>
        called.Reason is null
            ? null
            : Because(
                FairnessReason.OutOfOrder,
                $"{visit.Ticket}经{called.Approver}批准，以“{called.Reason}”为由先于{passed.Ticket}叫号"
                + (called.Evidence is null ? "" : $"，依据：{called.Evidence}"),
                $"{visit.Ticket} was called out of order before {passed.Ticket}: {called.Reason}, "
                + $"approved by {called.Approver}"
                + (called.Evidence is null ? "" : $", evidence: {called.Evidence}"));

    private static Explanation? NotHere(HallState hall, VisitCalled called, Visit passed)
    {
        var turn = passed.Turn;
        if (turn.OnlyCounter is { } only && only != called.Counter)
            return Because(
                FairnessReason.OtherCounter, $"{passed.Ticket}只等候{only}号窗口",
                $"{passed.Ticket} waited for counter {only} only");
        if (hall.Plan.Counter(called.Counter) is not { } counter
            || Calling.MayCall(counter, turn)) return null;
        var service = hall.Plan.Service(turn.Service)?.Name ?? new Words(turn.Service);
        return Because(
            FairnessReason.OtherService, $"{passed.Ticket}等候“{service.ZhCn}”，{counter.Label}不办理该业务",
            $"{passed.Ticket} waited for {service.In("en")}, which counter {counter.Id} does not serve");
    }

    private static Explanation? ByLane(HallState hall, VisitCalled called, Visit visit, Visit passed)
    {
        if (called.Lane is null || !VisitorClass.HasLane(visit.Class) || Earlier(visit, passed)) return null;
        var share = hall.Books.Rules[Rules.Queue.QueueFigures.LaneShare];
        return Because(
            FairnessReason.Lane, $"{visit.Ticket}走照顾通道，每{share}次叫号至多照顾一次",
            $"{visit.Ticket} was called by the lane for vulnerable visitors: one of {share} calls at most");
    }

    private static Explanation BySeniority(HallState hall, Visit visit, Visit passed)
    {
        var (mine, theirs) = (Clock(hall, visit.IssuedAt), Clock(hall, passed.IssuedAt));
        if (!Earlier(visit, passed))
            return Because(
                FairnessReason.Unexplained,
                $"{passed.Ticket}（{theirs}取号）先于{visit.Ticket}（{mine}取号），无理由可查",
                $"{passed.Ticket}, issued at {theirs}, was before {visit.Ticket}, issued at {mine}; "
                + "nothing explains it");
        if (passed.Turns.Length > 1 && passed.Turns[^2].State == TurnState.NoShow)
            return Because(
                FairnessReason.OtherReturned, $"{passed.Ticket}过号后返回，按规则排在后面",
                $"{passed.Ticket} came back after a missed call and was placed behind by rule");
        return visit.Turns.Length > 1
            ? Because(
                FairnessReason.SeniorityKept,
                $"{visit.Ticket}保留原次序（{mine}取号），{passed.Ticket}于{theirs}取号",
                $"{visit.Ticket} kept the seniority of its number, issued at {mine}; "
                + $"{passed.Ticket} was issued at {theirs}")
            : Because(
                FairnessReason.Earlier, $"{visit.Ticket}于{mine}取号，早于{passed.Ticket}（{theirs}）",
                $"{visit.Ticket} was issued at {mine}, before {passed.Ticket} at {theirs}");
    }

    private static bool Earlier(Visit visit, Visit passed) =>
        (visit.Turn.Order, visit.Turn.Tie).CompareTo((passed.Turn.Order, passed.Turn.Tie)) < 0;

    private static string Clock(HallState hall, Instant? at) =>
        at is { } moment
            ? moment.InZone(hall.Plan.Zone)
                .ToString("HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture)
            : "";

    private static Explanation Because(FairnessReason reason, string zh, string en) =>
        new(reason, new Words(zh, en));
}
