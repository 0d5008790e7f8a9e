using NodaTime;
using ServiceQueue.Core.Asking;
using ServiceQueue.Core.Disclosure;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Rules.Liaison;

/// <summary>Each counter has one liaison, and a change is on record.</summary>
internal sealed class OneLiaison() : Rule(new RuleInfo(
    "R-LIAISON-PERSON", RuleGrade.Should, "000-I 二1, 7",
    new Words("每个窗口指定一名信息联络员，变动登记备案", "Each counter has one liaison; changes are on record.")))
{
    private LocalDate? _looked;

    /// <inheritdoc />
    public override void Watch(Listening listening)
    {
        listening.On<LiaisonNamed>(OnNamed);
        listening.On<DoorsOpened>(OnDoors);
    }

    private static void OnNamed(Scene scene, LiaisonNamed named)
    {
        var subject = $"{named.Counter}号窗口";
        if (string.IsNullOrWhiteSpace(named.Person))
            scene.Breach(subject, new Words("未指定联络员", "Nobody was named."), named.Counter);
        var before = scene.Before.Books.Disclosure.Liaisons.GetValueOrDefault(named.Counter, "");
        if (before.Length == 0 || before == named.Person) return;
        if (named.Replaces != before || string.IsNullOrWhiteSpace(named.Reason))
        {
            scene.Breach(subject, new Words(
                "联络员变动未登记备案", "The change of liaison is not on record."), named.Counter);
        }
    }

    /// <summary>A hall that names liaisons names one for every counter.</summary>
    private void OnDoors(Scene scene, DoorsOpened opened)
    {
        var today = scene.At.InZone(scene.After.Plan.Zone).Date;
        if (_looked == today) return;
        _looked = today;
        var named = scene.After.Books.Disclosure.Liaisons;
        if (named.IsEmpty) return;
        foreach (var counter in scene.After.Plan.Counters.Where(c => !named.ContainsKey(c.Id)))
        {
            scene.Breach($"{counter.Id}号窗口", new Words(
                "窗口没有信息联络员", "The counter has no liaison."), counter.Id);
        }
    }
}

/// <summary>A meeting with the month's figures is held every month in which the hall is open.</summary>
internal sealed class MonthlyMeeting() : Rule(new RuleInfo(
    "R-MEET-MONTHLY", RuleGrade.Should, "000-I 二4",
    new Words("每月召开一次联络例会", "A meeting with the month's figures is held every month.")))
{
    /// <summary>A hall that begins later in a month is not held to that month.</summary>
    private const int FirstWeek = 7;

    private YearMonth? _month;

    /// <inheritdoc />
    public override void Watch(Listening listening)
    {
        listening.On<DayOpened>(OnDay);
        listening.On<MeetingHeld>(OnMeeting);
    }

    private void OnDay(Scene scene, DayOpened opened)
    {
        var month = opened.Date.ToYearMonth();
        var isFirst = _month is null;
        if (_month == month) return;
        _month = month;
        if (!scene.After.Books.Rules.Is(LiaisonFigures.Meetings) || (isFirst && opened.Date.Day > FirstWeek))
            return;
        scene.Expect(Name(month), Weeks.EndOf(scene.After, month.ToDateInterval().End), new Words(
            "本月未召开联络例会", "No meeting was held this month."));
    }

    private static void OnMeeting(Scene scene, MeetingHeld held)
    {
        var month = Name(scene.At.InZone(scene.After.Plan.Zone).Date.ToYearMonth());
        scene.Met(month);
        if (Questions.Blank(("议题", held.Topics), ("统计数据", held.Statistics)) is { } blank)
            scene.Breach(month, new Words($"例会记录没有{blank}", "The record lacks its topics or its figures."));
    }

    private static string Name(YearMonth month) => $"{month.Year}-{month.Month:00}";
}
