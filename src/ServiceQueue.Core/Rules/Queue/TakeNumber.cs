using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Visits;

namespace ServiceQueue.Core.Rules.Queue;

/// <summary>Nobody is served without a number of their own that was called.</summary>
internal sealed class TakeNumber() : Rule(new RuleInfo(
    "R-QUEUE-TAKE-NUMBER", RuleGrade.Must, "000-H 四1",
    new Words(
        "应先取号，以确保服务顺序：没有号票不得办理，同一大厅日号票不重复。",
        "Nobody is served without a ticket, and a ticket names one visit of a hall day.")))
{
    private readonly Dictionary<TicketNumber, long> _issued = [];

    public override void Watch(Listening listening)
    {
        listening.On<DayOpened>((_, _) => _issued.Clear());
        listening.On<TicketIssued>(OnIssued);
        listening.On<VisitServed>(OnServed);
    }

    private void OnIssued(Scene scene, TicketIssued issued)
    {
        if (_issued.TryAdd(issued.Ticket, scene.Sequence)) return;
        scene.Breach(
            Passing.Subject(scene.After.Visits[issued.Visit]),
            new Words($"号票{issued.Ticket}当日重复发出。", $"Ticket {issued.Ticket} was issued twice in one day."),
            null, _issued[issued.Ticket]);
    }

    private static void OnServed(Scene scene, VisitServed served)
    {
        var before = scene.Before.Visits.GetValueOrDefault(served.Visit);
        if (before is { Turn: { CalledAt: not null, Counter: { } counter, Over: false } }
            && counter == served.Counter) return;
        scene.Breach(
            before is null ? served.Visit.Value : Passing.Subject(before),
            new Words(
                $"{served.Counter}号窗口开始办理的号未曾叫到该窗口。",
                $"Counter {served.Counter} began to serve a ticket that had not been called there."),
            served.Counter);
    }
}
