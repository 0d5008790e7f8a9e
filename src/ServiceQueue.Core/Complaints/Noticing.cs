using NodaTime;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Notices;

namespace ServiceQueue.Core.Complaints;

/// <summary>Tells the complainant the result in writing.</summary>
/// <param name="Complaint">Its id or its number.</param>
/// <param name="Explanation">The rules and the result, explained.</param>
/// <param name="Channel">"on-spot", "letter", "sms", "online".</param>
/// <param name="Proof">What proves the delivery.</param>
/// <param name="By">Who tells.</param>
/// <param name="Counter">The counter whose printer prints it, or null.</param>
public sealed record NoticeComplaint(
    string Complaint, string Explanation, string Channel, string Proof, string By, int? Counter = null)
    : ComplaintCommand;

/// <summary>Tells results in writing, numbered and dated (002-D 一(六); 001-M 16; 000-E 四5).</summary>
public static class Noticing
{
    internal static Decision Decide(HallState hall, NoticeComplaint ask, Instant now)
    {
        if (ComplaintVerbs.Open(hall, ask.Complaint, ask.By, out var no) is not { } complaint) return no!;
        if (complaint.State == ComplaintState.Noticed) return Decision.Accept();
        if (complaint.State != ComplaintState.Resolved)
            return Decision.Forbid("R-CMP-FORMAL-NOTICE", new Words(
                "投诉尚未作出处理结论，请先核实认定。", "The complaint is not decided yet. Resolve it first."));
        if (string.IsNullOrWhiteSpace(ask.Explanation))
            return Decision.Forbid("R-CMP-EXPLAIN", new Words(
                "请填写对相关规定和处理结果的解释。", "Explain the rules and the result to the complainant."));
        if (Phrases.ForbiddenIn(ask.Explanation) is { } phrase) return Phrases.Refusal(phrase);
        if (string.IsNullOrWhiteSpace(ask.Channel)) return Missing("channel");
        if (string.IsNullOrWhiteSpace(ask.Proof)) return Missing("proof");
        if (ask.Counter is { } counter && hall.Plan.Counter(counter) is null)
            return Decision.Refuse(RefusalCode.UnknownCounter, counter.ToString());
        var issued = ComplaintNotices.Result(hall, complaint, ask, now);
        var noticed = new ComplaintNoticed(
            complaint.Id, issued.Notice.Number, ask.Explanation, ask.Channel, ask.Proof, ask.By);
        // Nobody can be called back about an anonymous one, and a suggestion ends with its reply.
        return complaint.IsAnonymous || complaint.Kind == ComplaintKind.Suggestion
            ? Decision.Accept(issued, noticed, new ComplaintClosed(
                complaint.Id, complaint.IsAnonymous ? CallingBack.Anonymous : CallingBack.Replied))
            : Decision.Accept(issued, noticed);
    }

    internal static HallState Apply(HallState hall, ComplaintNoticed noticed, Instant at) =>
        hall.Change(noticed.Complaint, c => c with
        {
            State = ComplaintState.Noticed, Notice = noticed.Notice, NoticedAt = at,
        });

    private static Decision Missing(string field) => Decision.Refuse(RefusalCode.FieldMissing, field);
}
