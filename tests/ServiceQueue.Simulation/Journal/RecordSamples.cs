using System.Collections.Immutable;
using NodaTime;
using ServiceQueue.Core.Appointments;
using ServiceQueue.Core.Complaints;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Orders;
using ServiceQueue.Core.Ratings;
using ServiceQueue.Simulation.Views;

namespace ServiceQueue.Simulation.Journal;

/// <summary>
/// One of every event about complaints, ratings, orders and appointments, with nothing left out.
/// </summary>
internal static class RecordSamples
{
    private static readonly VisitId Visit = new("7K3M9Q2XW5R8T");
    private static readonly Instant Later = Reported.Nine + Duration.FromMilliseconds(1234);
    private static readonly Contact Contact = new("张三", "138", "一号");
    private static readonly Callback Callback = new(
        CallbackOutcome.Answered, 9, CallbackAttitude.Good, true, false, Later, "谢谢");

    public static ImmutableArray<HallEvent> All { get; } =
    [
        new ComplaintReceived(
            "c1", "T2026-00001", ComplaintKind.Report, ComplaintChannel.Letter,
            new ComplaintForm("事实", "诉求", Contact, Visit, "A012", 3, "2026-00001", ["王芳"], "录像")),
        new ComplaintRegistered("c1", ComplaintMatter.Fees, "陈督办", "退款", true, "值班长"),
        new ComplaintReassigned("c1", "李督办", "休假", "值班长"),
        new ComplaintDispatched("c1", "综合科", "陈督办"),
        new ComplaintContacted("c1", "phone", "已说明", "陈督办"),
        new ComplaintProlonged("c1", "复杂", "陈督办", "主任"),
        new ComplaintResolved("c1", true, "已退款", [7, 9], "收据", "陈督办"),
        new ComplaintNoticed("c1", "2026诉字第00001号", "说明", "letter", "EMS", "陈督办"),
        new ComplaintCalledBack("c1", Callback, "回访员"), new ComplaintClosed("c1", "called-back"),
        new ComplaintViewed("c1", "陈督办", Viewing.Officer),
        new RatingPrompted(Visit, "A012", "social", 3, "王芳", 3),
        new RatingSubmitted(
            Visit, RatingLevel.Dissatisfied, "等太久", RatingChannel.Paper, "page", "导办员", 3, "王芳", "c1"),
        new RatingsLapsed(2), new RatingStatsPublished(2026, 3, [1, 2, 3, 4, 5], "主任"),
        new OrderCreated("W2026-00001", "水管", Contact, new ReadBack(true, true, false, true), "话务员"),
        new OrderResponded("W2026-00001", "师傅"), new OrderHandled("W2026-00001", "修好", "凭证7", "师傅"),
        new OrderCalledBack("W2026-00001", Callback, "回访员"),
        new OrderClosed("W2026-00001", Handling.Cancelled), new FeedbackReported(2026, 3, "主任"),
        new AppointmentBooked(
            "a1", "Y2026-00001", AppointmentKind.Home, AppointmentChannel.Mail,
            new Slot("social", "SV-1", Reported.Nine, Later), Contact, "行动不便"),
        new AppointmentConfirmed("a1", "导办员"), new ClerkSummoned("a1", "周七", "值班员"),
        new ClerkArrived("a1", "周七"), new AppointmentCheckedIn("a1", Visit),
        new AppointmentServed("a1", "已办", "周七"), new AppointmentDeclined("a1", "不属范围", "导办员"),
        new AppointmentCancelled("a1", "赵六"), new AppointmentReleased("a1"),
    ];
}
