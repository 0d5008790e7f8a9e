using System.Collections.Immutable;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Rulebooks;

namespace ServiceQueue.Core.Rules.Disclosure;

/// <summary>The figures of disclosure, 公开.</summary>
public static class DisclosureFigures
{
    private static readonly Words Days = new("天", "days");

    /// <summary>How soon after its time a catalogue must be in force on every screen.</summary>
    public static readonly Parameter InForceMinutes = new(
        "disclosure.in-force-minutes", new Words("目录生效后更新时限", "Time to put a catalogue in force"),
        new Words("分钟", "minutes"), 60, 0, 1440, "R-CAT-UPDATE; 000-I 一");

    /// <summary>How long a standard answer stands until it is looked at again.</summary>
    public static readonly Parameter FaqReviewDays = new(
        "disclosure.faq-review-days", new Words("常见问题复核周期", "Review period of standard answers"), Days,
        180, 1, 730, "R-PUB-FAQ; 004-O 13");

    /// <summary>How long a disclosure page counts as current.</summary>
    public static readonly Parameter PageReviewDays = new(
        "disclosure.page-review-days", new Words("公开页复核周期", "Review period of disclosure pages"), Days,
        365, 1, 730, "R-PUB-SIX; 004-Q 十");

    /// <summary>All of them.</summary>
    public static ImmutableArray<Parameter> All { get; } = [InForceMinutes, FaqReviewDays, PageReviewDays];
}
