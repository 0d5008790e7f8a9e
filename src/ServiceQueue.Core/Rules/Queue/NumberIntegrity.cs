using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Visits;

namespace ServiceQueue.Core.Rules.Queue;

/// <summary>Numbers have no gaps, and each of them ends with a record.</summary>
internal sealed class NumberIntegrity() : Rule(new RuleInfo(
    "R-QUEUE-NUMBER-INTEGRITY", RuleGrade.Must, "000-H 四1; 000-E 三3",
    new Words(
        "服务可以追溯和查证：号码连续，不漏号、不重号，作废的号留有原因。",
        "Numbers of a day are contiguous; one that was not served stays in the journal with its reason.")))
{
    private readonly Dictionary<char, (int Number, long Record)> _last = [];

    public override void Watch(Listening listening)
    {
        listening.On<DayOpened>((_, _) => _last.Clear());
        listening.On<TicketIssued>(OnIssued);
        listening.On<VisitLeft>(OnLeft);
        listening.On<DayClosed>(OnDayClosed);
    }

    private void OnIssued(Scene scene, TicketIssued issued)
    {
        var (letter, number) = (issued.Ticket.Letter, issued.Ticket.Number);
        var last = _last.GetValueOrDefault(letter);
        _last[letter] = (number, scene.Sequence);
        if (number == last.Number + 1) return;
        var next = new TicketNumber(letter, last.Number + 1);
        scene.Breach(
            Passing.Subject(scene.After.Visits[issued.Visit]),
            new Words(
                $"号码不连续：应发{next}，实发{issued.Ticket}。",
                $"The numbers have a gap: {next} was due, {issued.Ticket} was issued."),
            null, last.Record);
    }

    private static void OnLeft(Scene scene, VisitLeft left)
    {
        if (!string.IsNullOrWhiteSpace(left.Why)) return;
        scene.Breach(
            Passing.Subject(scene.After.Visits[left.Visit]),
            new Words("号票作废而没有原因。", "A ticket ended without service and without a reason."));
    }

    private static void OnDayClosed(Scene scene, DayClosed closed)
    {
        foreach (var visit in scene.Before.Visits.Values
            .Where(v => !v.Turn.Over).OrderBy(v => v.Turns[0].Order).Take(20))
        {
            scene.Breach(
                Passing.Subject(visit),
                new Words(
                    $"{visit.Ticket}当日结束时没有结果。",
                    $"The day ended and nothing tells what became of {visit.Ticket}."),
                null, visit.Turns[0].Order);
        }
    }
}
