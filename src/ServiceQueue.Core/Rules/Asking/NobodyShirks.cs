using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Visits;

namespace ServiceQueue.Core.Rules.Asking;

/// <summary>No visitor is sent back and forth, and none leaves a counter without an outcome.</summary>
internal sealed class NobodyShirks() : Rule(new RuleInfo(
    "R-FIRST-NO-SHIRK", RuleGrade.Must, "000-B 首问四, 五; 003-B 一; 002-D 二1",
    new Words("不得以任何借口推诿群众", "Nobody is sent back to a counter without a new reason, or without outcome.")))
{
    private readonly Dictionary<VisitId, Path> _paths = [];

    /// <inheritdoc />
    public override void Watch(Listening listening)
    {
        listening.On<DayOpened>((_, _) => _paths.Clear());
        listening.On<VisitCalled>(OnCalled);
        listening.On<VisitTransferred>(OnTransferred);
        listening.On<TurnFinished>(OnFinished);
        listening.On<VisitLeft>((_, e) => _paths.Remove(e.Visit));
    }

    private void OnTransferred(Scene scene, VisitTransferred sent)
    {
        var path = _paths.TryGetValue(sent.Visit, out var known) ? known : _paths[sent.Visit] = new Path();
        path.Counters.Add(sent.Counter);
        var reason = sent.Reason?.Trim() ?? "";
        path.IsOldReason = reason.Length == 0 || path.Reasons.Contains(reason);
        path.Reasons.Add(reason);
        path.Records.Add(scene.Sequence);
        path.OnItsWay = true;
    }

    private void OnCalled(Scene scene, VisitCalled called)
    {
        if (!_paths.TryGetValue(called.Visit, out var path) || !path.OnItsWay) return;
        path.OnItsWay = false;
        if (!path.IsOldReason || !path.Counters.Contains(called.Counter)) return;
        scene.Breach(Subjects.Of(scene.After, called.Visit), new Words(
            $"群众被转回已去过的{called.Counter}号窗口，没有新的理由",
            $"The visitor was sent back to counter {called.Counter} without a new reason."),
            called.Counter, path.Records);
    }

    private void OnFinished(Scene scene, TurnFinished finished)
    {
        _paths.Remove(finished.Visit);
        if (!string.IsNullOrWhiteSpace(finished.Outcome)
            && (finished.Outcome != Outcomes.None || !string.IsNullOrWhiteSpace(finished.Why))) return;
        scene.Breach(Subjects.Of(scene.After, finished.Visit), new Words(
            "办理结束没有结果，也没有说明原因", "The turn ended with neither outcome nor reason."), finished.Counter);
    }

    private sealed class Path
    {
        public HashSet<int> Counters { get; } = [];

        public HashSet<string> Reasons { get; } = [];

        public List<long> Records { get; } = [];

        public bool IsOldReason { get; set; }

        public bool OnItsWay { get; set; }
    }
}
