using NodaTime;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Notices;

namespace ServiceQueue.Core.Cases.Intake;

/// <summary>Does not accept a case that is not the hall's to decide.</summary>
/// <param name="Case">Its number.</param>
/// <param name="By">Who refuses.</param>
/// <param name="Reason">Why.</param>
/// <param name="Basis">On what it rests.</param>
/// <param name="Remedy">What the applicant can do.</param>
public sealed record RefuseCase(string Case, string By, string Reason, string Basis, string Remedy)
    : OpenCaseCommand(Case, By);

/// <summary>Returns a case that is unlawful or lacks its main document.</summary>
/// <param name="Case">Its number.</param>
/// <param name="By">Who returns it.</param>
/// <param name="Reason">Why.</param>
/// <param name="Basis">On what it rests.</param>
/// <param name="Remedy">What the applicant can do.</param>
public sealed record ReturnCase(string Case, string By, string Reason, string Basis, string Remedy)
    : OpenCaseCommand(Case, By);

/// <summary>Returns and refuses in writing: reason, basis, remedy (003-A 五; 002-D 四(三)3).</summary>
public static class Refusing
{
    internal static Decision Decide(HallState hall, Case c, RefuseCase ask, Instant now)
    {
        if (Refusal(c, ask.Reason, ask.Basis, ask.Remedy) is { } no) return no;
        var notice = CaseNotices.Refusal(hall, c, ask, now);
        return Decision.Accept(
            new CaseTyped(c.Number, CaseKind.Return, ask.By, "不予受理"),
            new CaseRefused(
                c.Number, notice.Number, ask.Reason.Trim(), ask.Basis.Trim(), ask.Remedy.Trim(), ask.By),
            CaseNotices.Issued(hall, c, notice, ask.By));
    }

    internal static Decision Decide(HallState hall, Case c, ReturnCase ask, Instant now)
    {
        if (Refusal(c, ask.Reason, ask.Basis, ask.Remedy) is { } no) return no;
        var notice = CaseNotices.Return(hall, c, ask, now);
        return Decision.Accept(
            new CaseTyped(c.Number, CaseKind.Return, ask.By),
            new CaseReturned(
                c.Number, notice.Number, ask.Reason.Trim(), ask.Basis.Trim(), ask.Remedy.Trim(), ask.By),
            CaseNotices.Issued(hall, c, notice, ask.By));
    }

    internal static Case Apply(Case c, CaseRefused e, Instant at) =>
        c.With(e.Notice) with { State = CaseState.Refused, Why = e.Reason, ClosedAt = at };

    internal static Case Apply(Case c, CaseReturned e, Instant at) =>
        c.With(e.Notice) with { State = CaseState.Returned, Why = e.Reason, ClosedAt = at };

    private static Decision? Refusal(Case c, string reason, string basis, string remedy)
    {
        if (c.State == CaseState.SupplementAwaited)
        {
            return Decision.Forbid("R-ONCE-SECOND-ACCEPT", new Words(
                "已一次性告知补正，申请人补齐后应当受理，不得再退回或者不予受理。",
                "What is missing was told; once it is there the case must be accepted, not turned away."));
        }

        return CaseGuards.First(
            CaseGuards.In(c, "退回或者不予受理", CaseState.Received),
            CaseGuards.HasApplicant(c),
            string.IsNullOrWhiteSpace(reason) || string.IsNullOrWhiteSpace(basis)
                || string.IsNullOrWhiteSpace(remedy)
                ? Decision.Forbid("R-ONCE-REFUSE-REASON", new Words(
                    "退回或者不予受理须一次性书面告知，请写明理由、依据和救济途径。",
                    "Turning a case away needs its reason, its basis and the applicant's remedy in writing."))
                : null,
            CaseGuards.Phrases(reason, basis, remedy));
    }
}
