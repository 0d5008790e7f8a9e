using NodaTime;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Notices;

namespace ServiceQueue.Core.Cases.Intake;

/// <summary>Answers a question that became a case: 咨询件, closed with its notice.</summary>
/// <param name="Case">Its number.</param>
/// <param name="By">Who answers.</param>
/// <param name="Answer">What is answered; printed on the notice.</param>
public sealed record AnswerCase(string Case, string By, string Answer) : OpenCaseCommand(Case, By);

/// <summary>Answers consultations on the spot (R-CASE-CONSULT-NOTICE, 002-D 四(三)1).</summary>
public static class Answering
{
    internal static Decision Decide(HallState hall, Case c, AnswerCase ask, Instant now)
    {
        var no = CaseGuards.First(
            CaseGuards.In(c, "按咨询件答复", CaseState.Received), CaseGuards.Needs(ask.Answer, "answer"),
            CaseGuards.Phrases(ask.Answer));
        if (no is not null) return no;
        var notice = CaseNotices.Consult(hall, c, ask, now);
        return Decision.Accept(
            new CaseTyped(c.Number, CaseKind.Consult, ask.By), CaseNotices.Issued(hall, c, notice, ask.By));
    }

    /// <summary>A kind is set; a consultation is over with it.</summary>
    internal static Case Apply(Case c, CaseTyped e, Instant at)
    {
        var typed = c with { Kind = e.Kind, Coordinator = e.Coordinator ?? c.Coordinator };
        return e.Kind == CaseKind.Consult && c.State == CaseState.Received
            ? typed with { State = CaseState.Consulted, ClosedAt = at } : typed;
    }
}
