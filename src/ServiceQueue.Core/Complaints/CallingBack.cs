using NodaTime;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Orders;
using ServiceQueue.Core.Rules.Orders;

namespace ServiceQueue.Core.Complaints;

/// <summary>Notes how calling the complainant back went.</summary>
public sealed record CallComplainantBack(string Complaint, Callback Callback, string By) : ComplaintCommand;

/// <summary>Calls complainants back and closes their complaints (004-B 四2).</summary>
public static class CallingBack
{
    /// <summary>Closed after the callback.</summary>
    public const string CalledBack = "called-back";

    /// <summary>Closed because there is nobody to call back.</summary>
    public const string Anonymous = "anonymous";

    /// <summary>Closed because nobody could be reached, however often.</summary>
    public const string Unreached = "unreached";

    /// <summary>Closed with the reply to a suggestion.</summary>
    public const string Replied = "replied";

    internal static Decision Decide(HallState hall, CallComplainantBack ask)
    {
        if (ComplaintVerbs.Open(hall, ask.Complaint, ask.By, out var no) is not { } complaint) return no!;
        if (complaint.State != ComplaintState.Noticed)
            return Decision.Forbid("R-CALLBACK", new Words(
                "处理结果书面通知后才能回访。", "Call back after the result has been told in writing."));
        if (ask.Callback.Lacks is { } field) return Decision.Refuse(RefusalCode.FieldMissing, field);
        var called = new ComplaintCalledBack(complaint.Id, ask.Callback, ask.By);
        return WhyClosed(hall, complaint, ask.Callback) is { } why
            ? Decision.Accept(called, new ComplaintClosed(complaint.Id, why))
            : Decision.Accept(called);
    }

    internal static HallState Apply(HallState hall, ComplaintCalledBack called) =>
        called.Callback.Outcome != CallbackOutcome.Unreached
            ? hall : hall.Change(called.Complaint, c => c with { Unreached = c.Unreached + 1 });

    internal static HallState Apply(HallState hall, ComplaintClosed closed, Instant at) =>
        hall.Books.Complaints.Open.GetValueOrDefault(closed.Complaint) is { } c
            ? hall.With(hall.Books.Complaints.Without(new ClosedComplaint(
                c.Id, c.Number, c.Kind, c.ReceivedAt, at, c.Verified, c.Notice)))
            : hall;

    private static string? WhyClosed(HallState hall, Complaint complaint, Callback callback) =>
        callback.Outcome switch
        {
            CallbackOutcome.Answered or CallbackOutcome.Refused => CalledBack,
            CallbackOutcome.Unreached when
                complaint.Unreached + 1 >= hall.Books.Rules[OrderFigures.CallbackTries] => Unreached,
            _ => null,
        };
}
