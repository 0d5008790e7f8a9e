using NodaTime;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Staff;

/// <summary>Makes the attendance sheet of a month public.</summary>
public sealed record PublishAttendance(int Year, int Month) : StaffCommand;

/// <summary>Publishes attendance sheets by month (R-ATT-MONTHLY, 002-E 考勤五).</summary>
public static class Publishing
{
    internal static Decision Decide(HallState hall, PublishAttendance ask, Instant now)
    {
        if (ask.Month is < 1 or > 12 || ask.Year is < 2000 or > 2999)
            return Decision.Refuse(RefusalCode.FieldMissing, "month");
        // A month that is not over has no sheet.
        var next = new LocalDate(ask.Year, ask.Month, 1).PlusMonths(1);
        return now.InZone(hall.Plan.Zone).Date < next
            ? Decision.Refuse(RefusalCode.FieldMissing, "month")
            : Decision.Accept(new AttendancePublished(ask.Year, ask.Month));
    }
}
