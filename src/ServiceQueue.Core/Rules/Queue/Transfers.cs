using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Visits;

namespace ServiceQueue.Core.Rules.Queue;

/// <summary>
/// A transfer keeps the seniority of the number, and visitors are not sent from counter to counter.
/// </summary>
internal sealed class Transfers() : Rule(new RuleInfo(
    "R-QUEUE-TRANSFER", RuleGrade.Must, "003-B 二; 001-F 六2",
    new Words(
        "尽量避免服务对象在多个窗口往返：转办保留原取号次序，一号到底。",
        "A transfer keeps number and time of issue; a visit needs no more than so many counters.")))
{
    public override void Watch(Listening listening)
    {
        listening.On<VisitCalled>(OnCalled);
        listening.On<VisitTransferred>(OnTransferred);
    }

    private static void OnCalled(Scene scene, VisitCalled called)
    {
        if (!scene.Before.Visits.TryGetValue(called.Visit, out var visit)) return;
        Count(scene, called, visit);
        if (called.Reason is not null) return;
        var passed = Passing.Over(scene.Before, visit).FirstOrDefault(
            v => v.Turns.Length > 1 && v.Turns[^2].State == TurnState.Transferred);
        if (passed is null) return;
        scene.Breach(
            Passing.Subject(passed),
            new Words(
                $"转来的{passed.Ticket}取号在先，{visit.Ticket}却先被叫号。",
                $"{passed.Ticket} was transferred here and was issued first, but {visit.Ticket} was called."),
            called.Counter, passed.Turn.Order, passed.Turn.Tie);
    }

    /// <summary>A visitor who comes back to a counter was there before.</summary>
    private static void Count(Scene scene, VisitCalled called, Visit visit)
    {
        if (visit.Turns.Length == 1) return;
        var counters = visit.Turns.Select(t => t.Counter).OfType<int>().ToHashSet();
        if (!counters.Add(called.Counter)) return;
        var most = scene.After.Books.Rules[QueueFigures.CountersPerVisit];
        if (counters.Count <= most) return;
        scene.Breach(
            Passing.Subject(visit),
            new Words(
                $"{visit.Ticket}已到第{counters.Count}个窗口办理，上限{most}个。",
                $"{visit.Ticket} was called to its counter number {counters.Count}; the limit is {most}."),
            called.Counter, visit.Turns[0].Order);
    }

    /// <summary>
    /// The number names the same visit to its end: the turn that follows has its seniority.
    /// </summary>
    private static void OnTransferred(Scene scene, VisitTransferred sent)
    {
        if (!scene.After.Visits.TryGetValue(sent.Visit, out var visit)) return;
        if (visit.Turn.Order == visit.Turns[0].Order) return;
        scene.Breach(
            Passing.Subject(visit),
            new Words($"{visit.Ticket}转办后未保留原次序。", $"{visit.Ticket} lost its seniority in a transfer."),
            sent.Counter);
    }
}
