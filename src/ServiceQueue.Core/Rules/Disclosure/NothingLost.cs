using NodaTime;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Visits;

namespace ServiceQueue.Core.Rules.Disclosure;

/// <summary>
/// No ticket is lost or given out twice, whatever failed in between, and days follow each other. That no
/// record at all is missing is for the chain of hashes, which "verify" and "check" read.
/// </summary>
internal sealed class NothingLost() : Rule(new RuleInfo(
    "R-SYS-RUN", RuleGrade.Must, "001-B 二",
    new Words("系统正常运行，断网断电后不丢号、不重号", "After an outage no ticket is lost and none is given out twice.")))
{
    private LocalDate? _last;

    /// <inheritdoc />
    public override void Watch(Listening listening)
    {
        listening.On<TicketIssued>(OnIssued);
        listening.On<DayOpened>(OnDay);
    }

    private static void OnIssued(Scene scene, TicketIssued issued)
    {
        var subject = $"{issued.Ticket} {scene.After.Day?.Date:uuuu-MM-dd}";
        if (scene.Before.Visits.ContainsKey(issued.Visit))
            scene.Breach(subject, new Words("同一来访重复取号登记", "The same visit was recorded twice."));
        var last = scene.Before.LastNumbers.GetValueOrDefault(issued.Ticket.Letter);
        if (issued.Ticket.Number == last + 1) return;
        scene.Breach(subject, issued.Ticket.Number <= last
            ? new Words("号码重复", "The number was given out before.")
            : new Words($"号码不连续，上一号为{last}", $"Numbers are missing after {last}."));
    }

    private void OnDay(Scene scene, DayOpened opened)
    {
        var subject = $"{opened.Date:uuuu-MM-dd}";
        if (scene.Before.Day is { } open)
        {
            scene.Breach(subject, new Words(
                $"{open.Date:uuuu-MM-dd}没有闭厅记录", $"The day {open.Date:uuuu-MM-dd} was never closed."));
        }

        if (opened.Date <= _last)
            scene.Breach(subject, new Words("同一日期重复开厅", "The day was opened before."));
        _last = opened.Date;
    }
}
