using NodaTime;
using ServiceQueue.Core.Counters;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Rules.Staff;

namespace ServiceQueue.Core.Staff;

/// <summary>A clerk leaves for a while, with approval; the counter pauses and tells until when.</summary>
public sealed record TakeLeave(
    string Clerk, string? Reason, string? Approver, string? Destination, Instant? BackAt,
    int ApproverLevel = 1)
    : StaffCommand;

/// <summary>A clerk is back; the counter continues.</summary>
public sealed record EndLeave(string Clerk) : StaffCommand;

/// <summary>Leaves of staff: reason, approver, whereabouts, time of return (R-WIN-LEAVE, 003-A 七).</summary>
public static class TakingLeave
{
    internal static Decision Decide(HallState hall, TakeLeave ask, Instant now)
    {
        if (Missing(ask, now) is { } field) return Decision.Refuse(RefusalCode.FieldMissing, field);
        if (string.IsNullOrWhiteSpace(ask.Approver) || ask.Approver.Trim() == ask.Clerk)
            return Decision.Refuse(RefusalCode.ApproverIsCaller, ask.Clerk);
        if (hall.Books.Staff.Leaves.ContainsKey(ask.Clerk))
            return Decision.Forbid("R-WIN-LEAVE", new Words(
                "该人员已在请假中，请先销假。", "This clerk is on leave already; end that leave first."));
        var days = hall.Books.Rules[StaffFigures.LongLeave];
        if (ask.BackAt!.Value - now >= Duration.FromDays(days) && ask.ApproverLevel < 2)
            return Decision.Forbid("R-ATT-LEAVE-LEVELS", new Words(
                $"请假{days}天及以上须主要领导书面批准。",
                $"Leave of {days} days and more needs the written approval of the head."));
        var taken = new LeaveTaken(
            ask.Clerk, ask.Reason!.Trim(), ask.Approver.Trim(), ask.Destination!.Trim(), ask.BackAt.Value,
            ask.ApproverLevel);
        return CounterOf(hall, ask.Clerk, Staffing.Open) is { } counter
            ? Decision.Accept(taken, new CounterPaused(counter.Id, taken.Reason, taken.BackAt))
            : Decision.Accept(taken);
    }

    internal static Decision Decide(HallState hall, EndLeave ask)
    {
        if (!hall.Books.Staff.Leaves.ContainsKey(ask.Clerk ?? ""))
            return Decision.Refuse(RefusalCode.UnknownRecord, ask.Clerk);
        var ended = new LeaveEnded(ask.Clerk!);
        return CounterOf(hall, ask.Clerk!, Staffing.Paused) is { } counter
            ? Decision.Accept(ended, new CounterContinued(counter.Id)) : Decision.Accept(ended);
    }

    private static CounterState? CounterOf(HallState hall, string clerk, Staffing staffing) =>
        hall.Counters.Values.FirstOrDefault(c => c.Clerk == clerk && c.Staffing == staffing);

    private static string? Missing(TakeLeave ask, Instant now) =>
        string.IsNullOrWhiteSpace(ask.Clerk) ? "clerk"
        : string.IsNullOrWhiteSpace(ask.Reason) ? "reason"
        : string.IsNullOrWhiteSpace(ask.Destination) ? "destination"
        : ask.BackAt is not { } back || back <= now ? "backAt" : null;
}
