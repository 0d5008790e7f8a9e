using NodaTime;
using ServiceQueue.Core.Closures;
using ServiceQueue.Core.Counters;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Rules.Hours;

/// <summary>The hall opens in time, closes in time, and has no gap between.</summary>
internal sealed class OpenAllHours() : TimedRule(new RuleInfo(
    "R-HOURS-NO-EARLY-CLOSE", RuleGrade.Must, "004-N 四; 002-E 考勤三",
    new Words(
        "不得迟开门、早关门、中途停止营业或无人在岗。",
        "The hall does not open late, close early, or stop between.")))
{
    private (Instant At, long Record)? _gap;
    private bool _told;

    protected override void Listen(Listening listening)
    {
        listening.On<DoorsOpened>((scene, _) => Look(scene));
        listening.On<DoorsClosed>((scene, _) => Look(scene));
        listening.On<CounterOpened>((scene, _) => Look(scene));
        listening.On<CounterClosed>((scene, _) => Look(scene));
        listening.On<ClosureNoticed>((scene, _) => Look(scene));
    }

    protected override void OnBegin(Scene scene, ServiceSpan span)
    {
        _gap = null;
        Look(scene);
    }

    protected override void OnEnd(Scene scene, ServiceSpan span)
    {
        if (_gap is { } gap && !_told && span.To - gap.At > Tolerance(scene)) Tell(scene, gap, span);
        _gap = null;
    }

    /// <summary>
    /// A gap begins with the last counter or with the doors, and is told once it is longer than the tolerance
    /// and a minute: who takes over from a colleague closes no hall.
    /// </summary>
    private void Look(Scene scene)
    {
        if (SpanAt(scene.After, scene.At) is not { } span || Serves(scene.After, scene.At))
        {
            _gap = null;
            return;
        }

        if (_gap is not null) return;
        _gap = (scene.At, scene.Sequence);
        _told = false;
        var mine = _gap.Value;
        scene.WakeAt(scene.At + Duration.Max(Tolerance(scene), Duration.FromMinutes(1)), woken =>
        {
            if (_gap != mine || _told) return;
            Tell(woken, mine, span);
        });
    }

    private void Tell(Scene scene, (Instant At, long Record) gap, ServiceSpan span)
    {
        _told = true;
        var at = ClockWords.Of(scene.After, gap.At);
        var says = gap.At == span.From
            ? new Words($"{at}上班时间已到，大厅未开门或没有窗口开放。",
                $"At {at} the hall or its counters did not open in time.")
            : new Words($"{at}起，工作时间内大厅关门或没有窗口开放。",
                $"From {at} on, inside the hours, the hall was not open.");
        scene.Breach(at, says, null, gap.Record);
    }

    private static bool Serves(HallState hall, Instant at) =>
        hall.Books.Closures.OfHall(at) is not null
        || (hall.DoorsOpen && hall.Counters.Values.Any(c => c.Staffing != Staffing.Closed));

    private static Duration Tolerance(Scene scene) =>
        Duration.FromMinutes(scene.After.Books.Rules[HoursFigures.Tolerance]);
}
