using NodaTime;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Ratings;
using ServiceQueue.Core.Visits;

namespace ServiceQueue.Core.Rules.Ratings;

/// <summary>R-RATE-PROMPT: each served visit is asked once, after its end, and rates once.</summary>
public sealed class PromptRule() : Rule(new RuleInfo(
    "R-RATE-PROMPT", RuleGrade.Must, "003-A 二; 000-E 二5; 000-D 七2",
    new Words("服务结束后请办事群众评价，一次服务提示一次、评价一次。",
        "Each served visitor is asked for a rating, once and after the end, and rates once.")))
{
    private readonly HashSet<VisitId> _ended = [];
    private readonly HashSet<VisitId> _asked = [];

    /// <inheritdoc />
    public override void Watch(Listening listening)
    {
        listening.On<DayOpened>((_, _) =>
        {
            _ended.Clear();
            _asked.Clear();
        });
        listening.On<TurnFinished>(Finished);
        listening.On<RatingPrompted>(Prompted);
        listening.On<RatingSubmitted>(Submitted);
    }

    private void Finished(Scene scene, TurnFinished finished)
    {
        if (scene.Before.Visits.GetValueOrDefault(finished.Visit) is not { } visit) return;
        if (!Prompting.WasServed(finished, visit.Turn)) return;
        _ended.Add(visit.Id);
        var minutes = scene.After.Books.Rules[RatingFigures.PromptMinutes];
        scene.Expect(
            Subject(visit), scene.At + Duration.FromMinutes(minutes),
            new Words("服务结束后未提示评价。", "The visitor was not asked for a rating."),
            counter: finished.Counter);
    }

    private void Prompted(Scene scene, RatingPrompted prompted)
    {
        var visit = scene.After.Visits.GetValueOrDefault(prompted.Visit);
        var subject = visit is null ? prompted.Ticket : Subject(visit);
        scene.Met(subject);
        if (!_asked.Add(prompted.Visit))
            scene.Breach(subject, new Words("同一次服务重复提示评价。", "Asked more than once."), prompted.Counter);
        else if (!_ended.Contains(prompted.Visit))
            scene.Breach(subject, new Words("服务未结束即提示评价。", "Asked before the end."), prompted.Counter);
    }

    private static void Submitted(Scene scene, RatingSubmitted rating)
    {
        var awaited = scene.Before.Books.Ratings.Find(rating.Visit);
        var ticket = awaited?.Ticket ?? $"#{scene.Sequence}";
        if (awaited is null)
            scene.Breach(ticket, new Words("未提示评价而有评价。", "Rated without being asked."), rating.Counter);
        else if (awaited.IsRated)
            scene.Breach(ticket, new Words("同一次服务重复评价。", "Rated more than once."), rating.Counter);
    }

    private static string Subject(Visit visit) => $"{visit.Ticket} {visit.Day:uuuu-MM-dd}";
}
