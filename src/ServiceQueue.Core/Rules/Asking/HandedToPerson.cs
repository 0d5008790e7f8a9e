using NodaTime;
using ServiceQueue.Core.Asking;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Visits;

namespace ServiceQueue.Core.Rules.Asking;

/// <summary>What is not the clerk's own field goes to a named person, who accepts it.</summary>
internal sealed class HandedToPerson() : Rule(new RuleInfo(
    "R-FIRST-HANDOVER", RuleGrade.Must, "002-D 一(二), 二2(1); 002-E 首问三; 003-A 六",
    new Words("不属于自己职责范围的，介绍到相关窗口，直接落实具体接待人员",
        "What is another clerk's field is handed to a named person at a counter, who accepts.")))
{
    private readonly Dictionary<VisitId, long> _outOfScope = [];
    private readonly Dictionary<string, (string Clerk, string Subject)> _handed = [];

    /// <inheritdoc />
    public override void Watch(Listening listening)
    {
        listening.On<DayOpened>((_, _) => _outOfScope.Clear());
        listening.On<FirstAsked>(OnAsked);
        listening.On<HandedOver>(OnHanded);
        listening.On<HandoverAccepted>(OnAccepted);
        listening.On<QuestionAnswered>((_, e) => Settle(e.Question));
        listening.On<ReferredOutside>((scene, e) => Register(scene, e.Question));
        listening.On<AbsenceRegistered>((scene, e) => Register(scene, e.Question));
        listening.On<Coordinated>((_, e) => Settle(e.Question));
        listening.On<TurnFinished>(OnFinished);
        listening.On<VisitTransferred>((scene, e) => OnGone(scene, e.Visit, e.Counter));
    }

    private void OnAsked(Scene scene, FirstAsked asked)
    {
        if (asked is { InScope: false, Visit: { } visit }) _outOfScope[visit] = scene.Sequence;
    }

    private void OnHanded(Scene scene, HandedOver handed)
    {
        Settle(handed.Question);
        var subject = Subjects.Of(scene.After, handed);
        if (string.IsNullOrWhiteSpace(handed.ToClerk))
        {
            scene.Breach(subject, new Words(
                $"移交到{handed.ToCounter}号窗口，没有落实具体接待人员",
                $"It was handed to counter {handed.ToCounter}, but to nobody by name."), handed.ToCounter);
            return;
        }

        if (scene.After.Plan.Counter(handed.ToCounter) is null)
            scene.Breach(subject, new Words("移交到本厅没有的窗口", "It was handed to a counter there is not."));
        _handed[handed.Question] = (handed.ToClerk, subject);
        var limit = scene.After.Books.Rules[AskingFigures.AcceptMinutes];
        scene.Expect(subject, scene.At + Duration.FromMinutes(limit), new Words(
            $"移交给{handed.ToClerk}，{limit}分钟内未接收",
            $"It was handed to {handed.ToClerk}, who did not accept within {limit} minutes."),
            null, handed.ToCounter);
    }

    private void OnAccepted(Scene scene, HandoverAccepted accepted)
    {
        if (!_handed.TryGetValue(accepted.Question, out var to)) return;
        if (to.Clerk == accepted.By)
        {
            Register(scene, accepted.Question);
            return;
        }

        scene.Breach(to.Subject, new Words(
            $"移交给{to.Clerk}，却由{accepted.By}接收", $"It was handed to {to.Clerk}, but {accepted.By} accepted."));
    }

    private void Settle(string question) => _outOfScope.Remove(new VisitId(question));

    private void Register(Scene scene, string question)
    {
        Settle(question);
        if (_handed.Remove(question, out var to)) scene.Met(to.Subject);
    }

    private void OnFinished(Scene scene, TurnFinished finished)
    {
        // Who asked in the wrong place and was answered all the same has nothing to be handed over.
        if (finished.Outcome == "answered") Settle(finished.Visit.Value);
        else OnGone(scene, finished.Visit, finished.Counter);
    }

    private void OnGone(Scene scene, VisitId visit, int counter)
    {
        if (!_outOfScope.Remove(visit, out var record)) return;
        scene.Breach(Subjects.Of(scene.After, visit), new Words(
            "不属于本窗口职责范围的事项未移交给具体接待人员",
            "It was not this clerk's field, and was handed to nobody by name."), counter, record);
    }
}
