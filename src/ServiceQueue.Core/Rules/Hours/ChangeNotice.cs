using NodaTime;
using ServiceQueue.Core.Closures;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Hours;

namespace ServiceQueue.Core.Rules.Hours;

/// <summary>Changed hours are published before they begin.</summary>
internal sealed class ChangeNotice() : Rule(new RuleInfo(
    "R-HOURS-CHANGE-NOTICE", RuleGrade.Must, "000-H 二2",
    new Words(
        "工作时间调整须提前公告。",
        "A change of hours is published, so many hours before it begins, on display, kiosk and slip.")))
{
    /// <summary>Whether a change that holds now was announced in time, not longer than a month ago.</summary>
    public static bool Announced(HallState hall, Instant at)
    {
        var lead = Duration.FromHours(hall.Books.Rules[HoursFigures.ChangeLead]);
        return hall.Books.Closures.Changes.Any(
            c => c.EffectiveAt <= at && at - c.EffectiveAt < Duration.FromDays(31)
                && c.PublishedAt + lead <= c.EffectiveAt);
    }

    public override void Watch(Listening listening)
    {
        listening.On<HoursChangeAnnounced>(OnAnnounced);
        listening.On<PlanAdopted>(OnAdopted);
    }

    private static void OnAnnounced(Scene scene, HoursChangeAnnounced announced)
    {
        var lead = scene.After.Books.Rules[HoursFigures.ChangeLead];
        // What was published is what the journal knew at that moment, whatever the notice says of itself.
        var published = Instant.Max(announced.PublishedAt, scene.At);
        if (published + Duration.FromHours(lead) <= announced.EffectiveAt) return;
        scene.Breach(
            ClockWords.Of(scene.After, announced.EffectiveAt),
            new Words(
                $"工作时间调整公告不足{lead}小时前。",
                $"Changed hours were announced less than {lead} hours before they begin."));
    }

    private static void OnAdopted(Scene scene, PlanAdopted adopted)
    {
        // Before its first day a hall has no hours that could change.
        if (scene.Before.Sequence == 0 || SameHours(scene.Before.Plan.Hours, adopted.Plan.Hours)) return;
        if (Announced(scene.After, scene.At)) return;
        scene.Breach(
            ClockWords.Of(scene.After, scene.At),
            new Words("工作时间已调整而未提前公告。", "The hours of service changed without an announcement in time."));
    }

    /// <summary>Another year's calendar is the State Council's word, not a change by the hall.</summary>
    private static bool SameHours(OpeningHours a, OpeningHours b) =>
        (a with { Calendar = [] }).Equals(b with { Calendar = [] });
}
