using System.Collections.Immutable;
using NodaTime;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Disclosure;

/// <summary>A page of disclosure.</summary>
/// <param name="Kind">One of <see cref="DisclosurePages.Kinds"/>.</param>
/// <param name="Title">Its head line.</param>
/// <param name="Text">Its paragraphs.</param>
public sealed record DisclosurePage(string Kind, Words Title, ImmutableArray<string> Text);

/// <summary>Publishes one or more disclosure pages in place of those of the same kind.</summary>
public sealed record PublishPages(ImmutableArray<DisclosurePage> Pages, string Author, string Approver)
    : DisclosureCommand;

/// <summary>Disclosure pages were published.</summary>
public sealed record PagesPublished(ImmutableArray<DisclosurePage> Pages, string Author, string Approver)
    : DisclosureEvent;

/// <summary>The six disclosure pages, 六公开 (R-PUB-SIX, 004-Q 十).</summary>
public static class DisclosurePages
{
    /// <summary>机构, 机制, 窗口及人员, 项目材料程序, 时限, 投诉电话.</summary>
    public static readonly ImmutableArray<string> Kinds =
        ["organisation", "mechanism", "counters", "items", "limits", "complaints"];

    /// <summary>What the public calls a kind.</summary>
    public static Words NameOf(string kind) => kind switch
    {
        "organisation" => new("机构", "Organisation"),
        "mechanism" => new("机制", "How it works"),
        "counters" => new("窗口及人员", "Counters and staff"),
        "items" => new("项目、材料、程序", "Items, materials, steps"),
        "limits" => new("时限", "Time limits"),
        "complaints" => new("投诉电话", "Complaints"),
        _ => new(kind),
    };

    /// <summary>Whether a page says something.</summary>
    public static bool IsFilled(DisclosurePage? page) =>
        page is { Text.IsDefaultOrEmpty: false } && page.Text.Any(t => !string.IsNullOrWhiteSpace(t));

    internal static Decision Decide(PublishPages ask)
    {
        if (PublicTexts.Unapproved(ask.Author, ask.Approver) is { } no) return no;
        if (ask.Pages.IsDefaultOrEmpty || ask.Pages.Length > Kinds.Length)
            return Decision.Refuse(RefusalCode.FieldMissing, "pages");
        foreach (var page in ask.Pages)
        {
            if (!Kinds.Contains(page.Kind)) return Decision.Refuse(RefusalCode.FieldMissing, "pages.kind");
            if (string.IsNullOrWhiteSpace(page.Title?.ZhCn))
                return Decision.Refuse(RefusalCode.FieldMissing, $"pages.title {page.Kind}");
            if (!IsFilled(page)) return Empty(page);
        }

        return PublicTexts.Refusal(ask.Pages.SelectMany(PublicTexts.Of))
            ?? Decision.Accept(new PagesPublished(ask.Pages, ask.Author.Trim(), ask.Approver.Trim()));
    }

    internal static DisclosureBook Apply(DisclosureBook book, PagesPublished published, Instant at) =>
        book with
        {
            Pages = book.Pages.SetItems(published.Pages.Select(p => KeyValuePair.Create(
                p.Kind, new PublishedPage(p, at, published.Author, published.Approver)))),
        };

    private static Decision Empty(DisclosurePage page) => Decision.Forbid("R-PUB-SIX", new Words(
        $"公开页“{NameOf(page.Kind).ZhCn}”没有内容，请填写后发布。",
        $"The page \"{NameOf(page.Kind).En}\" is empty. Fill it in before it is published."));
}
