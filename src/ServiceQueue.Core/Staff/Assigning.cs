using NodaTime;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Staff;

/// <summary>Assigns a clerk to a counter for a span.</summary>
public sealed record AssignClerk(string Clerk, int Counter, Instant? From, Instant? Until, string? Approver)
    : StaffCommand;

/// <summary>Records the handover of a shift by both clerks.</summary>
public sealed record HandOverShift(int Counter, string From, string To, string? Note) : StaffCommand;

/// <summary>Approves a clerk's overtime of a day.</summary>
public sealed record ApproveOvertime(string Clerk, LocalDate? Day, string? Reason, string? Approver)
    : StaffCommand;

/// <summary>Who serves where and when, and what of it was approved (R-STF-ASSIGN, 001-D 三(二)).</summary>
public static class Assigning
{
    internal static Decision Decide(HallState hall, AssignClerk ask, Instant now)
    {
        if (string.IsNullOrWhiteSpace(ask.Clerk)) return Decision.Refuse(RefusalCode.FieldMissing, "clerk");
        if (hall.Plan.Counter(ask.Counter) is null)
            return Decision.Refuse(RefusalCode.UnknownCounter, ask.Counter.ToString());
        var from = ask.From ?? now;
        if (ask.Until is not { } until || until <= from || until < now)
            return Decision.Refuse(RefusalCode.FieldMissing, "until");
        return IsApproved(ask.Approver, ask.Clerk)
            ? Decision.Accept(new ClerkAssigned(ask.Clerk, ask.Counter, from, until, ask.Approver!.Trim()))
            : Decision.Refuse(RefusalCode.ApproverIsCaller, ask.Clerk);
    }

    internal static Decision Decide(HallState hall, HandOverShift ask)
    {
        if (hall.Plan.Counter(ask.Counter) is null)
            return Decision.Refuse(RefusalCode.UnknownCounter, ask.Counter.ToString());
        if (string.IsNullOrWhiteSpace(ask.From)) return Decision.Refuse(RefusalCode.FieldMissing, "from");
        if (string.IsNullOrWhiteSpace(ask.To) || ask.To == ask.From)
            return Decision.Refuse(RefusalCode.FieldMissing, "to");
        return Decision.Accept(new ShiftHandedOver(ask.Counter, ask.From, ask.To, ask.Note));
    }

    internal static Decision Decide(ApproveOvertime ask)
    {
        if (string.IsNullOrWhiteSpace(ask.Clerk)) return Decision.Refuse(RefusalCode.FieldMissing, "clerk");
        if (ask.Day is not { } day) return Decision.Refuse(RefusalCode.FieldMissing, "day");
        if (string.IsNullOrWhiteSpace(ask.Reason)) return Decision.Refuse(RefusalCode.FieldMissing, "reason");
        return IsApproved(ask.Approver, ask.Clerk)
            ? Decision.Accept(new OvertimeApproved(ask.Clerk, day, ask.Reason.Trim(), ask.Approver!.Trim()))
            : Decision.Refuse(RefusalCode.ApproverIsCaller, ask.Clerk);
    }

    private static bool IsApproved(string? approver, string clerk) =>
        !string.IsNullOrWhiteSpace(approver) && approver.Trim() != clerk;
}
