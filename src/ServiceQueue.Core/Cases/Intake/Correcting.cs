using System.Collections.Immutable;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Cases.Intake;

/// <summary>
/// Papers are put right on the spot, or looked at for the first time where they came by post or net.
/// </summary>
/// <param name="Case">Its number.</param>
/// <param name="By">Who helps.</param>
/// <param name="Materials">The materials looked at now.</param>
public sealed record CorrectCase(string Case, string By, ImmutableArray<MaterialCheck> Materials)
    : OpenCaseCommand(Case, By);

/// <summary>Puts papers right on the spot: no supplement (R-ONCE-FIX-ONSPOT, 000-B 限时).</summary>
public static class Correcting
{
    internal static Decision Decide(HallState hall, Case c, CorrectCase ask)
    {
        if (CaseGuards.In(c, "当场更正材料", CaseState.Received) is { } wrong) return wrong;
        if (ask.Materials.IsEmpty) return Decision.Refuse(RefusalCode.FieldMissing, "materials");
        var seen = CaseGuards.Merge(c.Materials, ask.Materials);
        var no = CaseGuards.First(
            CaseGuards.Whole(CaseGuards.EditionOf(hall, c), c.Item?.Id, seen),
            CaseGuards.Phrases([.. ask.Materials.Select(m => m.Requirement)]));
        return no ?? Decision.Accept(new CaseCorrected(c.Number, seen, ask.By));
    }

    internal static Case Apply(Case c, CaseCorrected e) => c with
    {
        Materials = e.Materials,
        FirstSeen = c.FirstSeen.IsEmpty ? e.Materials : c.FirstSeen,
    };
}
