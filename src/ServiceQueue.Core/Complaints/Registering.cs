using NodaTime;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Complaints;

/// <summary>Registers a complaint with an officer.</summary>
/// <param name="Complaint">Its id or its number.</param>
/// <param name="Matter">What it is about, of the closed list.</param>
/// <param name="Officer">Who answers for it.</param>
/// <param name="Wish">What is asked for, where the form did not say it; or null.</param>
/// <param name="IsComplex">Whether it needs the longer limit.</param>
/// <param name="By">Who registers.</param>
public sealed record RegisterComplaint(
    string Complaint, ComplaintMatter? Matter, string Officer, string? Wish, bool IsComplex, string By)
    : ComplaintCommand;

/// <summary>Gives a complaint to another officer.</summary>
public sealed record ReassignComplaint(string Complaint, string Officer, string Reason, string By)
    : ComplaintCommand;

/// <summary>Registers complaints with officers who are never complained of (000-H 六1; R-CMP-DESK).</summary>
public static class Registering
{
    /// <summary>What the form says where nothing was asked for.</summary>
    public const string NoWish = "未提出具体诉求";

    internal static Decision Decide(HallState hall, RegisterComplaint ask)
    {
        if (ComplaintVerbs.Open(hall, ask.Complaint, ask.By, out var no) is not { } complaint) return no!;
        if (complaint.State != ComplaintState.Received) return Decision.Accept();
        if (ask.Matter is null) return Decision.Refuse(RefusalCode.FieldMissing, "matter");
        if (string.IsNullOrWhiteSpace(ask.Officer))
            return Decision.Refuse(RefusalCode.FieldMissing, "officer");
        if (complaint.Concerns(ask.Officer)) return ComplaintVerbs.Concerned();
        var wish = ask.Wish ?? complaint.Form.Wish;
        return Decision.Accept(new ComplaintRegistered(
            complaint.Id, ask.Matter, ask.Officer, wish.Length > 0 ? wish : NoWish, ask.IsComplex, ask.By));
    }

    internal static Decision Decide(HallState hall, ReassignComplaint ask)
    {
        if (ComplaintVerbs.Open(hall, ask.Complaint, ask.By, out var no) is not { } complaint) return no!;
        if (complaint.Officer is null) return Decision.Refuse(RefusalCode.FieldMissing, "register");
        if (string.IsNullOrWhiteSpace(ask.Officer))
            return Decision.Refuse(RefusalCode.FieldMissing, "officer");
        if (string.IsNullOrWhiteSpace(ask.Reason))
            return Decision.Refuse(RefusalCode.FieldMissing, "reason");
        return complaint.Concerns(ask.Officer)
            ? ComplaintVerbs.Concerned()
            : Decision.Accept(new ComplaintReassigned(complaint.Id, ask.Officer, ask.Reason, ask.By));
    }

    internal static HallState Apply(HallState hall, ComplaintRegistered registered, Instant at) =>
        hall.Change(registered.Complaint, c => c with
        {
            State = ComplaintState.Registered, Matter = registered.Matter, Officer = registered.Officer,
            Form = c.Form with { Wish = registered.Wish }, IsComplex = registered.IsComplex,
            RegisteredAt = at,
            AnswerBy = registered.IsComplex
                ? ComplaintClock.End(
                    hall, c.ReceivedAt, ComplaintClock.Answer(hall.Books.Rules, c.Kind, true))
                : c.AnswerBy,
        });
}
