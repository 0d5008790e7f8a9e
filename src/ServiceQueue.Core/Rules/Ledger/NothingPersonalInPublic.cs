using ServiceQueue.Core.Cases;
using ServiceQueue.Core.Disclosure;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Notices;
using ServiceQueue.Core.Rules.Disclosure;

namespace ServiceQueue.Core.Rules.Ledger;

/// <summary>
/// No page, screen, call or published result holds personal data or names a sensitive item.
/// </summary>
internal sealed class NothingPersonalInPublic() : Rule(new RuleInfo(
    "R-PRIV-PROTECT", RuleGrade.Must,
    "000-A 六; 000-E 三4; 000-G 12, 17; 000-H 四4; 001-A 5; 001-E 2.3; 001-I 6, 12; 001-L 6; 001-M 9; 001-N 5; "
    + "001-O 4; 个人信息保护法 28",
    new Words("不得泄露公民个人信息", "No public text holds a name, an identity or phone number or a sensitive item.")))
{
    private readonly KnownApplicants _applicants = new();
    private readonly Dictionary<string, string> _items = [];

    /// <inheritdoc />
    public override void Watch(Listening listening)
    {
        _applicants.Watch(listening);
        listening.On<CaseReceived>(OnReceived);
        listening.On<CaseArchived>((_, e) => _items.Remove(e.Case));
        listening.On<ResultPublished>(OnResult);
        listening.On<PagesPublished>((scene, e) => Look(scene, "公开页", e.Pages.SelectMany(PublicTexts.Of)));
        listening.On<CataloguePublished>((scene, e) =>
            Look(scene, e.Edition.Version, PublicTexts.Of(e.Edition)));
        listening.On<AnswerPublished>((scene, e) => Look(scene, e.Answer, [e.Question, e.Text]));
        // Its head and its code are seen by whoever stands near; the rest is for the addressee alone.
        listening.On<NoticeIssued>((scene, e) => Look(
            scene, e.Notice.Kind.ToString(), [e.Notice.Number, e.Notice.Title.ZhCn, e.Notice.TrackPath]));
        listening.On<PlanAdopted>((scene, e) => Look(scene, "大厅配置", PlanTexts.Of(e.Plan)));
    }

    private void OnReceived(Scene scene, CaseReceived received)
    {
        var item = scene.After.Books.Disclosure.EditionOf(received.CatalogueVersion)?.Item(received.Item);
        if (item is { IsSensitive: true }) _items[received.Case] = item.Name.ZhCn;
    }

    private void OnResult(Scene scene, ResultPublished published)
    {
        Look(scene, published.Case, [published.Text]);
        if (_applicants.IsNamed(published.Case, published.Text))
            scene.Breach(published.Case, new Words("公开内容含有申请人姓名", "A public text names the applicant."));
        if (_items.TryGetValue(published.Case, out var item)
            && published.Text.Contains(item, StringComparison.Ordinal))
            scene.Breach(published.Case, new Words("公开内容含有敏感事项名称", "A public text names a sensitive item."));
    }

    private static void Look(Scene scene, string subject, IEnumerable<string> texts)
    {
        foreach (var text in texts)
        {
            if (PersonalData.In(text) is not { } kind) continue;
            scene.Breach(subject, new Words($"公开内容含有{kind.ZhCn}", $"A public text holds {kind.En}."));
            return;
        }
    }
}
