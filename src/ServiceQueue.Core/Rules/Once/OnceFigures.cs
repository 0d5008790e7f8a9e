using System.Collections.Immutable;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Rulebooks;

namespace ServiceQueue.Core.Rules.Once;

/// <summary>The figures of the one-time notification that a hall may set.</summary>
public static class OnceFigures
{
    /// <summary>What the law allows at most for telling what is missing (行政许可法 32(4)).</summary>
    public const int LawfulSupplementDays = 5;

    /// <summary>
    /// The hall's own limit for telling what is missing, the blank of 000-B. The law's five days cannot be
    /// raised.
    /// </summary>
    public static readonly Parameter SupplementDays = new(
        "once.supplement-days", new("一次性告知时限", "Limit for telling what is missing"),
        new("工作日", "working days"), LawfulSupplementDays, 1, LawfulSupplementDays,
        "R-ONCE-BLANK 000-B 一次; 行政许可法 32");

    /// <summary>All of them.</summary>
    public static readonly ImmutableArray<Parameter> All = [SupplementDays];
}
