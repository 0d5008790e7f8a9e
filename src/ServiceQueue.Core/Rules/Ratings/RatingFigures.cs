using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Rulebooks;

namespace ServiceQueue.Core.Rules.Ratings;

/// <summary>The figures of ratings.</summary>
public static class RatingFigures
{
    /// <summary>Days after its own for which a visit may be rated.</summary>
    public static readonly Parameter OpenDays = new(
        "ratings.open-days", new Words("可评价天数（当日之后）", "Days a visit may be rated, after its own"),
        new Words("天", "days"), 3, 0, 30, "R-RATE-PROMPT; 003-A 二; GB/T 39735-2020 7.2");

    /// <summary>Minutes in which the prompt must come after the end.</summary>
    public static readonly Parameter PromptMinutes = new(
        "ratings.prompt-minutes", new Words("服务结束后提示评价时限", "Time from the end to the prompt"),
        new Words("分钟", "minutes"), 1, 1, 60, "R-RATE-PROMPT; 003-A 二; 000-E 二5");

    /// <summary>Minutes in which an evaluator means the last visit served at its counter.</summary>
    public static readonly Parameter EvaluatorMinutes = new(
        "ratings.evaluator-minutes", new Words("评价器有效时间", "Time an evaluator stays with its visit"),
        new Words("分钟", "minutes"), 5, 1, 60, "R-RATE-PROMPT; 000-D 七2");

    /// <summary>The day of the next month by which a month's figures are published.</summary>
    public static readonly Parameter StatsDay = new(
        "ratings.stats-day", new Words("月度评价统计公布日", "Day of the next month for the figures"),
        new Words("日", "day"), 7, 1, 28, "R-RATE-STATS; 000-E 五2,3; 001-F 四2");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Parameter> All { get; } =
        [OpenDays, PromptMinutes, EvaluatorMinutes, StatsDay];
}
