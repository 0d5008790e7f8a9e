using NodaTime;
using ServiceQueue.Core.Closures;
using ServiceQueue.Core.Counters;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Rules.Hours;

namespace ServiceQueue.Core.Rules.Staff;

/// <summary>In the hours of service enough counters are attended.</summary>
internal sealed class Unattended() : TimedRule(new RuleInfo(
    "R-WIN-STAFFED", RuleGrade.Must, "004-A 1; 004-N 四",
    new Words(
        "营业时间内不得出现无人值守。",
        "In the hours of service enough counters are attended, or a notice says otherwise.")))
{
    private const string Hall = "hall";

    protected override void Listen(Listening listening)
    {
        listening.On<CounterOpened>((scene, _) => Look(scene));
        listening.On<CounterClosed>((scene, _) => Look(scene));
        listening.On<CounterPaused>((scene, _) => Look(scene));
        listening.On<CounterContinued>((scene, _) => Look(scene));
        listening.On<DoorsOpened>((scene, _) => Look(scene));
        listening.On<DoorsClosed>((scene, _) => Look(scene));
        listening.On<ClosureNoticed>((scene, e) =>
        {
            Look(scene);
            if (e.Counter is null && e.Until >= scene.At)
                scene.WakeAt(e.Until, Look);
        });
    }

    protected override void OnBegin(Scene scene, ServiceSpan span) => Look(scene);

    protected override void OnEnd(Scene scene, ServiceSpan span) => scene.Met(Hall);

    private static void Look(Scene scene)
    {
        if (SpanAt(scene.After, scene.At) is not { } span) return;
        var most = scene.After.Books.Rules[StaffFigures.MinCounters];
        var open = scene.After.Counters.Values.Count(c => c.Staffing == Staffing.Open);
        if (open >= most || scene.After.Books.Closures.OfHall(scene.At) is not null)
        {
            scene.Met(Hall);
            return;
        }

        // A gap that goes on keeps its own beginning.
        if (scene.Expects(Hall)) return;
        var after = scene.After.Books.Rules[StaffFigures.UnattendedMinutes];
        var due = scene.At + Duration.FromMinutes(after);
        if (due > span.To) return;
        var at = ClockWords.Of(scene.After, scene.At);
        scene.Expect(Hall, due, new Words(
            $"{at}起仅{open}个窗口有人值守，少于{most}个，已满{after}分钟。",
            $"From {at} on {open} counters were attended, fewer than {most}, for {after} min."));
    }
}
