using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Rulebooks;

namespace ServiceQueue.Core.Rules.Staff;

/// <summary>The figures of staffing and attendance that a hall may set.</summary>
public static class StaffFigures
{
    private static readonly Words Minutes = new("分钟", "min");

    /// <summary>Counters that are open at the least in the hours of service.</summary>
    public static readonly Parameter MinCounters = new(
        "staff.min-counters", new Words("最少开放窗口数", "Counters open at the least"),
        new Words("个", "counters"), 1, 1, 50, "R-WIN-STAFFED; 004-A 1");

    /// <summary>Minutes without enough counters that count as unattended.</summary>
    public static readonly Parameter UnattendedMinutes = new(
        "staff.unattended-minutes", new Words("无人值守认定分钟数", "Unattended after"), Minutes,
        1, 1, 15, "R-WIN-STAFFED; 004-N 四");

    /// <summary>Minutes away from a counter without leave, or beyond it, that are a breach.</summary>
    public static readonly Parameter LeaveMinutes = new(
        "staff.leave-minutes", new Words("擅自离岗认定分钟数", "Away without leave after"), Minutes,
        15, 5, 30, "R-WIN-LEAVE; 003-A 七");

    /// <summary>Minutes within which a pause is shown.</summary>
    public static readonly Parameter PauseShown = new(
        "staff.pause-shown", new Words("暂停服务公示时限", "A pause is shown within"), Minutes,
        1, 1, 5, "R-WIN-LEAVE; 004-H 12");

    /// <summary>Minutes after the beginning that are no lateness.</summary>
    public static readonly Parameter LateMinutes = new(
        "staff.late-minutes", new Words("迟到认定分钟数", "Late after"), Minutes,
        15, 0, 15, "R-ATT-LATE-15; 002-E 考勤三");

    /// <summary>Minutes before the end that are no early leave.</summary>
    public static readonly Parameter EarlyMinutes = new(
        "staff.early-minutes", new Words("早退认定分钟数", "Early before"), Minutes,
        15, 0, 15, "R-ATT-EARLY-15; 002-E 考勤三");

    /// <summary>Minutes before the end from which leaving counts as absence.</summary>
    public static readonly Parameter AbsentMinutes = new(
        "staff.absent-minutes", new Words("脱岗认定分钟数", "Absent before"), Minutes,
        30, 30, 60, "R-ATT-ABSENT-30-60; 002-E 考勤三");

    /// <summary>Minutes before the beginning in which clerks sign in; 0 for no such span.</summary>
    public static readonly Parameter SignInSpan = new(
        "staff.sign-in-span", new Words("上班前签到时段", "Sign-in before the beginning"), Minutes,
        30, 0, 120, "R-ATT-SIGN-WINDOW; 004-Q 三");

    /// <summary>Lateness or early leaves in a row that count as a day's absence.</summary>
    public static readonly Parameter InARow = new(
        "staff.in-a-row", new Words("连续迟到早退视为旷工的次数", "In a row, an absence"),
        new Words("次", "times"), 3, 2, 5, "R-ATT-3-EQUALS-1; 000-A 二4");

    /// <summary>Days of leave from which the head approves in writing.</summary>
    public static readonly Parameter LongLeave = new(
        "staff.long-leave", new Words("须主要领导书面批准的请假天数", "Leave approved by the head"),
        new Words("天", "days"), 2, 1, 5, "R-ATT-LEAVE-LEVELS; 004-Q 四");

    /// <summary>The day of the next month by which the sheet is public.</summary>
    public static readonly Parameter SheetDay = new(
        "staff.sheet-day", new Words("考勤公布日", "The sheet is public by"), new Words("日", "day"),
        7, 1, 7, "R-ATT-MONTHLY; 002-E 考勤五");

    /// <summary>Whether a clerk serves only by a dated assignment.</summary>
    public static readonly Parameter AssignmentsDemanded = new(
        "staff.assignments-demanded", new Words("窗口人员须有派岗记录", "Clerks serve by assignment"),
        new Words("", ""), 0, 0, 1, "R-STF-ASSIGN; 001-D 三(二)", Choices: [
            new Words("否", "no"), new Words("是", "yes")]);

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<Parameter> All =
    [
        MinCounters, UnattendedMinutes, LeaveMinutes, PauseShown, LateMinutes, EarlyMinutes, AbsentMinutes,
        SignInSpan, InARow, LongLeave, SheetDay, AssignmentsDemanded,
    ];
}
