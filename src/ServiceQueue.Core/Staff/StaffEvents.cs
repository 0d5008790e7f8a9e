using NodaTime;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Staff;

/// <summary>Something that happened to staff.</summary>
public abstract record StaffEvent : HallEvent;

/// <summary>A clerk came to work, 签到.</summary>
public sealed record ClerkSignedIn(string Clerk) : StaffEvent;

/// <summary>A clerk went, 签退.</summary>
public sealed record ClerkSignedOut(string Clerk) : StaffEvent;

/// <summary>A clerk is away with approval (R-WIN-LEAVE, 003-A 七).</summary>
/// <param name="Clerk">Who.</param>
/// <param name="Reason">Why.</param>
/// <param name="Approver">Who approved it; never the clerk.</param>
/// <param name="Destination">Whereabouts, 去向 (004-G 一).</param>
/// <param name="BackAt">When the clerk is expected back.</param>
/// <param name="ApproverLevel">1 分管领导; 2 主要领导, in writing (004-Q 四).</param>
public sealed record LeaveTaken(
    string Clerk, string Reason, string Approver, string Destination, Instant BackAt, int ApproverLevel = 1)
    : StaffEvent;

/// <summary>A clerk is back.</summary>
public sealed record LeaveEnded(string Clerk) : StaffEvent;

/// <summary>A clerk serves at a counter for a span, 顶岗 with approval (R-STF-ASSIGN, 001-D 三(二)).</summary>
public sealed record ClerkAssigned(string Clerk, int Counter, Instant From, Instant Until, string Approver)
    : StaffEvent;

/// <summary>A shift was handed over by one clerk and taken over by another (004-B 三2).</summary>
public sealed record ShiftHandedOver(int Counter, string From, string To, string? Note = null) : StaffEvent;

/// <summary>A clerk's overtime of a day was approved (R-HOURS-OVERTIME-LOG, 001-I 14).</summary>
public sealed record OvertimeApproved(string Clerk, LocalDate Day, string Reason, string Approver)
    : StaffEvent;

/// <summary>The attendance sheet of a month was made public (R-ATT-MONTHLY, 002-E 考勤五).</summary>
public sealed record AttendancePublished(int Year, int Month) : StaffEvent;

/// <summary>A counter called a supervisor (R-QUEUE-ESCALATE, 001-C 三1).</summary>
public sealed record SupervisorCalled(int Counter, string Reason) : StaffEvent;

/// <summary>A supervisor came to the counter.</summary>
public sealed record SupervisorCame(int Counter, string Supervisor) : StaffEvent;

/// <summary>A deduction of a month's score sheet was contested (R-SCORE-APPEAL, 001-K 一(三)).</summary>
/// <param name="Clerk">Whose score it is.</param>
/// <param name="Year">The year of the sheet.</param>
/// <param name="Month">The month of the sheet.</param>
/// <param name="Deduction">The deduction's key on the sheet.</param>
/// <param name="Reason">Why it is contested.</param>
/// <param name="By">Who contested it.</param>
public sealed record ScoreAppealed(
    string Clerk, int Year, int Month, string Deduction, string Reason, string By) : StaffEvent;

/// <summary>A contested deduction was reviewed, 复审.</summary>
/// <param name="Clerk">Whose score it is.</param>
/// <param name="Year">The year of the sheet.</param>
/// <param name="Month">The month of the sheet.</param>
/// <param name="Deduction">The deduction's key on the sheet.</param>
/// <param name="IsLifted">Whether it counts no more; else it stands.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">Who decided; never the clerk.</param>
public sealed record ScoreAppealDecided(
    string Clerk, int Year, int Month, string Deduction, bool IsLifted, string Reason, string By)
    : StaffEvent;
