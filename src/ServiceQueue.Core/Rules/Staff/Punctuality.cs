using NodaTime;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Rules.Hours;
using ServiceQueue.Core.Staff;

namespace ServiceQueue.Core.Rules.Staff;

/// <summary>Clerks come in time.</summary>
internal sealed class Lateness() : Rule(new RuleInfo(
    "R-ATT-LATE-15", RuleGrade.Must, "002-E 考勤三",
    new Words("规定时间超过15分钟上班为迟到。", "Signing in more than 15 minutes after the beginning is late.")))
{
    private readonly FirstSignIns _first = new();

    public override void Watch(Listening listening) => listening.On<ClerkSignedIn>((scene, e) =>
    {
        if (_first.StintOf(scene, e.Clerk) is not { } stint) return;
        if (Attendance.OfSignIn(scene.Before, e.Clerk, scene.At) != AttendanceClass.Late) return;
        var minutes = (int)(scene.At - stint.From).TotalMinutes;
        scene.Breach(
            $"{e.Clerk} {ClockWords.Day(scene.After, scene.At)}",
            new Words($"迟到{minutes}分钟。", $"{minutes} minutes late."));
    });
}

/// <summary>Clerks stay to the end.</summary>
internal sealed class EarlyLeaving() : Rule(new RuleInfo(
    "R-ATT-EARLY-15", RuleGrade.Must, "002-E 考勤三",
    new Words("提前下班超过15分钟为早退。", "Signing out more than 15 minutes before the end is early.")))
{
    public override void Watch(Listening listening) => listening.On<ClerkSignedOut>((scene, e) =>
    {
        if (SignOuts.ClassOf(scene, e) != AttendanceClass.Early) return;
        var minutes = SignOuts.Minutes(scene, e);
        scene.Breach(
            $"{e.Clerk} {ClockWords.Day(scene.After, scene.At)}",
            new Words($"早退{minutes}分钟。", $"{minutes} minutes early."));
    });
}

/// <summary>Whoever goes long before the end was absent, and that is not counted again as early.</summary>
internal sealed class Absence() : Rule(new RuleInfo(
    "R-ATT-ABSENT-30-60", RuleGrade.Must, "002-E 考勤三",
    new Words("超过30—60分钟下班记脱岗处理。", "Signing out long before the end, 30 to 60 minutes as set, is absence.")))
{
    public override void Watch(Listening listening) => listening.On<ClerkSignedOut>((scene, e) =>
    {
        if (SignOuts.ClassOf(scene, e) != AttendanceClass.Absent) return;
        var minutes = SignOuts.Minutes(scene, e);
        scene.Breach(
            $"{e.Clerk} {ClockWords.Day(scene.After, scene.At)}",
            new Words($"提前{minutes}分钟离开，记脱岗。", $"Left {minutes} minutes early: absent."));
    });
}

/// <summary>Clerks sign in within the span before the beginning.</summary>
internal sealed class SignInSpan() : Rule(new RuleInfo(
    "R-ATT-SIGN-WINDOW", RuleGrade.Should, "004-Q 三",
    new Words("8:00—8:30为签到时间，其余为缺签。",
        "Sign-in is within the span before the beginning; else it is missing.")))
{
    private readonly FirstSignIns _first = new();

    public override void Watch(Listening listening) => listening.On<ClerkSignedIn>((scene, e) =>
    {
        var span = scene.Before.Books.Rules[StaffFigures.SignInSpan];
        if (span == 0 || _first.StintOf(scene, e.Clerk) is not { } stint) return;
        var at = Instant.FromUnixTimeSeconds(scene.At.ToUnixTimeSeconds());
        if (at >= stint.From - Duration.FromMinutes(span) && at <= stint.From) return;
        scene.Breach(
            $"{e.Clerk} {ClockWords.Day(scene.After, scene.At)}",
            new Words("未在签到时段内签到，记缺签。", "Signed in outside the span for it: a missing sign-in."));
    });
}

/// <summary>Lateness and early leaves on so many workdays in a row count as a day's absence.</summary>
internal sealed class InARow() : Rule(new RuleInfo(
    "R-ATT-3-EQUALS-1", RuleGrade.Should, "000-A 二4",
    new Words("连续三次迟到或早退视为旷工一天。", "Late or early three workdays in a row is a day's absence.")))
{
    private readonly FirstSignIns _first = new();
    private readonly SortedDictionary<string, (LocalDate Last, int Days)> _runs = new(StringComparer.Ordinal);

    public override void Watch(Listening listening)
    {
        listening.On<ClerkSignedIn>((scene, e) =>
        {
            if (_first.StintOf(scene, e.Clerk) is not null
                && Attendance.OfSignIn(scene.Before, e.Clerk, scene.At) == AttendanceClass.Late)
                Count(scene, e.Clerk);
        });
        listening.On<ClerkSignedOut>((scene, e) =>
        {
            if (SignOuts.ClassOf(scene, e) is AttendanceClass.Early) Count(scene, e.Clerk);
        });
    }

    private void Count(Scene scene, string clerk)
    {
        var day = scene.At.InZone(scene.After.Plan.Zone).Date;
        var days = 1;
        if (_runs.TryGetValue(clerk, out var run))
        {
            if (run.Last == day) return;
            if (Follows(scene.After, run.Last, day)) days = run.Days + 1;
        }

        var most = scene.After.Books.Rules[StaffFigures.InARow];
        _runs[clerk] = (day, days % most);
        if (days < most) return;
        scene.Breach(
            $"{clerk} {ClockWords.Day(scene.After, scene.At)}",
            new Words($"连续{days}次迟到或早退，视为旷工一天。",
                $"Late or early {days} workdays in a row: a day's absence."));
    }

    /// <summary>Whether no day of service lies between two dates.</summary>
    private static bool Follows(HallState hall, LocalDate last, LocalDate day)
    {
        if (Period.DaysBetween(last, day) > 31) return false;
        for (var date = last.PlusDays(1); date < day; date = date.PlusDays(1))
            if (hall.Plan.Hours.IsServiceDay(date)) return false;
        return true;
    }
}

/// <summary>Which sign-ins begin a stint: the first one of a clerk who was not excused.</summary>
internal sealed class FirstSignIns
{
    private readonly Dictionary<string, Instant> _begun = [];

    /// <summary>The stint that a sign-in begins, or null when it only goes on with one.</summary>
    public Stint? StintOf(Scene scene, string clerk)
    {
        var hall = scene.Before;
        if (Attendance.StintOf(hall, clerk, scene.At) is not { } stint) return null;
        if (_begun.TryGetValue(clerk, out var begun) && begun == stint.From) return null;
        _begun[clerk] = stint.From;
        return hall.Books.Staff.Present.ContainsKey(clerk) || hall.Books.Staff.Leaves.ContainsKey(clerk)
            ? null : stint;
    }
}

/// <summary>What a sign-out counts as.</summary>
internal static class SignOuts
{
    /// <summary>Its class; approved leave is an excuse.</summary>
    public static AttendanceClass ClassOf(Scene scene, ClerkSignedOut gone) =>
        scene.Before.Books.Staff.Leaves.ContainsKey(gone.Clerk)
            ? AttendanceClass.InTime : Attendance.OfSignOut(scene.Before, gone.Clerk, scene.At);

    /// <summary>Whole minutes before the end.</summary>
    public static int Minutes(Scene scene, ClerkSignedOut gone) =>
        Attendance.StintOf(scene.Before, gone.Clerk, scene.At) is { } stint
            ? (int)(stint.To - scene.At).TotalMinutes : 0;
}
