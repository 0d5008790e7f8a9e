using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Disclosure;

/// <summary>Looks into a filed record.</summary>
/// <param name="Record">Which: a case, a notice, a day of the journal.</param>
/// <param name="By">Who.</param>
/// <param name="Purpose">What for.</param>
/// <param name="Approver">Who approved it; not the same person.</param>
public sealed record ViewRecord(
    string Record, string By, string Purpose, string Approver) : DisclosureCommand;

/// <summary>Copies or exports a filed record.</summary>
public sealed record CopyRecord(
    string Record, string By, string Purpose, string Approver) : DisclosureCommand;

/// <summary>A filed record was looked into.</summary>
public sealed record RecordViewed(
    string Record, string By, string Purpose, string Approver) : DisclosureEvent;

/// <summary>A filed record was copied or exported.</summary>
public sealed record RecordCopied(
    string Record, string By, string Purpose, string Approver) : DisclosureEvent;

/// <summary>
/// Looks into records and copies them, with approval and on record (R-ARC-BORROW, 002-E 档案三, 四).
/// </summary>
public static class RecordAccess
{
    internal static Decision Decide(ViewRecord ask) =>
        Refusal(ask.Record, ask.By, ask.Purpose, ask.Approver) ?? Decision.Accept(new RecordViewed(
            ask.Record.Trim(), ask.By.Trim(), ask.Purpose.Trim(), ask.Approver.Trim()));

    internal static Decision Decide(CopyRecord ask) =>
        Refusal(ask.Record, ask.By, ask.Purpose, ask.Approver) ?? Decision.Accept(new RecordCopied(
            ask.Record.Trim(), ask.By.Trim(), ask.Purpose.Trim(), ask.Approver.Trim()));

    private static Decision? Refusal(string record, string by, string purpose, string approver)
    {
        if (Asking.Questions.Blank(("record", record), ("by", by), ("purpose", purpose)) is { } blank)
            return Decision.Refuse(RefusalCode.FieldMissing, blank);
        return !string.IsNullOrWhiteSpace(approver) && approver.Trim() != by.Trim() ? null : Decision.Forbid(
            "R-ARC-BORROW", new Words(
                "借阅、复印档案须经分管领导同意，批准人不得是本人。",
                "Looking into or copying the archive needs the approval of a superior, not of oneself."));
    }
}
