using NodaTime;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Complaints;

/// <summary>Asks to see who complains.</summary>
/// <param name="Complaint">Its id or its number.</param>
/// <param name="By">Who asks.</param>
/// <param name="As">"officer" or "auditor".</param>
public sealed record ViewComplaint(string Complaint, string By, string As) : ComplaintCommand;

/// <summary>
/// Shows a complainant's identity to the complaint's officer or an auditor alone, and notes each look
/// (002-E 追究一5, 三2).
/// </summary>
public static class Viewing
{
    /// <summary>The complaint's own officer.</summary>
    public const string Officer = "officer";

    /// <summary>An auditor who is not complained of.</summary>
    public const string Auditor = "auditor";

    /// <summary>Looks of one sitting are one: a page that is left open asks again and again.</summary>
    private static readonly Duration Sitting = Duration.FromMinutes(30);

    internal static Decision Decide(HallState hall, ViewComplaint ask, Instant now)
    {
        if (hall.Books.Complaints.Find(ask.Complaint) is not { } complaint)
            return Decision.Refuse(RefusalCode.UnknownRecord, ask.Complaint);
        if (string.IsNullOrWhiteSpace(ask.By)) return Decision.Refuse(RefusalCode.FieldMissing, "by");
        var may = ask.As switch
        {
            Officer => ask.By == complaint.Officer,
            Auditor => !complaint.Concerns(ask.By),
            _ => false,
        };
        if (may && complaint.Views.TryGetValue(ask.By, out var last) && now - last < Sitting)
            return Decision.Accept();
        return may
            ? Decision.Accept(new ComplaintViewed(complaint.Id, ask.By, ask.As))
            : Decision.Forbid("R-CMP-NO-RETALIATION", new Words(
                "投诉人信息仅限本投诉的投诉专员查看。",
                "Only the complaint's officer may see who complains."));
    }

    internal static HallState Apply(HallState hall, ComplaintViewed viewed, Instant at) =>
        hall.Change(viewed.Complaint, c => c with { Views = c.Views.SetItem(viewed.By, at) });
}
