using NodaTime;
using ServiceQueue.Core.Counters;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Rules.Hours;
using ServiceQueue.Core.Staff;

namespace ServiceQueue.Core.Rules.Staff;

/// <summary>Nobody leaves a counter without approval, in silence, or for longer than told.</summary>
internal sealed class Leaves() : TimedRule(new RuleInfo(
    "R-WIN-LEAVE", RuleGrade.Must, "003-A 七; 004-H 12; 004-A 2; 002-E 考勤四",
    new Words(
        "不得擅自离岗串岗：离岗须有理由、批准和返回时间，窗口即时公示暂停服务。",
        "Leave has a reason, an approver and a time of return; the counter's pause is shown at once.")))
{
    protected override void Listen(Listening listening)
    {
        listening.On<LeaveTaken>(OnTaken);
        listening.On<LeaveEnded>((scene, e) =>
        {
            scene.Met($"{e.Clerk} back");
            scene.Met($"{e.Clerk} shown");
        });
        listening.On<ClerkSignedOut>((scene, e) => scene.Met($"{e.Clerk} back"));
        listening.On<CounterPaused>(OnPaused);
        listening.On<CounterContinued>((scene, e) => scene.Met(Away(e.Counter)));
        listening.On<CounterOpened>((scene, e) => scene.Met(Away(e.Counter)));
        listening.On<CounterClosed>((scene, e) =>
        {
            scene.Met(Away(e.Counter));
            if (e.Clerk is not null) scene.Met($"{e.Clerk} shown");
        });
    }

    protected override void OnEnd(Scene scene, ServiceSpan span)
    {
        foreach (var counter in scene.After.Plan.Counters) scene.Met(Away(counter.Id));
    }

    private static void OnTaken(Scene scene, LeaveTaken taken)
    {
        var (hall, figures) = (scene.After, scene.After.Books.Rules);
        if (string.IsNullOrWhiteSpace(taken.Approver) || taken.Approver == taken.Clerk
            || string.IsNullOrWhiteSpace(taken.Reason))
            scene.Breach(taken.Clerk, new Words("离岗没有理由或未经他人批准。", "A leave had no reason or no approver."));
        var counter = hall.Counters.Values.FirstOrDefault(c => c.Clerk == taken.Clerk);
        if (counter is not null) scene.Met(Away(counter.Id));
        if (counter is { Staffing: Staffing.Open })
        {
            scene.Expect(
                $"{taken.Clerk} shown", scene.At + Duration.FromMinutes(figures[StaffFigures.PauseShown]),
                new Words("窗口人员已离岗，窗口未公示暂停服务。", "A clerk was on leave and the counter showed no pause."),
                counter: counter.Id);
        }

        var late = Duration.FromMinutes(figures[StaffFigures.LeaveMinutes]);
        scene.Expect(
            $"{taken.Clerk} back", taken.BackAt + late,
            new Words(
                $"超过请假返回时间{late.TotalMinutes:0}分钟未返岗。",
                $"A clerk was not back {late.TotalMinutes:0} minutes after the time told."),
            taken.BackAt, counter?.Id);
    }

    /// <summary>A pause without leave is a short absence, or one without permission.</summary>
    private static void OnPaused(Scene scene, CounterPaused paused)
    {
        var hall = scene.After;
        var clerk = hall.Counters[paused.Counter].Clerk;
        if (clerk is not null) scene.Met($"{clerk} shown");
        if (clerk is null || hall.Books.Staff.Leaves.ContainsKey(clerk)) return;
        if (SpanAt(hall, scene.At) is null || scene.Expects(Away(paused.Counter))) return;
        var minutes = hall.Books.Rules[StaffFigures.LeaveMinutes];
        scene.Expect(
            Away(paused.Counter), scene.At + Duration.FromMinutes(minutes),
            new Words(
                $"{paused.Counter}号窗口人员离岗逾{minutes}分钟，没有请假批准。",
                $"The clerk of counter {paused.Counter} was away over {minutes} minutes without leave."),
            counter: paused.Counter);
    }

    private static string Away(int counter) => $"counter {counter}";
}
