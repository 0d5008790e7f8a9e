using NodaTime;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Hours;

namespace ServiceQueue.Core.Complaints;

/// <summary>Finds a complaint complex: it gets the longer limit, with reason and approver.</summary>
public sealed record ProlongComplaint(string Complaint, string Reason, string By, string Approver)
    : ComplaintCommand;

/// <summary>Gives complex complaints the longer limit, before the shorter one has ended (rules C2).</summary>
public static class Prolonging
{
    internal static Decision Decide(HallState hall, ProlongComplaint ask, Instant now)
    {
        if (ComplaintVerbs.Open(hall, ask.Complaint, ask.By, out var no) is not { } complaint) return no!;
        if (complaint.IsComplex) return Decision.Accept();
        if (string.IsNullOrWhiteSpace(ask.Reason))
            return Decision.Refuse(RefusalCode.FieldMissing, "reason");
        if (string.IsNullOrWhiteSpace(ask.Approver) || ask.Approver == ask.By)
            return Forbid("办理时限须由经办人以外的人员批准延长。", "Another person must approve the longer limit.");
        if (complaint.Kind == ComplaintKind.Suggestion)
            return Forbid("意见建议没有延长的时限。", "A suggestion has no longer limit.");
        if (ComplaintClock.AnswerBy(hall, complaint) is { } due && !DueTimes.IsOnTime(now, due))
            return Forbid("办理时限已过，不能再延长，请尽快答复。", "The limit is over. Answer as soon as you can.");
        return Decision.Accept(new ComplaintProlonged(complaint.Id, ask.Reason, ask.By, ask.Approver));
    }

    internal static HallState Apply(HallState hall, ComplaintProlonged prolonged) =>
        hall.Change(prolonged.Complaint, c => c with
        {
            IsComplex = true,
            AnswerBy = ComplaintClock.End(
                hall, c.ReceivedAt, ComplaintClock.Answer(hall.Books.Rules, c.Kind, true)),
        });

    private static Decision Forbid(string zh, string en) =>
        Decision.Forbid("R-CMP-TIMELY", new Words(zh, en));
}
