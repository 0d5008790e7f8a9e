using NodaTime;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Rules.Staff;

namespace ServiceQueue.Core.Staff;

/// <summary>What a sign-in or sign-out counts as.</summary>
public enum AttendanceClass
{
    /// <summary>In time.</summary>
    InTime,

    /// <summary>迟到: more than 15 minutes after the beginning (002-E 考勤三).</summary>
    Late,

    /// <summary>早退: more than 15 minutes before the end (002-E 考勤三).</summary>
    Early,

    /// <summary>脱岗: so long before the end that it is no early leave any more (002-E 考勤三).</summary>
    Absent,

    /// <summary>Outside the hours of work.</summary>
    OffDuty,
}

/// <summary>A stretch of work of a clerk.</summary>
/// <param name="From">Its beginning.</param>
/// <param name="To">Its end.</param>
public readonly record struct Stint(Instant From, Instant To);

/// <summary>
/// What sign-ins and sign-outs count as, by the clerk's assignment or else by the hall's hours. Pure.
/// </summary>
public static class Attendance
{
    /// <summary>
    /// The stint a sign-in is for: the first of the day that is not over; null when there is none.
    /// </summary>
    public static Stint? StintOf(HallState hall, string clerk, Instant at)
    {
        foreach (var stint in StintsOf(hall, clerk, at))
            if (at < stint.To) return stint;
        return null;
    }

    /// <summary>The end of the last stint of the day, or null on a day without work.</summary>
    public static Instant? EndOf(HallState hall, string clerk, Instant at)
    {
        Instant? end = null;
        foreach (var stint in StintsOf(hall, clerk, at)) end = stint.To;
        return end;
    }

    /// <summary>What a sign-in counts as.</summary>
    public static AttendanceClass OfSignIn(HallState hall, string clerk, Instant at)
    {
        if (StintOf(hall, clerk, at) is not { } stint) return AttendanceClass.OffDuty;
        var late = Duration.FromMinutes(hall.Books.Rules[StaffFigures.LateMinutes]);
        return Floor(at) - stint.From > late ? AttendanceClass.Late : AttendanceClass.InTime;
    }

    /// <summary>What a sign-out counts as; an absence is not counted again as an early leave.</summary>
    public static AttendanceClass OfSignOut(HallState hall, string clerk, Instant at)
    {
        if (StintOf(hall, clerk, at) is not { } stint || at < stint.From) return AttendanceClass.OffDuty;
        var missed = stint.To - Floor(at);
        if (missed > Duration.FromMinutes(hall.Books.Rules[StaffFigures.AbsentMinutes]))
            return AttendanceClass.Absent;
        return missed > Duration.FromMinutes(hall.Books.Rules[StaffFigures.EarlyMinutes])
            ? AttendanceClass.Early : AttendanceClass.InTime;
    }

    private static IEnumerable<Stint> StintsOf(HallState hall, string clerk, Instant at)
    {
        var (zone, hours) = (hall.Plan.Zone, hall.Plan.Hours);
        var date = at.InZone(zone).Date;
        var assigned = hall.Books.Staff.Assignments
            .Where(a => a.Clerk == clerk && a.From.InZone(zone).Date == date)
            .Where(a => a.Until - a.From < Duration.FromHours(24))
            .OrderBy(a => a.From).Select(a => new Stint(a.From, a.Until)).ToList();
        if (assigned.Count > 0) return assigned;
        // A hall that never closes has no beginning to be late for.
        return hours.Always
            ? [] : hours.On(date).Select(i => new Stint(i.StartOn(date, zone), i.EndOn(date, zone)));
    }

    /// <summary>Fractions of a second are no lateness.</summary>
    private static Instant Floor(Instant at) => Instant.FromUnixTimeSeconds(at.ToUnixTimeSeconds());
}
