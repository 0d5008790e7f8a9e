using NodaTime;
using ServiceQueue.Core.Books;
using ServiceQueue.Core.Closures;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Staff;
using ServiceQueue.Simulation.Views;

namespace ServiceQueue.Simulation.Journal;

/// <summary>One of every event about staff and closures, with nothing left out.</summary>
internal static class StaffSamples
{
    private static readonly Instant From = Reported.Nine;
    private static readonly Instant Until = Reported.Nine + Duration.FromHours(2);

    /// <summary>Books with something of each in them.</summary>
    public static readonly HallBooks Books = HallBooks.Empty with
    {
        Staff = new StaffBook
        {
            Present = StaffBook.Empty.Present.Add("王芳", From),
            Leaves = StaffBook.Empty.Leaves.Add("赵敏", new LeaveTaken("赵敏", "送件", "李强", "档案室", Until)),
            Assignments = [new ClerkAssigned("王芳", 3, From, Until, "李强")],
            Overtime = [new OvertimeApproved("王芳", Reported.Day, "整理档案", "李强")],
            Appeals = [new ScoreAppealed("王芳", 2026, 3, "R-ATT-LATE-15:12", "公交停运", "王芳")],
            Calling = StaffBook.Empty.Calling.Add(3, From),
        },
        Closures = new ClosureBook
        {
            Changes = [new HoursChangeAnnounced("上午8:30—11:30", From, Until)],
            Notices = [new ClosureNoticed(null, From, Until, "停电", "请在网上办理", Until)],
        },
    };

    public static readonly HallEvent[] All =
    [
        new ClerkSignedIn("王芳"), new ClerkSignedOut("王芳"),
        new LeaveTaken("王芳", "送件", "李强", "三楼档案室", Until, 2), new LeaveEnded("王芳"),
        new ClerkAssigned("王芳", 3, From, Until, "李强"), new ShiftHandedOver(3, "王芳", "赵敏", "无遗留"),
        new OvertimeApproved("王芳", Reported.Day, "整理档案", "李强"), new AttendancePublished(2026, 3),
        new SupervisorCalled(3, "纠纷"), new SupervisorCame(3, "李强"),
        new ScoreAppealed("王芳", 2026, 3, "R-ATT-LATE-15:12", "公交停运", "王芳"),
        new ScoreAppealDecided("王芳", 2026, 3, "R-ATT-LATE-15:12", true, "情况属实", "李强"),
        new HoursChangeAnnounced("上午8:30—11:30", From, Until),
        new ClosureNoticed(3, From, Until, "停电", "请到5号窗口", Until),
    ];
}
