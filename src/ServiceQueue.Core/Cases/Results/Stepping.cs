using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Cases.Results;

/// <summary>A step of an agency case is done: "handle", as often as it takes.</summary>
/// <param name="Case">Its number.</param>
/// <param name="By">Who did it: the clerk who acts for the applicant.</param>
/// <param name="Step">"accept", "handle" or "reply".</param>
public sealed record DoStep(string Case, string By, string Step) : OpenCaseCommand(Case, By);

/// <summary>Signs a case off before the reply goes out; by somebody else than who acts.</summary>
/// <param name="Case">Its number.</param>
/// <param name="By">Who signs.</param>
public sealed record SignOffCase(string Case, string By) : OpenCaseCommand(Case, By);

/// <summary>
/// The three steps of an agency case, by one clerk, and the sign-off before the reply (R-AGENT-STEPS,
/// 002-A 程序; 000-B 代理二).
/// </summary>
public static class Stepping
{
    private const string Rule = "R-AGENT-STEPS";

    internal static Decision Decide(Case c, DoStep ask)
    {
        var no = CaseGuards.First(
            CaseGuards.In(c, "登记代办环节", CaseState.Running, CaseState.Paused, CaseState.Decided),
            c.Kind == CaseKind.Agency ? null : Decision.Forbid(Rule, new Words(
                "只有代办件登记受理、承办、回复环节。", "Only an agency case has these steps.")),
            ask.Step == "handle" ? null : Decision.Forbid(Rule, new Words(
                "受理、回复环节随受理、告知自动登记，此处只登记承办（handle）。",
                "Accepting and replying are noted by themselves; note \"handle\" here.")),
            IsHandler(c, ask.By));
        if (no is not null) return no;
        return c.Steps.Contains(ask.Step)
            ? Decision.Accept() : Decision.Accept(new CaseStepDone(c.Number, ask.Step, ask.By));
    }

    internal static Decision Decide(Case c, SignOffCase ask) => CaseGuards.First(
        CaseGuards.In(c, "签字复核", CaseState.Decided),
        ask.By == c.Handler ? Decision.Forbid(Rule, new Words(
            "签字复核须由承办人以外的人员进行。", "Who handled it does not sign it off.")) : null)
        ?? (c.SignedOffBy is null
            ? Decision.Accept(new CaseSignedOff(c.Number, ask.By)) : Decision.Accept());

    /// <summary>An agency case is done by the one clerk who has it.</summary>
    internal static Decision? IsHandler(Case c, string by) =>
        c.Kind != CaseKind.Agency || by == c.Handler ? null : Decision.Forbid(Rule, new Words(
            $"代办件由{c.Handler}全程负责，请由其办理。", $"This agency case is {c.Handler}'s to its end."));
}
