using ServiceQueue.Core.Asking;
using ServiceQueue.Core.Cases;
using ServiceQueue.Core.Counters;
using ServiceQueue.Core.Disclosure;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Notices;

namespace ServiceQueue.Core.Rules.Disclosure;

/// <summary>No paper, screen or voice of the hall says what the regulation forbids to say.</summary>
internal sealed class NoForbiddenPhrase() : Rule(new RuleInfo(
    "R-PHRASE-FORBIDDEN", RuleGrade.Must, "001-P 四",
    new Words("禁止使用服务禁用语", "No text of the hall holds a forbidden phrase.")))
{
    /// <inheritdoc />
    public override void Watch(Listening listening)
    {
        listening.On<NoticeIssued>((scene, e) => Look(
            scene, e.Notice.Number,
            [e.Notice.Title.ZhCn, .. e.Notice.Text, .. e.Notice.Fields.Select(f => f.Value)]));
        listening.On<CataloguePublished>((scene, e) =>
            Look(scene, e.Edition.Version, PublicTexts.Of(e.Edition)));
        listening.On<PagesPublished>((scene, e) => Look(scene, "公开页", e.Pages.SelectMany(PublicTexts.Of)));
        listening.On<AnswerPublished>((scene, e) => Look(scene, e.Answer, [e.Question, e.Text]));
        listening.On<QuestionAnswered>((scene, e) => Look(scene, e.Question, [e.Answer]));
        listening.On<ResultPublished>((scene, e) => Look(scene, e.Case, [e.Text]));
        listening.On<ApplicantNotified>((scene, e) => Look(scene, e.Case, [e.NextStep]));
        listening.On<CounterPaused>((scene, e) => Look(scene, $"{e.Counter}号窗口", [e.Reason]));
        listening.On<PlanAdopted>((scene, e) => Look(scene, "大厅配置", PlanTexts.Of(e.Plan)));
    }

    private static void Look(Scene scene, string subject, IEnumerable<string> texts)
    {
        foreach (var text in texts)
        {
            if (Phrases.ForbiddenIn(text) is not { } phrase) continue;
            scene.Breach(subject, new Words(
                $"含有服务禁用语“{phrase}”", $"It holds the forbidden phrase \"{phrase}\"."));
            return;
        }
    }
}
