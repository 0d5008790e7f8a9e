using NodaTime;
using ServiceQueue.Core.Closures;
using ServiceQueue.Core.Counters;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Rules.Staff;

namespace ServiceQueue.Core.Rules.Hours;

/// <summary>
/// A closure inside the hours of service has a notice with reason, alternative and reopening.
/// </summary>
internal sealed class ClosedNotice() : TimedRule(new RuleInfo(
    "R-HOURS-CLOSED-NOTICE", RuleGrade.Must, "003-D 二",
    new Words(
        "因故不能对外办公的，张贴告示：写明原因、替代办法和恢复时间。",
        "A closure inside the hours of service has a notice: reason, alternative, time of reopening.")))
{
    private const string Hall = "hall";

    protected override void Listen(Listening listening)
    {
        listening.On<ClosureNoticed>(OnNoticed);
        listening.On<PlanAdopted>(OnAdopted);
        listening.On<DoorsClosed>((scene, _) => OwnHall(scene));
        listening.On<DoorsOpened>((scene, _) => scene.Met(Hall));
        listening.On<CounterPaused>(OnPaused);
        listening.On<CounterContinued>((scene, e) => scene.Met(Subject(e.Counter)));
        listening.On<CounterOpened>((scene, e) => scene.Met(Subject(e.Counter)));
        listening.On<CounterClosed>((scene, e) => scene.Met(Subject(e.Counter)));
    }

    protected override void OnBegin(Scene scene, ServiceSpan span)
    {
        OwnHall(scene);
    }

    /// <summary>Nobody needs to be told after the hours that it is closed.</summary>
    protected override void OnEnd(Scene scene, ServiceSpan span)
    {
        scene.Met(Hall);
        foreach (var counter in scene.After.Plan.Counters) scene.Met(Subject(counter.Id));
    }

    private static void OwnHall(Scene scene)
    {
        if (scene.After.DoorsOpen || SpanAt(scene.After, scene.At) is null) return;
        if (scene.After.Books.Closures.OfHall(scene.At) is { } notice)
        {
            scene.WakeAt(notice.Until, OwnHall);
            return;
        }

        var within = scene.After.Books.Rules[HoursFigures.NoticeWithin];
        scene.Expect(Hall, scene.At + Duration.FromMinutes(within), new Words(
            "工作时间内大厅关闭而没有停办告示。", "The hall was closed inside its hours of service without a notice."));
    }

    /// <summary>
    /// A closure of the plan is its own notice; it tells when the hall opens again by itself.
    /// </summary>
    private static void OnAdopted(Scene scene, PlanAdopted adopted)
    {
        var known = scene.Before.Plan.Hours.Closures;
        foreach (var closure in adopted.Plan.Hours.Closures.Where(c => !known.Contains(c)))
        {
            if (closure.AnnouncedAt <= closure.From && !string.IsNullOrWhiteSpace(closure.Reason.ZhCn)
                && !string.IsNullOrWhiteSpace(closure.Alternative.ZhCn)) continue;
            scene.Breach(Hall, new Words(
                "停办公告缺少原因或替代办法，或晚于停办开始。", "A closure was announced late, or lacks reason or alternative."));
        }
    }

    private static void OnNoticed(Scene scene, ClosureNoticed noticed)
    {
        if (string.IsNullOrWhiteSpace(noticed.Reason) || string.IsNullOrWhiteSpace(noticed.Alternative)
            || noticed.ReopenAt is null)
        {
            scene.Breach(
                noticed.Counter is { } counter ? Subject(counter) : Hall,
                new Words("停办告示缺少原因、替代办法或恢复时间。",
                    "A notice lacks its reason, its alternative or its reopening."),
                noticed.Counter);
            return;
        }

        if (noticed.From > scene.At || noticed.Until < scene.At) return;
        if (noticed.Counter is { } one)
        {
            scene.Met(Subject(one));
            return;
        }

        if (scene.Met(Hall)) scene.WakeAt(noticed.Until, OwnHall);
        foreach (var each in scene.After.Plan.Counters) scene.Met(Subject(each.Id));
    }

    /// <summary>
    /// A pause that tells its reason and its end is a notice of its own: the display adds the nearest open
    /// counter.
    /// </summary>
    private static void OnPaused(Scene scene, CounterPaused paused)
    {
        if (SpanAt(scene.After, scene.At) is null) return;
        if (!string.IsNullOrWhiteSpace(paused.Reason) && paused.BackAt is not null) return;
        if (scene.After.Books.Closures.OfCounter(paused.Counter, scene.At) is not null) return;
        var within = scene.After.Books.Rules[StaffFigures.LeaveMinutes];
        scene.Expect(
            Subject(paused.Counter), scene.At + Duration.FromMinutes(within),
            new Words(
                $"{paused.Counter}号窗口暂停已逾{within}分钟，没有告示恢复时间。",
                $"Counter {paused.Counter} was paused for over {within} minutes and told no time of return."),
            counter: paused.Counter);
    }

    private static string Subject(int counter) => $"counter {counter}";
}
