using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Disclosure;

/// <summary>
/// Notes in the work log of a visit that the identity was checked, never what was on the card.
/// </summary>
public sealed record NoteVisit(
    VisitId Visit, string By, bool IdentityChecked, string Note) : DisclosureCommand;

/// <summary>The work log of a visit (000-A 四2): whether the identity was checked, and a note.</summary>
public sealed record VisitNoted(
    VisitId Visit, string By, bool IdentityChecked, string Note) : DisclosureEvent;

/// <summary>Keeps the work log, 工作日志 (R-LOG-VISIT).</summary>
public static class VisitNotes
{
    internal static Decision Decide(HallState hall, NoteVisit ask)
    {
        if (!hall.Visits.ContainsKey(ask.Visit))
            return Decision.Refuse(RefusalCode.UnknownVisit, ask.Visit.Value);
        if (string.IsNullOrWhiteSpace(ask.By)) return Decision.Refuse(RefusalCode.FieldMissing, "by");
        return PublicTexts.Refusal([ask.Note ?? ""])
            ?? Decision.Accept(new VisitNoted(
                ask.Visit, ask.By.Trim(), ask.IdentityChecked, ask.Note?.Trim() ?? ""));
    }
}
