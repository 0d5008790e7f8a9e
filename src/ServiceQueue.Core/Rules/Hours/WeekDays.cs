using NodaTime;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Rules.Hours;

/// <summary>A hall of a five-day week opens at weekends only where they are worked in exchange.</summary>
internal sealed class WeekDays() : Rule(new RuleInfo(
    "R-HOURS-FIVEDAY", RuleGrade.Should, "002-E 考勤一; 000-A 一1",
    new Words(
        "每周五天工作制：周末不开放，调休上班日除外。",
        "Open days lie within the week's service days and those worked in exchange.")))
{
    public override void Watch(Listening listening) => listening.On<DoorsOpened>((scene, _) =>
    {
        var plan = scene.After.Plan;
        var date = scene.At.InZone(plan.Zone).Date;
        if (date.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday)) return;
        if (plan.Hours.Always || !plan.Hours.Knows(date) || plan.Hours.IsServiceDay(date)) return;
        if (ChangeNotice.Announced(scene.After, scene.At)) return;
        var day = ClockWords.Day(scene.After, scene.At);
        scene.Breach(
            day, new Words($"五天工作制的大厅在周末{day}开放。",
                $"A hall of a five-day week opened at the weekend, {day}."));
    });
}
