using System.Diagnostics;
using NodaTime;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Staff;

/// <summary>Something asked about staff.</summary>
public abstract record StaffCommand : Command;

/// <summary>Leads each command and event about staff to its verb, and says what the clock brings.</summary>
public static class StaffVerbs
{
    internal static Decision Decide(HallState hall, StaffCommand command, Instant now) => command switch
    {
        SignIn ask => Signing.Decide(hall, ask),
        SignOut ask => Signing.Decide(hall, ask),
        TakeLeave ask => TakingLeave.Decide(hall, ask, now),
        EndLeave ask => TakingLeave.Decide(hall, ask),
        AssignClerk ask => Assigning.Decide(hall, ask, now),
        HandOverShift ask => Assigning.Decide(hall, ask),
        ApproveOvertime ask => Assigning.Decide(ask),
        PublishAttendance ask => Publishing.Decide(hall, ask, now),
        CallSupervisor ask => CallingSupervisor.Decide(hall, ask),
        AppealScore ask => ScoreAppeals.Decide(hall, ask, now),
        DecideScoreAppeal ask => ScoreAppeals.Decide(hall, ask),
        MeetSupervisor ask => CallingSupervisor.Decide(hall, ask),
        _ => throw new UnreachableException(command.GetType().Name),
    };

    internal static HallState Apply(HallState hall, StaffEvent happened, Recorded recorded)
    {
        var (book, at) = (hall.Books.Staff, recorded.At);
        var made = happened switch
        {
            ClerkSignedIn e => book with { Present = book.Present.SetItem(e.Clerk, at) },
            ClerkSignedOut e => book with { Present = book.Present.Remove(e.Clerk) },
            LeaveTaken e => book with { Leaves = book.Leaves.SetItem(e.Clerk, e) },
            LeaveEnded e => book with { Leaves = book.Leaves.Remove(e.Clerk) },
            ClerkAssigned e => book with
            {
                Assignments =
                    [.. book.Assignments.Where(a => a.Until >= at).TakeLast(StaffBook.Most - 1), e],
            },
            OvertimeApproved e => book with { Overtime = [.. book.Overtime.TakeLast(StaffBook.Most - 1), e] },
            SupervisorCalled e => book with { Calling = book.Calling.SetItem(e.Counter, at) },
            SupervisorCame e => book with { Calling = book.Calling.Remove(e.Counter) },
            ScoreAppealed e => ScoreAppeals.Apply(book, e),
            ScoreAppealDecided e => ScoreAppeals.Apply(book, e),
            ShiftHandedOver or AttendancePublished => book,
            _ => throw new UnreachableException(happened.GetType().Name),
        };
        return ReferenceEquals(made, book)
            ? hall : hall with { Books = hall.Books with { Staff = made } };
    }

    /// <summary>What the clock brings by now: nothing; lateness and absence are findings.</summary>
    internal static IEnumerable<HallEvent> Due(HallState hall, Instant now) => [];

    /// <summary>When the clock next brings something, or null.</summary>
    internal static Instant? NextAlarm(HallState hall) => null;
}
