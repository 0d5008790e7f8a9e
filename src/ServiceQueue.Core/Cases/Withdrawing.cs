using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Cases;

/// <summary>The applicant gives the case up.</summary>
/// <param name="Case">Its number.</param>
/// <param name="By">Who notes it.</param>
public sealed record WithdrawCase(string Case, string By) : OpenCaseCommand(Case, By);

/// <summary>Withdrawals by the applicant, before the decision.</summary>
public static class Withdrawing
{
    internal static Decision Decide(Case c, WithdrawCase ask) =>
        CaseGuards.In(
            c, "撤回", CaseState.Received, CaseState.SupplementAwaited, CaseState.Running, CaseState.Paused)
        ?? Decision.Accept(new CaseWithdrawn(c.Number, "applicant", ask.By));
}
