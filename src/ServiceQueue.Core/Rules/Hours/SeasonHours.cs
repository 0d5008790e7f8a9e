using NodaTime;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Hours;

namespace ServiceQueue.Core.Rules.Hours;

/// <summary>Doors that open and close by the clock follow the season of the date.</summary>
internal sealed class SeasonHours() : Rule(new RuleInfo(
    "R-HOURS-SEASON", RuleGrade.Must, "002-E 考勤二; 004-N 四",
    new Words(
        "冬春季、夏秋季工作时间按日期切换，同一天不混用。",
        "The hours of a day are those of its season; no day uses those of two.")))
{
    public override void Watch(Listening listening)
    {
        listening.On<DoorsOpened>((scene, e) => Check(scene, e.Reason, opens: true));
        listening.On<DoorsClosed>((scene, e) => Check(scene, e.Reason, opens: false));
    }

    /// <summary>Who opens or closes by hand gives a reason, and is judged by other rules.</summary>
    private static void Check(Scene scene, string? reason, bool opens)
    {
        var (hours, zone) = (scene.After.Plan.Hours, scene.After.Plan.Zone);
        if (reason is not null || hours.Always || !hours.Knows(scene.At.InZone(zone).Date)) return;
        if (HallHours.IsOpen(hours, zone, scene.At) == opens && !IsAnotherSeasons(scene, opens)) return;
        var at = ClockWords.Of(scene.After, scene.At);
        scene.Breach(
            ClockWords.Day(scene.After, scene.At),
            opens
                ? new Words($"{at}自动开门，不在当季工作时间内。",
                    $"The doors opened by the clock at {at}, outside the season's hours.")
                : new Words($"{at}自动关门，不合当季工作时间。",
                    $"The doors closed by the clock at {at}, not the season's time."));
    }

    /// <summary>Whether it is to the minute the time of another season, and not of this one.</summary>
    private static bool IsAnotherSeasons(Scene scene, bool opens)
    {
        var hours = scene.After.Plan.Hours;
        var local = scene.At.InZone(scene.After.Plan.Zone);
        var minute = new LocalTime(local.Hour, local.Minute);
        bool Has(IEnumerable<OpenInterval> intervals) =>
            intervals.Any(i => (opens ? i.From : i.To) == minute);
        return !Has(hours.On(local.Date)) && hours.ProfileOn(local.Date).Seasons.Any(s => Has(s.Intervals));
    }
}
