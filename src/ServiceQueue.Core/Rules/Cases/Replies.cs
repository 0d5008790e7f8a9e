using NodaTime;
using ServiceQueue.Core.Asking;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Hours;
using ServiceQueue.Core.Visits;

namespace ServiceQueue.Core.Rules.Cases;

/// <summary>
/// R-REPLY-15WD: a simple question is answered in the session, one that needs looking into within 15 working
/// days (003-D 四).
/// </summary>
internal sealed class Replies(CaseFiles files) : CaseRule(
    new RuleInfo(
        "R-REPLY-15WD", RuleGrade.Must, "003-D 四",
        new("一般的问题当即答复，需要调查了解的在15个工作日内答复",
            "A simple question is answered at once, one that needs looking into within 15 working days")),
    files)
{
    private static readonly Words Late = new("未在规定时限内答复", "not answered in time");
    private static readonly Words Left = new("一般问题未当即答复", "a simple question was not answered at once");

    private readonly Dictionary<VisitId, List<(string Question, long Sequence)>> _simple = [];
    private readonly Dictionary<string, (Instant At, long Sequence)> _unknown = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Instant> _since = new(StringComparer.Ordinal);

    protected override void Listen(Listening listening)
    {
        listening.On<DayOpened>((scene, _) =>
        {
            _simple.Clear();
            var before = scene.At - CaseFiles.QuestionsKept;
            foreach (var (question, _) in _since.Where(q => q.Value < before).ToList())
                _since.Remove(question);
            Rearm(scene);
        });
        listening.On<PlanAdopted>((scene, _) => Rearm(scene));
        listening.On<FirstAsked>(Asked);
        listening.On<QuestionAnswered>((scene, e) => Settle(scene, e.Question));
        listening.On<ReferredOutside>((scene, e) => Settle(scene, e.Question));
        listening.On<QuestionDeferred>((scene, e) => LookInto(scene, e.Question));
        listening.On<AbsenceRegistered>((scene, e) => LookInto(scene, e.Question));
        listening.On<TurnFinished>(Finished);
    }

    private void Asked(Scene scene, FirstAsked e)
    {
        _since[e.Question] = scene.At;
        if (!e.Simple)
        {
            Run(scene, e.Question, scene.At);
            return;
        }

        scene.Expect(e.Question, EndOfDay(scene), Left);
        if (e.Visit is not { } visit) return;
        if (!_simple.TryGetValue(visit, out var questions)) _simple[visit] = questions = [];
        questions.Add((e.Question, scene.Sequence));
    }

    private void Finished(Scene scene, TurnFinished e)
    {
        if (!_simple.Remove(e.Visit, out var questions)) return;
        foreach (var (question, sequence) in questions)
        {
            if (scene.Met(question)) scene.Breach(question, Left, e.Counter, sequence);
            _since.Remove(question);
        }
    }

    /// <summary>It turned out to need looking into: it is due from when it was asked.</summary>
    private void LookInto(Scene scene, string question)
    {
        if (!_since.TryGetValue(question, out var since)) return;
        foreach (var questions in _simple.Values) questions.RemoveAll(q => q.Question == question);
        Run(scene, question, since);
    }

    private void Run(Scene scene, string question, Instant since)
    {
        var rules = scene.After.Books.Rules;
        var limit = TimeLimit.WorkingDays(rules[CaseFigures.ReplyDays]);
        if (DueTimes.Of(Files.Clock(scene.After), since, limit).At is not { } due)
        {
            _unknown[question] = (since, scene.Sequence);
            scene.Met(question);
            return;
        }

        _unknown.Remove(question);
        var sequence = scene.Sequence;
        scene.Expect(
            question, due, Late, DueTimes.WarningAt(since, due, rules[CaseFigures.FirstWarning] / 100.0));
        var second = DueTimes.WarningAt(since, due, rules[CaseFigures.SecondWarning] / 100.0);
        if (second <= scene.At || second >= due) return;
        scene.WakeAt(second, later =>
        {
            if (later.Expects(question)) later.Warn(question, Late, null, sequence);
        });
    }

    private void Settle(Scene scene, string question)
    {
        _since.Remove(question);
        _unknown.Remove(question);
        scene.Met(question);
    }

    private void Rearm(Scene scene)
    {
        foreach (var (question, asked) in _unknown.OrderBy(u => u.Value.Sequence).ToList())
            Run(scene, question, asked.At);
    }
}
