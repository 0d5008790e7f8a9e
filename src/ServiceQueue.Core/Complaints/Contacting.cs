using NodaTime;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Complaints;

/// <summary>The complainant was reached.</summary>
public sealed record ContactComplainant(string Complaint, string Channel, string Note, string By)
    : ComplaintCommand;

/// <summary>Notes that complainants were reached (rules C2: within one working day).</summary>
public static class Contacting
{
    internal static Decision Decide(HallState hall, ContactComplainant ask)
    {
        if (ComplaintVerbs.Open(hall, ask.Complaint, ask.By, out var no) is not { } complaint) return no!;
        if (complaint.IsAnonymous) return Decision.Refuse(RefusalCode.FieldMissing, "contact");
        return string.IsNullOrWhiteSpace(ask.Channel)
            ? Decision.Refuse(RefusalCode.FieldMissing, "channel")
            : Decision.Accept(new ComplaintContacted(complaint.Id, ask.Channel, ask.Note, ask.By));
    }

    internal static HallState Apply(HallState hall, ComplaintContacted contacted, Instant at) =>
        hall.Change(contacted.Complaint, c => c with { ContactedAt = c.ContactedAt ?? at });
}
