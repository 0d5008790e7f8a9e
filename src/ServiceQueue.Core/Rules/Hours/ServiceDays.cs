using NodaTime;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Rules.Hours;

/// <summary>The hall is open on its service days and on no others.</summary>
internal sealed class ServiceDays() : TimedRule(new RuleInfo(
    "R-HOURS-HOLIDAY", RuleGrade.Must, "002-E 考勤二; 003-D 二",
    new Words(
        "除国家规定的法定节假日外均上班：工作日和调休上班日开放，节假日不开；没有日历的年份不猜。",
        "Open on workdays and on those worked in exchange, closed on holidays; a year without a calendar "
        + "is never guessed.")))
{
    private LocalDate? _openOn;

    protected override void Listen(Listening listening) => listening.On<DoorsOpened>(OnOpened);

    protected override void OnBegin(Scene scene, ServiceSpan span)
    {
        if (scene.After.DoorsOpen) _openOn = span.Date;
    }

    /// <summary>A day on which the doors stayed shut in every span is told at the end of each.</summary>
    protected override void OnEnd(Scene scene, ServiceSpan span)
    {
        if (_openOn == span.Date) return;
        var closures = scene.After.Books.Closures;
        if (closures.OfHall(span.From) is not null
            || closures.OfHall(scene.At - Duration.Epsilon) is not null)
            return;
        var day = ClockWords.Day(scene.After, span.From);
        scene.Breach(
            $"{day} {ClockWords.Of(scene.After, span.From)[^5..]}",
            new Words($"{day}是服务日而未开放，也没有停办公告。", $"{day} is a service day, but the hall stayed closed."));
    }

    private void OnOpened(Scene scene, DoorsOpened opened)
    {
        var plan = scene.After.Plan;
        var date = scene.At.InZone(plan.Zone).Date;
        _openOn = date;
        if (plan.Hours.Always || plan.Hours.IsServiceDay(date)) return;
        var day = ClockWords.Day(scene.After, scene.At);
        if (!plan.Hours.Knows(date))
        {
            // Opened by hand somebody knew; opened by the clock it was a guess.
            if (opened.Reason is null)
                scene.Breach(day, new Words(
                    $"没有{date.Year}年的日历，{day}自动开门属于猜测。",
                    $"There is no calendar of {date.Year}: opening on {day} by the clock was a guess."));
            return;
        }

        if (ChangeNotice.Announced(scene.After, scene.At)) return;
        scene.Breach(
            day, new Words($"{day}不是服务日而开放，事先没有公告。",
                $"The hall opened on {day}, no service day, unannounced."));
    }
}
