using NodaTime;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Cases.Results;

/// <summary>Decides a case. It is decided also when it is overdue: lateness never stops a result.</summary>
/// <param name="Case">Its number.</param>
/// <param name="By">Who decides.</param>
/// <param name="Granted">Whether it is granted.</param>
/// <param name="Result">The result in one sentence.</param>
public sealed record DecideCase(string Case, string By, bool Granted, string Result)
    : OpenCaseCommand(Case, By);

/// <summary>Decisions.</summary>
public static class Deciding
{
    internal static Decision Decide(Case c, DecideCase ask)
    {
        var no = CaseGuards.First(
            CaseGuards.In(c, "办结", CaseState.Running), CaseGuards.Needs(ask.Result, "result"),
            Stepping.IsHandler(c, ask.By), CaseGuards.Phrases(ask.Result));
        if (no is not null) return no;
        var decided = new CaseDecided(c.Number, ask.Granted, ask.Result.Trim(), ask.By);
        return c.Kind == CaseKind.Agency && !c.Steps.Contains("handle")
            ? Decision.Accept(new CaseStepDone(c.Number, "handle", ask.By), decided)
            : Decision.Accept(decided);
    }

    internal static Case Apply(Case c, CaseDecided e, Instant at) => c with
    {
        State = CaseState.Decided, Granted = e.Granted, Result = e.Result, DecidedAt = at, DecidedBy = e.By,
    };
}
