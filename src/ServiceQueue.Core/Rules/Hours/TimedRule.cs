using NodaTime;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Hours;

namespace ServiceQueue.Core.Rules.Hours;

/// <summary>A stretch of a date in which the hall serves.</summary>
/// <param name="Date">Its date, hall-local.</param>
/// <param name="From">Its beginning.</param>
/// <param name="To">Its end.</param>
internal readonly record struct ServiceSpan(LocalDate Date, Instant From, Instant To);

/// <summary>
/// A rule that also wakes at each beginning and end of the hours of service, whether or not anything happens
/// then. It wakes after all events of that very moment. A hall that never closes wakes nobody.
/// </summary>
internal abstract class TimedRule(RuleInfo info) : Rule(info)
{
    private OpeningHours? _hours;
    private int _plans;

    /// <inheritdoc />
    public sealed override void Watch(Listening listening)
    {
        listening.On<PlanAdopted>((scene, _) => Follow(scene));
        listening.On<DayOpened>((scene, _) => Follow(scene));
        Listen(listening);
    }

    /// <summary>Says what the rule listens to besides.</summary>
    protected abstract void Listen(Listening listening);

    /// <summary>The hours of service begin.</summary>
    protected virtual void OnBegin(Scene scene, ServiceSpan span)
    {
    }

    /// <summary>The hours of service end.</summary>
    protected virtual void OnEnd(Scene scene, ServiceSpan span)
    {
    }

    /// <summary>
    /// The hours of service at a moment, or null outside them and in a hall that never closes.
    /// </summary>
    protected static ServiceSpan? SpanAt(HallState hall, Instant at)
    {
        if (hall.Plan.Hours.Always) return null;
        foreach (var span in SpansOn(hall.Plan, at.InZone(hall.Plan.Zone).Date))
            if (span.From <= at && at < span.To) return span;
        return null;
    }

    private static IEnumerable<ServiceSpan> SpansOn(HallPlan plan, LocalDate date) =>
        plan.Hours.On(date).Select(
            i => new ServiceSpan(date, i.StartOn(date, plan.Zone), i.EndOn(date, plan.Zone)));

    private void Follow(Scene scene)
    {
        var hours = scene.After.Plan.Hours;
        if (hours.Equals(_hours)) return;
        _hours = hours;
        _plans++;
        if (!hours.Always) WakeNext(scene, scene.At - Duration.Epsilon);
    }

    private void WakeNext(Scene scene, Instant after)
    {
        var (plan, plans) = (scene.After.Plan, _plans);
        Instant?[] edges =
        [
            HallHours.NextOpening(plan.Hours, plan.Zone, after),
            HallHours.NextClosing(plan.Hours, plan.Zone, after),
        ];
        if (edges.Min() is not { } edge) return;
        scene.WakeAt(edge, woken =>
        {
            if (plans != _plans) return;
            Meet(woken);
            WakeNext(woken, edge);
        });
    }

    private void Meet(Scene scene)
    {
        var plan = scene.After.Plan;
        var today = scene.At.InZone(plan.Zone).Date;
        // What ends at 24:00 belongs to the day before.
        foreach (var span in SpansOn(plan, today.PlusDays(-1)).Concat(SpansOn(plan, today)).ToList())
        {
            if (span.To == scene.At) OnEnd(scene, span);
        }

        foreach (var span in SpansOn(plan, today).ToList())
        {
            if (span.From == scene.At) OnBegin(scene, span);
        }
    }
}
