using NodaTime;
using ServiceQueue.Core.Closures;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Rules.Queue;
using ServiceQueue.Core.Visits;

namespace ServiceQueue.Core.Rules.Hours;

/// <summary>Tickets are issued up to closing time, with a warning where they may not be served.</summary>
internal sealed class EarlyAndLate() : TimedRule(new RuleInfo(
    "R-HOURS-SAME-EARLY-LATE", RuleGrade.Must, "001-C 二3; 001-P 二4, 四",
    new Words(
        "来早、来晚一样接待：工作时间内不拒绝取号；可能办不完的，取号前说明并可改预约。",
        "Late comers get a ticket like early ones; who may not be served is told and offered a later day.")))
{
    private const string Doors = "doors";

    protected override void Listen(Listening listening)
    {
        listening.On<TicketIssued>(OnIssued);
        listening.On<DoorsClosed>(OnDoorsClosed);
        listening.On<DoorsOpened>((scene, _) => scene.Met(Doors));
        listening.On<ClosureNoticed>((scene, e) =>
        {
            if (e.Counter is null && e.From <= scene.At && scene.At <= e.Until) scene.Met(Doors);
        });
    }

    protected override void OnEnd(Scene scene, ServiceSpan span) => scene.Met(Doors);

    /// <summary>
    /// Behind closed doors every ticket is refused; only a notice of a full stop allows that.
    /// </summary>
    private static void OnDoorsClosed(Scene scene, DoorsClosed closed)
    {
        if (SpanAt(scene.After, scene.At) is not { } span) return;
        var figures = scene.After.Books.Rules;
        if (scene.At >= span.To - Duration.FromMinutes(figures[HoursFigures.LastIssue])) return;
        if (scene.After.Books.Closures.OfHall(scene.At) is not null) return;
        scene.Expect(
            Doors, scene.At + Duration.FromMinutes(figures[HoursFigures.NoticeWithin]),
            new Words(
                "工作时间内停止取号而没有停办告示。", "Tickets were refused inside the hours of service without a notice."));
    }

    private static void OnIssued(Scene scene, TicketIssued issued)
    {
        var hall = scene.After;
        if (issued.Warning is { IsAppointmentOffered: false })
        {
            Breach(scene, issued, "提示可能办不完，却未提供预约", "was warned and not offered an appointment");
            return;
        }

        if (issued.Warning is not null || hall.Plan.Hours.Always || issued.Estimate.Low <= 0) return;
        var date = scene.At.InZone(hall.Plan.Zone).Date;
        var spans = hall.Plan.Hours.On(date);
        if (spans.IsEmpty) return;
        // The shorter end of the estimate: even if all goes well, the ticket is not served today.
        var end = spans[^1].EndOn(date, hall.Plan.Zone);
        if (scene.At + Duration.FromSeconds(issued.Estimate.Low) <= end) return;
        Breach(scene, issued, "预计下班前办不到，取号前未说明", "could not be served before closing time and was not told");
    }

    private static void Breach(Scene scene, TicketIssued issued, string zh, string en) => scene.Breach(
        Passing.Subject(scene.After.Visits[issued.Visit]),
        new Words($"{issued.Ticket}{zh}。", $"{issued.Ticket} {en}."));
}
