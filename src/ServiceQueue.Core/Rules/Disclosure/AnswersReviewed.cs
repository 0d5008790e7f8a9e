using NodaTime;
using ServiceQueue.Core.Disclosure;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Hours;

namespace ServiceQueue.Core.Rules.Disclosure;

/// <summary>Each standard answer has an owner and is looked at again in time.</summary>
internal sealed class AnswersReviewed() : Rule(new RuleInfo(
    "R-PUB-FAQ", RuleGrade.Should, "004-O 13; 001-J 6; 001-H 三1",
    new Words("常见问题标准答案有责任人并按期复核", "Standard answers have an owner and are reviewed in time.")))
{
    private const double WarnWhenLeft = 0.1;

    /// <inheritdoc />
    public override void Watch(Listening listening)
    {
        listening.On<AnswerPublished>(OnPublished);
        listening.On<AnswerWithdrawn>((scene, e) => scene.Met(e.Answer));
    }

    private static void OnPublished(Scene scene, AnswerPublished published)
    {
        if (string.IsNullOrWhiteSpace(published.Owner))
            scene.Breach(published.Answer, new Words("标准答案没有责任人", "A standard answer has no owner."));
        var period = Duration.FromDays(scene.After.Books.Rules[DisclosureFigures.FaqReviewDays]);
        var due = Instant.Max(scene.At, Instant.Min(published.ReviewBy, scene.At + period));
        scene.Expect(
            published.Answer, due, new Words("标准答案超过复核期", "A standard answer is older than its period."),
            DueTimes.WarningAt(scene.At, due, WarnWhenLeft));
    }
}
