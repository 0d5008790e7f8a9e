using NodaTime;
using ServiceQueue.Core.Disclosure;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Rules.Disclosure;

/// <summary>When the doors open, all six disclosure pages say something and are current.</summary>
internal sealed class SixPages() : Rule(new RuleInfo(
    "R-PUB-SIX", RuleGrade.Must, "004-Q 十; 001-B 四; 000-D 5; 003-D 一",
    new Words("公开机构、机制、窗口及人员、项目材料程序、时限、投诉电话",
        "Organisation, mechanism, counters and staff, items, time limits and complaints are public.")))
{
    private LocalDate? _looked;

    /// <inheritdoc />
    public override void Watch(Listening listening) => listening.On<DoorsOpened>(OnOpened);

    private void OnOpened(Scene scene, DoorsOpened opened)
    {
        var today = scene.At.InZone(scene.After.Plan.Zone).Date;
        if (_looked == today) return;
        _looked = today;
        var books = scene.After.Books;
        var oldest = scene.At - Duration.FromDays(books.Rules[DisclosureFigures.PageReviewDays]);
        var wrong = DisclosurePages.Kinds
            .Where(k => !books.Disclosure.Pages.TryGetValue(k, out var page)
                || !DisclosurePages.IsFilled(page.Page) || page.At < oldest)
            .Select(DisclosurePages.NameOf).ToList();
        if (wrong.Count == 0) return;
        scene.Breach($"公开页 {today:uuuu-MM-dd}", new Words(
            $"开门时下列公开页缺失或已过复核期：{string.Join("、", wrong.Select(w => w.ZhCn))}",
            $"Missing or out of date as the doors opened: {string.Join(", ", wrong.Select(w => w.En))}."));
    }
}
