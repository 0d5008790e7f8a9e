using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Cases;

/// <summary>Hands a case's further doing to a named clerk, who accepts it.</summary>
/// <param name="Case">Its number.</param>
/// <param name="By">Who hands it over.</param>
/// <param name="To">Who goes on with it.</param>
/// <param name="Reason">Why.</param>
/// <param name="IsAccepted">Whether the other clerk has said yes.</param>
public sealed record HandOverCase(string Case, string By, string To, string Reason, bool IsAccepted)
    : OpenCaseCommand(Case, By);

/// <summary>Handovers: to a named person who accepts; the first-handling clerk stays the same.</summary>
public static class HandingOver
{
    internal static Decision Decide(Case c, HandOverCase ask)
    {
        var no = CaseGuards.First(
            CaseGuards.Needs(ask.To, "to"), CaseGuards.Needs(ask.Reason, "reason"),
            CaseGuards.Phrases(ask.Reason));
        if (no is not null) return no;
        if (c.Kind == CaseKind.Agency)
        {
            return Decision.Forbid("R-AGENT-STEPS", new Words(
                $"代办件由{c.Handler}全程负责，不能移交。",
                $"An agency case stays with {c.Handler} to its end."));
        }

        if (!ask.IsAccepted)
        {
            return Decision.Forbid("R-FIRST-HANDOVER", new Words(
                $"移交须由接收人{ask.To}确认，请在对方同意后办理。",
                $"A handover needs {ask.To}'s word. Ask first."));
        }

        return c.Handler == ask.To.Trim() ? Decision.Accept() : Decision.Accept(
            new CaseHandedOver(c.Number, c.Handler, ask.To.Trim(), ask.Reason.Trim()));
    }
}
