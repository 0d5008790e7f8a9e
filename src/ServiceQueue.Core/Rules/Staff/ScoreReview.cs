using NodaTime;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Staff;

namespace ServiceQueue.Core.Rules.Staff;

/// <summary>A contested deduction is reviewed in time, with a reason, by somebody else.</summary>
internal sealed class ScoreReview() : Rule(new RuleInfo(
    "R-SCORE-APPEAL", RuleGrade.Should, "001-K 一(三)",
    new Words(
        "对扣分有异议的予以复审：由他人在时限内作出，并说明理由。",
        "A contested deduction is reviewed by somebody else, in time and with a reason.")))
{
    /// <summary>Who contested what is not decided; no larger than the hall's own book allows.</summary>
    private readonly Dictionary<string, (string By, long Sequence)> _open = [];

    public override void Watch(Listening listening)
    {
        listening.On<ScoreAppealed>(OnAppealed);
        listening.On<ScoreAppealDecided>(OnDecided);
    }

    private void OnAppealed(Scene scene, ScoreAppealed e)
    {
        var subject = Subject(e.Clerk, e.Deduction);
        if (_open.Count < StaffBook.Most) _open[subject] = (e.By, scene.Sequence);
        var days = scene.After.Books.Rules[ScoreFigures.AppealDays];
        // A first appeal that is open keeps its time: a second one does not begin it anew.
        if (scene.Expects(subject)) return;
        var due = scene.At + Duration.FromDays(days);
        scene.Expect(
            subject, due,
            new Words($"扣分异议{days}日内未复审。", $"An appeal was not decided within {days} days."),
            due - Duration.FromDays(1));
    }

    private void OnDecided(Scene scene, ScoreAppealDecided e)
    {
        var subject = Subject(e.Clerk, e.Deduction);
        scene.Met(subject);
        _open.Remove(subject, out var appeal);
        if (string.IsNullOrWhiteSpace(e.Reason))
            scene.Breach(
                subject, new Words("复审决定没有说明理由。", "An appeal was decided without a reason."),
                null, appeal.Sequence);
        if (e.By == e.Clerk || e.By == appeal.By)
            scene.Breach(
                subject, new Words("复审由当事人自己作出。", "An appeal was decided by who brought it."),
                null, appeal.Sequence);
    }

    private static string Subject(string clerk, string deduction) => $"{clerk} {deduction}";
}
