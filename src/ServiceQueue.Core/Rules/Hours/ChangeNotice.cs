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
        if (scene.Before.Sequence == 0) return;
        var (before, after) = (scene.Before.Plan.Hours, adopted.Plan.Hours);
        var lead = scene.After.Books.Rules[HoursFigures.ChangeLead];
        var coming = after.Changes.Where(c => !before.Changes.Contains(c)).ToList();
        if (SameHours(before, after) && coming.All(c => InTime(c, lead))) return;
        if (Announced(scene.After, scene.At) || (SameHours(before, after) && Foretold(scene, coming))) return;
        scene.Breach(
            ClockWords.Of(scene.After, scene.At),
            new Words("工作时间已调整而未提前公告。", "The hours of service changed without an announcement in time."));
    }

    /// <summary>
    /// Calendars and holidays are the word of the state and the region, not a change by the hall; closures
    /// have notices of their own.
    /// </summary>
    private static bool SameHours(OpeningHours a, OpeningHours b) => Bare(a).Equals(Bare(b));

    private static OpeningHours Bare(OpeningHours hours) =>
        hours with { Calendar = [], Changes = [], Holidays = [], Closures = [] };

    /// <summary>Whether the plan itself tells when a later profile was announced.</summary>
    private static bool InTime(ProfileChange change, int leadHours) =>
        change.AnnouncedAt is { } at && at.PlusHours(leadHours) <= change.From.AtMidnight();

    /// <summary>Whether the changes that are still to come stand announced for their day.</summary>
    private static bool Foretold(Scene scene, IReadOnlyList<ProfileChange> coming)
    {
        var (hall, lead) = (scene.After, scene.After.Books.Rules[HoursFigures.ChangeLead]);
        return coming.All(c => InTime(c, lead) || hall.Books.Closures.Changes.Any(a =>
            a.EffectiveAt.InZone(hall.Plan.Zone).Date == c.From
                && a.PublishedAt + Duration.FromHours(lead) <= a.EffectiveAt));
    }
}
