using NodaTime;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Visits;

namespace ServiceQueue.Core.Rules.Queue;

/// <summary>Urgent calls are approved, within their hourly cap, and so many calls in order apart.</summary>
internal sealed class UrgentCalls() : Rule(new RuleInfo(
    "R-QUEUE-URGENT", RuleGrade.Must, "002-D 一(四), 三(五)",
    new Words(
        "急事急办，特事特办：急办须批准，每小时不超过上限，并与按顺序叫号保持比例。",
        "Urgent calls are approved, at most so many an hour, with so many calls in order between two.")))
{
    private readonly Queue<Instant> _lately = new();
    private readonly Dictionary<int, int> _owed = [];

    public override void Watch(Listening listening)
    {
        listening.On<DayOpened>((_, _) =>
        {
            _lately.Clear();
            _owed.Clear();
        });
        listening.On<VisitCalled>(OnCalled);
    }

    private void OnCalled(Scene scene, VisitCalled called)
    {
        if (called.Reason is null)
        {
            if (_owed.TryGetValue(called.Counter, out var owed) && owed > 0) _owed[called.Counter] = owed - 1;
            return;
        }

        if (called.Reason != VisitorClass.Urgent) return;
        if (!scene.Before.Visits.TryGetValue(called.Visit, out var visit)) return;
        if (string.IsNullOrWhiteSpace(called.Approver) || called.Approver == called.Clerk)
            Breach(scene, called, visit, "急办叫号未经他人批准。", "An urgent call was not approved by another.");
        while (_lately.TryPeek(out var first) && scene.At - first >= OutOfOrder.CapSpan) _lately.Dequeue();
        // An urgent call that passes nobody takes nothing from anybody.
        var passed = Passing.Over(scene.Before, visit).FirstOrDefault();
        if (passed is not null) Weigh(scene, called, visit, passed);
        _lately.Enqueue(scene.At);
        _owed[called.Counter] = scene.After.Books.Rules[QueueFigures.UrgentRatio];
    }

    private void Weigh(Scene scene, VisitCalled called, Visit visit, Visit passed)
    {
        var figures = scene.After.Books.Rules;
        var cap = figures[QueueFigures.UrgentCap];
        if (_lately.Count >= cap)
            Breach(
                scene, called, visit, $"一小时内急办叫号达{_lately.Count + 1}次，上限{cap}次。",
                $"{_lately.Count + 1} urgent calls within an hour; the cap is {cap}.");
        if (_owed.GetValueOrDefault(called.Counter) is > 0 and var owed)
            Breach(
                scene, called, visit, $"距上次急办尚欠{owed}次按顺序叫号。",
                $"{owed} calls in order were still owed since the last urgent one.");
        var limit = figures[QueueFigures.OrdinaryWait];
        if (scene.At - passed.Turn.WaitingSince > Duration.FromMinutes(limit))
            scene.Warn(
                Passing.Subject(passed), new Words(
                    $"{passed.Ticket}等候已超过{limit}分钟，又因急办{visit.Ticket}顺延。",
                    $"{passed.Ticket} had waited over {limit} min when urgent {visit.Ticket} went first."),
                called.Counter, passed.Turn.Order);
    }

    private static void Breach(Scene scene, VisitCalled called, Visit visit, string zh, string en) =>
        scene.Breach(Passing.Subject(visit), new Words(zh, en), called.Counter, visit.Turn.Order);
}
