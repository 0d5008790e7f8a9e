using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Rulebooks;

namespace ServiceQueue.Core.Rules.Appointments;

/// <summary>The figures of appointments.</summary>
public static class AppointmentFigures
{
    /// <summary>Minutes a slot may be missed by, before and after.</summary>
    public static readonly Parameter ToleranceMinutes = new(
        "appointments.tolerance-minutes", new Words("预约时段容差", "Tolerance of a slot"),
        Minutes, 10, 0, 60, "R-APT-HONOUR; 002-D 三; 000-E 二4");

    /// <summary>The longest slot, in minutes.</summary>
    public static readonly Parameter SlotMinutes = new(
        "appointments.slot-minutes", new Words("预约时段长度上限", "Longest slot"),
        Minutes, 60, 10, 240, "R-APT-BOOK; 002-D 三(一)");

    /// <summary>Appointments of a service at one time.</summary>
    public static readonly Parameter PerSlot = new(
        "appointments.per-slot", new Words("同一时段预约数", "Appointments of a service at one time"),
        new Words("个", "appointments"), 4, 1, 200, "R-APT-HONOUR; 000-E 二4");

    /// <summary>Days ahead that may be booked.</summary>
    public static readonly Parameter AheadDays = new(
        "appointments.ahead-days", new Words("最多提前预约天数", "Days ahead that may be booked"),
        new Words("天", "days"), 30, 1, 90, "R-APT-BOOK; 002-D 三(一)");

    /// <summary>Minutes from an urgent request until a clerk is told.</summary>
    public static readonly Parameter NotifyMinutes = new(
        "appointments.notify-minutes", new Words("节假日急办通知时限", "Time to tell a clerk on a holiday"),
        Minutes, 15, 1, 60, "R-APT-HOLIDAY; 002-D 三(四)");

    /// <summary>Minutes until that clerk arrives.</summary>
    public static readonly Parameter ArriveMinutes = new(
        "appointments.arrive-minutes", new Words("节假日急办到岗时限", "Time for that clerk to arrive"),
        Minutes, 60, 5, 240, "R-APT-HOLIDAY; 002-D 三(四)");

    /// <summary>Working days until somebody comes home, or the reason why not.</summary>
    public static readonly Parameter HomeDays = new(
        "appointments.home-days", new Words("上门服务时限", "Time to come home"),
        new Words("工作日", "working days"), 5, 1, 20, "R-APT-HOME; 002-D 三(三); 003-D 三");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Parameter> All { get; } =
        [ToleranceMinutes, SlotMinutes, PerSlot, AheadDays, NotifyMinutes, ArriveMinutes, HomeDays];

    private static Words Minutes => new("分钟", "minutes");
}
