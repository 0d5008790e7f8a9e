using ServiceQueue.Core.Counters;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Rules.Queue;
using ServiceQueue.Core.Staff;
using ServiceQueue.Core.Visits;

namespace ServiceQueue.Core.Rules.Hours;

/// <summary>Who is in scope at closing time is served to the end.</summary>
internal sealed class ServedAfterHours() : Rule(new RuleInfo(
    "R-HOURS-OVERTIME", RuleGrade.Must, "003-D 七",
    new Words(
        "下班时所办业务仍未办理完毕的，应延长服务时间，办完为止。",
        "Whoever is being served at closing time is served to the end, and the clerk leaves after that.")))
{
    private readonly Dictionary<VisitId, long> _scope = [];

    public override void Watch(Listening listening)
    {
        listening.On<DayOpened>((_, _) => _scope.Clear());
        listening.On<DoorsOpened>((_, _) => _scope.Clear());
        listening.On<DoorsClosed>(OnDoorsClosed);
        listening.On<VisitLeft>(OnLeft);
        listening.On<TurnFinished>(OnFinished);
        listening.On<VisitNoShow>((_, e) => _scope.Remove(e.Visit));
        listening.On<CounterClosed>((scene, e) => OnGone(scene, e.Clerk, e.Counter));
        listening.On<ClerkSignedOut>((scene, e) => OnGone(scene, e.Clerk, null));
    }

    private void OnDoorsClosed(Scene scene, DoorsClosed closed)
    {
        _scope.Clear();
        var all = scene.After.Books.Rules[HoursFigures.OvertimeScope] == 1;
        var visits = all
            ? scene.After.Visits.Values.Where(v => !v.Turn.Over && v.Turn.State != TurnState.NoShow)
            : scene.After.Counters.Values.Select(scene.After.VisitAt).OfType<Visit>();
        foreach (var visit in visits) _scope[visit.Id] = scene.Sequence;
    }

    private void OnLeft(Scene scene, VisitLeft left)
    {
        if (!_scope.Remove(left.Visit, out var record) || left.Why == Leaving.ByVisitor) return;
        Breach(scene, left.Visit, record, "下班时尚未办完，未予办理即结束",
            "was not finished at closing time and was sent away");
    }

    private void OnFinished(Scene scene, TurnFinished finished)
    {
        var inScope = _scope.Remove(finished.Visit, out var record);
        if (finished.Outcome != Outcomes.None || !IsClosing(finished.Why)) return;
        Breach(
            scene, finished.Visit, inScope ? record : scene.Sequence, "以下班为由结束",
                "was ended because of closing time");
    }

    /// <summary>A clerk goes while a visitor stands at the counter.</summary>
    private static void OnGone(Scene scene, string? clerk, int? counter)
    {
        var left = scene.Before.Counters.Values.FirstOrDefault(
            c => c.Current is not null && (counter is null ? c.Clerk == clerk : c.Id == counter));
        if (left?.Current is { } visit)
            Breach(scene, visit, scene.Sequence, "尚未办完，窗口人员已离开",
                "was not finished when the clerk went", left.Id);
    }

    private static void Breach(
        Scene scene, VisitId id, long record, string zh, string en, int? counter = null)
    {
        if (!scene.After.Visits.TryGetValue(id, out var visit)) return;
        scene.Breach(
            Passing.Subject(visit), new Words($"{visit.Ticket}{zh}。", $"{visit.Ticket} {en}."),
            counter ?? visit.Turn.Counter, record);
    }

    private static bool IsClosing(string? why) =>
        why is not null && (why.Equals("closed", StringComparison.OrdinalIgnoreCase)
            || why.Contains("下班", StringComparison.Ordinal));
}
