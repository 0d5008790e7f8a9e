using System.Collections.Immutable;
using NodaTime;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Notices;

namespace ServiceQueue.Core.Complaints;

/// <summary>Decides a complaint: verified or not, with evidence.</summary>
/// <param name="Complaint">Its id or its number.</param>
/// <param name="Verified">Whether it proved true.</param>
/// <param name="Result">What was found and done.</param>
/// <param name="Records">Journal records that prove it.</param>
/// <param name="Documents">Other evidence, or empty.</param>
/// <param name="By">Who decides.</param>
public sealed record ResolveComplaint(
    string Complaint, bool? Verified, string Result, ImmutableArray<long> Records, string Documents,
    string By) : ComplaintCommand;

/// <summary>Decides complaints on evidence (000-H 六2,3; 003-C 十).</summary>
public static class Resolving
{
    internal static Decision Decide(HallState hall, ResolveComplaint ask)
    {
        if (ComplaintVerbs.Open(hall, ask.Complaint, ask.By, out var no) is not { } complaint) return no!;
        if (complaint.Officer is null) return Decision.Refuse(RefusalCode.FieldMissing, "register");
        if (complaint.State >= ComplaintState.Noticed)
            return Decision.Refuse(RefusalCode.UnknownRecord, complaint.Number);
        var wants = complaint.Kind != ComplaintKind.Suggestion;
        if (wants && ask.Verified is null) return Decision.Refuse(RefusalCode.FieldMissing, "verified");
        if (string.IsNullOrWhiteSpace(ask.Result))
            return Decision.Refuse(RefusalCode.FieldMissing, "result");
        if (Phrases.ForbiddenIn(ask.Result) is { } phrase) return Phrases.Refusal(phrase);
        if (ask.Records.Any(r => r < 1 || r > hall.Sequence))
            return Decision.Refuse(RefusalCode.FieldMissing, "records");
        if (wants && ask.Records.IsEmpty && string.IsNullOrWhiteSpace(ask.Documents))
            return Decision.Forbid("R-CMP-VERIFY", new Words(
                "认定须附证据：请注明日志记录号或其他证明材料。",
                "A decision needs evidence: name journal records or other documents."));
        return Decision.Accept(new ComplaintResolved(
            complaint.Id, ask.Verified, ask.Result, ask.Records, ask.Documents, ask.By));
    }

    internal static HallState Apply(HallState hall, ComplaintResolved resolved, Instant at) =>
        hall.Change(resolved.Complaint, c => c with
        {
            State = ComplaintState.Resolved, Verified = resolved.Verified, Result = resolved.Result,
            ResolvedAt = at,
        });
}
