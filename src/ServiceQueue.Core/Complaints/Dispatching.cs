using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Complaints;

/// <summary>Gives a complaint to those who look into it.</summary>
/// <param name="Complaint">Its id or its number.</param>
/// <param name="To">A person or a body.</param>
/// <param name="By">Who gives it.</param>
public sealed record DispatchComplaint(string Complaint, string To, string By) : ComplaintCommand;

/// <summary>Gives complaints to those who look into them, never to the person complained of.</summary>
public static class Dispatching
{
    internal static Decision Decide(HallState hall, DispatchComplaint ask)
    {
        if (ComplaintVerbs.Open(hall, ask.Complaint, ask.By, out var no) is not { } complaint) return no!;
        if (complaint.Officer is null) return Decision.Refuse(RefusalCode.FieldMissing, "register");
        if (string.IsNullOrWhiteSpace(ask.To)) return Decision.Refuse(RefusalCode.FieldMissing, "to");
        return complaint.Concerns(ask.To)
            ? ComplaintVerbs.Concerned()
            : Decision.Accept(new ComplaintDispatched(complaint.Id, ask.To, ask.By));
    }

    internal static HallState Apply(HallState hall, ComplaintDispatched sent) =>
        hall.Change(sent.Complaint, c => c with
        {
            To = sent.To,
            State = c.State < ComplaintState.Dispatched ? ComplaintState.Dispatched : c.State,
        });
}
