using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Visits;

namespace ServiceQueue.Core.Rules.Queue;

/// <summary>Tickets of one queue and one class are called in the order of issue.</summary>
internal sealed class FirstComeFirstServed() : Rule(new RuleInfo(
    "R-QUEUE-FCFS", RuleGrade.Must, "000-E 四1",
    new Words(
        "先来后到、依次排队：同一队列、同一类别按取号先后叫号。",
        "Within one queue and one class, tickets are called in the order they were issued.")))
{
    public override void Watch(Listening listening) => listening.On<VisitCalled>(OnCalled);

    /// <summary>
    /// Who missed a call or was sent on is placed by other rules; an exception has its own.
    /// </summary>
    private static void OnCalled(Scene scene, VisitCalled called)
    {
        if (called.Reason is not null
            || !scene.Before.Visits.TryGetValue(called.Visit, out var visit)) return;
        var passed = Passing.Over(scene.Before, visit).FirstOrDefault(v => v.Turns.Length == 1);
        if (passed is null) return;
        scene.Breach(
            Passing.Subject(visit),
            new Words(
                $"{visit.Ticket}先于更早取号且仍在等候的{passed.Ticket}被叫号。",
                $"{visit.Ticket} was called while {passed.Ticket}, issued earlier, was still waiting."),
            called.Counter, passed.Turn.Order, visit.Turn.Order);
    }
}
