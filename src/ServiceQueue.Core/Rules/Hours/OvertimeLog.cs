using NodaTime;
using ServiceQueue.Core.Counters;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Staff;

namespace ServiceQueue.Core.Rules.Hours;

/// <summary>Overtime has an approval, or visitors who were being served.</summary>
internal sealed class OvertimeLog() : Rule(new RuleInfo(
    "R-HOURS-OVERTIME-LOG", RuleGrade.Should, "001-I 14; 003-D 七",
    new Words(
        "加班应经批准：因延时服务加班的自动批准并记录分钟数。",
        "Minutes of overtime are approved, or owed to visitors who were being served at closing time.")))
{
    private readonly HashSet<string> _served = [];

    public override void Watch(Listening listening)
    {
        listening.On<DayOpened>((_, _) => _served.Clear());
        listening.On<DoorsClosed>(OnDoorsClosed);
        listening.On<ClerkSignedOut>(OnSignedOut);
    }

    private void OnDoorsClosed(Scene scene, DoorsClosed closed)
    {
        foreach (var counter in scene.After.Counters.Values)
        {
            if (counter.Clerk is { } clerk && (counter.Current is not null || scene.After.Waiting.Total > 0))
                _served.Add(clerk);
        }
    }

    private void OnSignedOut(Scene scene, ClerkSignedOut gone)
    {
        var hall = scene.Before;
        if (Attendance.EndOf(hall, gone.Clerk, scene.At) is not { } end) return;
        var minutes = (int)(scene.At - end).TotalMinutes;
        if (minutes <= hall.Books.Rules[HoursFigures.OvertimeFree]) return;
        if (hall.Books.Rules[HoursFigures.OvertimeApproval] == 0 && _served.Contains(gone.Clerk)) return;
        var day = scene.At.InZone(hall.Plan.Zone).Date;
        if (hall.Books.Staff.Overtime.Any(
            o => o.Clerk == gone.Clerk && o.Day == day && o.Approver.Length > 0
                && o.Approver != gone.Clerk)) return;
        scene.Breach(
            $"{gone.Clerk} {ClockWords.Day(hall, scene.At)}",
            new Words(
                $"加班{minutes}分钟，没有批准，也不是延时服务。",
                $"{minutes} minutes of overtime without approval and without visitors."));
    }
}
