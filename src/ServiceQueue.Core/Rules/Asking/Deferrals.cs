using NodaTime;
using ServiceQueue.Core.Asking;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Hours;

namespace ServiceQueue.Core.Rules.Asking;

/// <summary>A deferred question has its reason, its superior and its promised time.</summary>
internal sealed class DeferredInOrder() : Rule(new RuleInfo(
    "R-FIRST-ESCALATE", RuleGrade.Should, "000-B 首问二; 000-A 四4; 000-H 五4; 003-B 三",
    new Words("不能马上办理的，说明原因、请示领导并约定时间",
        "What cannot be done at once has its reason, the superior who was asked and a promised time.")))
{
    /// <inheritdoc />
    public override void Watch(Listening listening) => listening.On<QuestionDeferred>(OnDeferred);

    private static void OnDeferred(Scene scene, QuestionDeferred deferred)
    {
        var subject = Subjects.Of(scene.After, deferred);
        if (Questions.Blank(("原因", deferred.Reason), ("请示领导", deferred.Superior)) is { } blank)
            scene.Breach(subject, new Words($"延后答复未登记{blank}", "A deferral lacks its reason or superior."));
        if (deferred.Superior == deferred.By)
            scene.Breach(subject, new Words("请示对象是本人", "The superior is the clerk in person."));
        if (deferred.Due <= scene.At)
            scene.Breach(subject, new Words("约定的答复时间不晚于登记时间", "The promised time is not in the future."));
        if (Deferring.Latest(scene.After, scene.At) is { } latest && deferred.Due > latest)
            scene.Breach(subject, new Words("约定的答复时间超过本厅最长时限", "The promised time is beyond the limit."));
    }
}

/// <summary>Who was put off is contacted by the promised time, and the outcome is kept.</summary>
internal sealed class FollowedUpInTime() : Rule(new RuleInfo(
    "R-FIRST-FOLLOWUP", RuleGrade.Must, "003-B 三",
    new Words("不能当场答复的，事后及时主动联系并记录结果",
        "Who could not be answered at once is contacted by the promised time, with the outcome kept.")))
{
    private const double WarnWhenLeft = 0.2;

    /// <summary>
    /// A day forgets its tickets, a promise does not: each keeps the name it was made under.
    /// </summary>
    private readonly Dictionary<string, string> _promised = [];

    /// <inheritdoc />
    public override void Watch(Listening listening)
    {
        listening.On<QuestionDeferred>(OnDeferred);
        listening.On<FollowedUp>(OnFollowedUp);
    }

    private void OnDeferred(Scene scene, QuestionDeferred deferred)
    {
        var subject = Subjects.Of(scene.After, deferred);
        if (_promised.Remove(deferred.Question, out var earlier)) scene.Met(earlier);
        _promised[deferred.Question] = subject;
        scene.Expect(
            subject, Instant.Max(deferred.Due, scene.At),
            new Words("约定的答复时间已到，尚未主动联系群众", "The promised time passed without contact."),
            DueTimes.WarningAt(scene.At, deferred.Due, WarnWhenLeft));
    }

    private void OnFollowedUp(Scene scene, FollowedUp followed)
    {
        var subject = Subjects.Of(scene.After, followed);
        if (_promised.Remove(followed.Question, out var promised)) scene.Met(subject = promised);
        if (string.IsNullOrWhiteSpace(followed.Outcome))
            scene.Breach(subject, new Words("联系结果未登记", "The outcome is not recorded."));
    }
}
