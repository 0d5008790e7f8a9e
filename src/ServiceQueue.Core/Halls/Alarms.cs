using NodaTime;
using ServiceQueue.Core.Appointments;
using ServiceQueue.Core.Asking;
using ServiceQueue.Core.Cases;
using ServiceQueue.Core.Complaints;
using ServiceQueue.Core.Disclosure;
using ServiceQueue.Core.Orders;
using ServiceQueue.Core.Ratings;
using ServiceQueue.Core.Rulebooks;
using ServiceQueue.Core.Staff;

namespace ServiceQueue.Core.Halls;

/// <summary>What the clock brings to a hall and to its books.</summary>
internal static class Alarms
{
    /// <summary>
    /// What is due by now. One book at a time, the day last: its first record carries the books, so they must
    /// have been folded in; the alarm rings again at once while anything is left.
    /// </summary>
    public static Decision Decide(HallState hall, Instant now)
    {
        HallEvent[] due =
        [
            .. CaseVerbs.Due(hall, now), .. ComplaintVerbs.Due(hall, now), .. RatingVerbs.Due(hall, now),
            .. OrderVerbs.Due(hall, now), .. AppointmentVerbs.Due(hall, now), .. StaffVerbs.Due(hall, now),
            .. QuestionVerbs.Due(hall, now), .. DisclosureVerbs.Due(hall, now),
            .. RulebookVerbs.Due(hall, now),
        ];
        return due.Length > 0 ? Decision.Accept(due) : Days.Decide(hall, now);
    }

    /// <summary>When to look again, or null when the clock brings nothing.</summary>
    public static Instant? Next(HallState hall)
    {
        Instant?[] alarms =
        [
            Days.NextAlarm(hall), CaseVerbs.NextAlarm(hall), ComplaintVerbs.NextAlarm(hall),
            RatingVerbs.NextAlarm(hall), OrderVerbs.NextAlarm(hall), AppointmentVerbs.NextAlarm(hall),
            StaffVerbs.NextAlarm(hall), QuestionVerbs.NextAlarm(hall), DisclosureVerbs.NextAlarm(hall),
            RulebookVerbs.NextAlarm(hall),
        ];
        return alarms.Min();
    }
}
