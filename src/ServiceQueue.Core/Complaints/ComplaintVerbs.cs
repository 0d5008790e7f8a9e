using System.Diagnostics;
using NodaTime;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Complaints;

/// <summary>Something asked about complaints.</summary>
public abstract record ComplaintCommand : Command;

/// <summary>
/// Leads each command and event about complaints to its verb, and says what the clock brings.
/// </summary>
public static class ComplaintVerbs
{
    internal static Decision Decide(HallState hall, ComplaintCommand command, Instant now) => command switch
    {
        ReceiveComplaint ask => Receiving.Decide(hall, ask, now),
        RegisterComplaint ask => Registering.Decide(hall, ask),
        ReassignComplaint ask => Registering.Decide(hall, ask),
        DispatchComplaint ask => Dispatching.Decide(hall, ask),
        ContactComplainant ask => Contacting.Decide(hall, ask),
        ProlongComplaint ask => Prolonging.Decide(hall, ask, now),
        ResolveComplaint ask => Resolving.Decide(hall, ask),
        NoticeComplaint ask => Noticing.Decide(hall, ask, now),
        CallComplainantBack ask =>
            CallingBack.Decide(hall, ask with { Callback = ask.Callback.Dated(now) }),
        ViewComplaint ask => Viewing.Decide(hall, ask, now),
        _ => throw new UnreachableException(command.GetType().Name),
    };

    internal static HallState Apply(HallState hall, ComplaintEvent happened, Recorded recorded) =>
        happened switch
        {
            ComplaintReceived e => Receiving.Apply(hall, e, recorded),
            ComplaintRegistered e => Registering.Apply(hall, e, recorded.At),
            ComplaintReassigned e => hall.Change(e.Complaint, c => c with { Officer = e.Officer }),
            ComplaintDispatched e => Dispatching.Apply(hall, e),
            ComplaintContacted e => Contacting.Apply(hall, e, recorded.At),
            ComplaintProlonged e => Prolonging.Apply(hall, e),
            ComplaintResolved e => Resolving.Apply(hall, e, recorded.At),
            ComplaintNoticed e => Noticing.Apply(hall, e, recorded.At),
            ComplaintCalledBack e => CallingBack.Apply(hall, e),
            ComplaintClosed e => CallingBack.Apply(hall, e, recorded.At),
            ComplaintViewed e => Viewing.Apply(hall, e, recorded.At),
            _ => throw new UnreachableException(happened.GetType().Name),
        };

    /// <summary>
    /// What the clock brings by now: events, in order. Nothing happens to a complaint by itself.
    /// </summary>
    internal static IEnumerable<HallEvent> Due(HallState hall, Instant now) => [];

    /// <summary>When the clock next brings something, or null.</summary>
    internal static Instant? NextAlarm(HallState hall) => null;

    /// <summary>
    /// The open complaint somebody works at, or null with the refusal: none is there, its doer is not named,
    /// or is the very person complained of (000-B 监督投诉).
    /// </summary>
    internal static Complaint? Open(HallState hall, string id, string by, out Decision? no)
    {
        var complaint = hall.Books.Complaints.Find(id);
        no = complaint switch
        {
            null => Decision.Refuse(RefusalCode.UnknownRecord, id),
            _ when string.IsNullOrWhiteSpace(by) => Decision.Refuse(RefusalCode.FieldMissing, "by"),
            _ when complaint.Concerns(by) => Concerned(),
            _ => null,
        };
        return no is null ? complaint : null;
    }

    /// <summary>The refusal that keeps the person complained of away (R-CMP-DESK).</summary>
    internal static Decision Concerned() => Decision.Forbid("R-CMP-DESK", new Words(
        "被投诉人不得经办本投诉，请由其他投诉专员办理。",
        "The person complained of may not handle the complaint. Another officer must."));
}
