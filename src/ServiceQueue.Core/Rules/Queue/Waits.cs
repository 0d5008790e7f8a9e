using NodaTime;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Visits;

namespace ServiceQueue.Core.Rules.Queue;

/// <summary>The mean wait of a day keeps its limit, and a long queue calls for another counter.</summary>
internal sealed class Waits() : Rule(new RuleInfo(
    "R-QUEUE-WAIT-METRIC", RuleGrade.Should, "001-N 3.2; 001-I 2",
    new Words(
        "减少服务对象的等待时间：统计平均等候，排队过长时增开窗口。",
        "The mean wait of a day keeps its limit; a queue that grows too long calls for another counter.")))
{
    private readonly HashSet<string> _long = [];
    private int _count;
    private Duration _sum;

    public override void Watch(Listening listening)
    {
        listening.On<DayOpened>((_, _) =>
        {
            _long.Clear();
            (_count, _sum) = (0, Duration.Zero);
        });
        listening.On<TicketIssued>(OnIssued);
        listening.On<VisitCalled>(OnCalled);
        listening.On<DayClosed>(OnDayClosed);
    }

    private void OnIssued(Scene scene, TicketIssued issued)
    {
        var waiting = scene.After.Waiting.Of(issued.Service).Count;
        var most = scene.After.Books.Rules[QueueFigures.WaitingMost];
        if (waiting <= most || !_long.Add(issued.Service)) return;
        var name = scene.After.Plan.Service(issued.Service)?.Name ?? new Words(issued.Service);
        scene.Warn(
            issued.Service,
            new Words(
                $"“{name.ZhCn}”等候{waiting}人，超过{most}人，请增开窗口。",
                $"{waiting} wait for {name.In("en")}, more than {most}: please open another counter."));
    }

    private void OnCalled(Scene scene, VisitCalled called)
    {
        var before = scene.Before.Visits[called.Visit];
        if (before.Turn is { CalledAt: null, State: TurnState.Waiting })
            (_count, _sum) = (_count + 1, _sum + (scene.At - before.Turn.WaitingSince));
        var service = before.Turn.Service;
        if (scene.After.Waiting.Of(service).Count <= scene.After.Books.Rules[QueueFigures.WaitingMost])
            _long.Remove(service);
    }

    private void OnDayClosed(Scene scene, DayClosed closed)
    {
        if (_count == 0) return;
        var (mean, limit) = (_sum / _count, scene.After.Books.Rules[QueueFigures.MeanWait]);
        if (mean <= Duration.FromMinutes(limit)) return;
        scene.Breach(
            Passing.Subject(closed.Date),
            new Words(
                $"当日平均等候{mean.TotalMinutes:0.0}分钟，超过{limit}分钟。",
                $"The mean wait of the day was {mean.TotalMinutes:0.0} min; the limit is {limit} min."));
    }
}
