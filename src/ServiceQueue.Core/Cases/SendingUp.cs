using NodaTime;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Cases;

/// <summary>Notes that a case goes to another superior body than it was accepted for.</summary>
/// <param name="Case">Its number.</param>
/// <param name="By">Who sends it.</param>
/// <param name="Superior">The superior body.</param>
public sealed record SendUpCase(string Case, string By, string Superior) : OpenCaseCommand(Case, By);

/// <summary>上报件: what a superior body decides (R-CASE-REPORTUP, 002-D 四(三)4; 001-B 八).</summary>
public static class SendingUp
{
    internal static Decision Decide(Case c, SendUpCase ask)
    {
        var no = CaseGuards.First(
            CaseGuards.In(c, "上报", CaseState.Running), CaseGuards.Needs(ask.Superior, "superior"));
        if (no is not null) return no;
        return c.Kind == CaseKind.ReportUp
            ? Decision.Accept(
                new CaseSentUp(c.Number, ask.Superior.Trim(), c.Accepted!.SuperiorDue, ask.By))
            : Decision.Forbid("R-CASE-REPORTUP", new Words(
                "只有上报件可以上报，请在受理时选择上报件。",
                "Only a case accepted for a superior body goes up to one."));
    }

    internal static Case Apply(Case c, CaseSentUp e, Instant at) => c with
    {
        Superior = e.Superior, SentUpAt = at,
    };
}
