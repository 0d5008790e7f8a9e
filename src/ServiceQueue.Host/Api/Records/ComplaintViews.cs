using ServiceQueue.Core.Complaints;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Host.Api.Records;

/// <summary>Complaints as the interface tells them.</summary>
internal static class ComplaintViews
{
    /// <summary>For the page of who complained.</summary>
    public static PublicComplaintShape Public(HallState hall, Complaint complaint)
    {
        var isTold = complaint.State >= ComplaintState.Noticed;
        var state = complaint switch
        {
            { State: <= ComplaintState.Dispatched, ContactedAt: not null } => "contacted",
            _ => NameOf(complaint.State),
        };
        return new PublicComplaintShape(
            complaint.Number, complaint.Kind, state, complaint.ReceivedAt,
            complaint.IsAnonymous ? null : complaint.ContactBy, AnswerBy(hall, complaint),
            isTold ? complaint.Verified : null, isTold ? complaint.Result : null, complaint.Notice);
    }

    /// <summary>For the page of who complained, once it is closed.</summary>
    public static PublicComplaintShape Public(ClosedComplaint closed) => new(
        closed.Number, closed.Kind, NameOf(ComplaintState.Closed), closed.ReceivedAt, null, null,
        closed.Verified, null, closed.Notice);

    /// <summary>For those who work on it.</summary>
    public static ComplaintShape Staff(HallState hall, Complaint c, bool withContact) => new(
        c.Id, c.Number, c.Kind, c.State, c.Channel, c.ReceivedAt, c.RegisterBy, c.ContactBy,
        AnswerBy(hall, c), c.IsComplex, c.RegisteredAt, c.ContactedAt, c.ResolvedAt, c.NoticedAt, c.Matter,
        c.Officer, c.To, c.Form.Facts, c.Form.Wish, c.Form.Ticket, c.Form.Counter, c.Form.Case,
        c.Form.Against, c.Form.Evidence, c.IsAnonymous,
        withContact ? RecordVerb.Shape(c.Form.Contact) : null, c.Verified, c.Result, c.Notice, c.Unreached);

    /// <summary>By when the result must be told; null while a calendar is missing.</summary>
    public static NodaTime.Instant? AnswerBy(HallState hall, Complaint complaint) =>
        ComplaintClock.AnswerBy(hall, complaint);

    private static string NameOf(ComplaintState state) => state switch
    {
        ComplaintState.Received => "received",
        ComplaintState.Registered => "registered",
        ComplaintState.Dispatched => "dispatched",
        ComplaintState.Resolved => "resolved",
        ComplaintState.Noticed => "noticed",
        _ => "closed",
    };
}
