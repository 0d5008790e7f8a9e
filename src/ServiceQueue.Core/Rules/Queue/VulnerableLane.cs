using NodaTime;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Visits;

namespace ServiceQueue.Core.Rules.Queue;

/// <summary>
/// The lane for vulnerable visitors helps them, and takes no more than its share of the calls.
/// </summary>
internal sealed class VulnerableLane() : Rule(new RuleInfo(
    "R-QUEUE-VULNERABLE", RuleGrade.Must, "003-D 三; 002-B 5,18,19; 004-C 一(3)(4)",
    new Words(
        "行动不便的老人、残疾人等优先：照顾叫号不超过规定比例，平均等候不长于全体。",
        "Vulnerable visitors go first within a share of the calls, and wait no longer on average than all.")))
{
    private readonly Dictionary<int, int> _owed = [];
    private (int Count, Duration Sum) _lane;
    private (int Count, Duration Sum) _all;

    public override void Watch(Listening listening)
    {
        listening.On<DayOpened>((_, _) =>
        {
            _owed.Clear();
            (_lane, _all) = (default, default);
        });
        listening.On<VisitCalled>(OnCalled);
        listening.On<DayClosed>(OnDayClosed);
    }

    private void OnCalled(Scene scene, VisitCalled called)
    {
        if (!scene.Before.Visits.TryGetValue(called.Visit, out var visit)) return;
        var lane = VisitorClass.HasLane(visit.Class);
        if (visit.Turns.Length == 1 && visit.Turn.CalledAt is null) Measure(lane, scene.At - visit.IssuedAt);
        if (called.Reason is not null) return;
        var owed = _owed.GetValueOrDefault(called.Counter);
        if (!lane && owed == 0) return;
        if (!lane || Passing.Ordinary(scene.Before, called.Counter, visit) is not { } passed)
        {
            if (owed > 0) _owed[called.Counter] = owed - 1;
            return;
        }

        var share = scene.After.Books.Rules[QueueFigures.LaneShare];
        _owed[called.Counter] = share - 1;
        if (owed == 0) return;
        scene.Breach(
            Passing.Subject(visit),
            new Words(
                $"照顾叫号超过每{share}次1次的比例：{visit.Ticket}先于{passed.Ticket}，尚欠{owed}次按顺序叫号。",
                $"The lane took more than one of {share} calls: {visit.Ticket} went before {passed.Ticket} "
                + $"with {owed} calls in order still owed."),
            called.Counter, passed.Turn.Order, visit.Turn.Order);
    }

    private void Measure(bool lane, Duration wait)
    {
        _all = (_all.Count + 1, _all.Sum + wait);
        if (lane) _lane = (_lane.Count + 1, _lane.Sum + wait);
    }

    /// <summary>Two or three visitors are no mean: bad luck is not a breach.</summary>
    private void OnDayClosed(Scene scene, DayClosed closed)
    {
        if (_lane.Count < scene.After.Books.Rules[QueueFigures.LaneSample]) return;
        var (lane, all) = (_lane.Sum / _lane.Count, _all.Sum / _all.Count);
        if (lane <= all) return;
        scene.Breach(
            Passing.Subject(closed.Date),
            new Words(
                $"照顾对象平均等候{lane.TotalMinutes:0.0}分钟，长于全体的{all.TotalMinutes:0.0}分钟。",
                $"Vulnerable visitors waited {lane.TotalMinutes:0.0} min on average, "
                + $"all {all.TotalMinutes:0.0} min."));
    }
}
