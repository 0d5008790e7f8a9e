using NodaTime;
using ServiceQueue.Core.Asking;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Visits;

namespace ServiceQueue.Core.Rules.Asking;

/// <summary>
/// What is the clerk's own field and can be answered at once is answered in the same session.
/// </summary>
internal sealed class AnsweredNow() : Rule(new RuleInfo(
    "R-FIRST-ANSWER-NOW", RuleGrade.Must, "002-D 二2; 000-C (2)",
    new Words("属于职责范围且能立即答复、办理的，当场答复、办理",
        "What can be answered or done at once is answered or done in the same session.")))
{
    private static readonly Words Late = new(
        "能够立即答复的来电未当场答复", "A call that could be answered at once was not.");

    private readonly Dictionary<VisitId, long> _asked = [];

    /// <inheritdoc />
    public override void Watch(Listening listening)
    {
        listening.On<DayOpened>((_, _) => _asked.Clear());
        listening.On<FirstAsked>(OnAsked);
        listening.On<QuestionAnswered>((scene, e) => Settle(scene, e.Question));
        listening.On<Coordinated>((scene, e) => Settle(scene, e.Question));
        listening.On<QuestionDeferred>(OnDeferred);
        listening.On<TurnFinished>(OnFinished);
        listening.On<VisitTransferred>((scene, e) => OnLeft(scene, e.Visit, e.Counter, "转至别处"));
        listening.On<VisitLeft>((scene, e) => OnLeft(scene, e.Visit, null, "离开"));
    }

    private void OnAsked(Scene scene, FirstAsked asked)
    {
        if (asked is not { InScope: true, Simple: true }) return;
        if (asked.Visit is { } visit) _asked[visit] = scene.Sequence;
        if (asked.Channel != "phone") return;
        var session = Duration.FromMinutes(scene.After.Books.Rules[AskingFigures.PhoneMinutes]);
        scene.Expect(asked.Question, scene.At + session, Late);
    }

    private void Settle(Scene scene, string question)
    {
        scene.Met(question);
        _asked.Remove(new VisitId(question));
    }

    private void OnDeferred(Scene scene, QuestionDeferred deferred)
    {
        var visit = new VisitId(deferred.Question);
        if (!_asked.Remove(visit, out var record) && !scene.Met(deferred.Question)) return;
        scene.Breach(Subjects.Of(scene.After, deferred), new Words(
            "能够立即答复的事项被延后答复", "A question that could be answered at once was deferred."), null, record);
    }

    /// <summary>An outcome is an answer, or the thing done; "none" is neither.</summary>
    private void OnFinished(Scene scene, TurnFinished finished)
    {
        if (finished.Outcome != Outcomes.None) _asked.Remove(finished.Visit);
        else OnLeft(scene, finished.Visit, finished.Counter, "结束");
    }

    private void OnLeft(Scene scene, VisitId visit, int? counter, string how)
    {
        if (!_asked.Remove(visit, out var record)) return;
        scene.Breach(Subjects.Of(scene.After, visit), new Words(
            $"能够立即答复的事项未当场答复，群众已{how}",
            "A question that could be answered at once was not, and the visitor has gone."), counter, record);
    }
}
