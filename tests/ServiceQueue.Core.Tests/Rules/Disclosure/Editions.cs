using NodaTime;
using ServiceQueue.Core.Disclosure;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Hours;

namespace ServiceQueue.Core.Tests.Rules.Disclosure;

/// <summary>Catalogues to try the rules on.</summary>
internal static class Editions
{
    /// <summary>An item whose guide is complete.</summary>
    public static ItemPlan Item { get; } = new(
        "SV-1", new Words("养老金资格认证", "Pension check"), ["身份证原件"], ["核对身份"], true)
    {
        Basis = "社会保险法", Conditions = "已退休", Refusals = "不适用", Place = "一楼", Phone = "0738-1234567",
    };

    /// <summary>An edition of these items, in force from a moment on.</summary>
    public static CatalogueEdition Of(string version, Instant from, params ItemPlan[] items) =>
        new(version, from, "张主任", "李局长", [.. items]);

    /// <summary>The six pages, each with one sentence.</summary>
    public static PagesPublished SixPages() => new(
        [.. DisclosurePages.Kinds.Select(k =>
            new DisclosurePage(k, DisclosurePages.NameOf(k), ["内容见公示栏"]))],
        "张主任", "李局长");

    /// <summary>An item that is promised in working days.</summary>
    public static ItemPlan Promised(int days) => Item with
    {
        IsImmediate = false, Promise = TimeLimit.WorkingDays(days),
    };
}
