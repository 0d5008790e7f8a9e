using NodaTime;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Ratings;

namespace ServiceQueue.Core.Rules.Ratings;

/// <summary>R-RATE-STATS: a month's figures are published, and are what the journal says.</summary>
public sealed class StatsRule() : Rule(new RuleInfo(
    "R-RATE-STATS", RuleGrade.Should, "000-E 五2,3; 001-F 四2; 000-D 八3",
    new Words("定期对评价进行统计和分析并公布，统计数可由日志复核。",
        "Each month's ratings are published, and the journal gives the same figures.")))
{
    private readonly Dictionary<YearMonth, int[]> _counts = [];

    /// <inheritdoc />
    public override void Watch(Listening listening)
    {
        listening.On<RatingSubmitted>(Rated);
        listening.On<RatingStatsPublished>(Published);
    }

    private void Rated(Scene scene, RatingSubmitted rating)
    {
        var month = scene.At.InZone(scene.After.Plan.Zone).Date.ToYearMonth();
        if (!_counts.TryGetValue(month, out var counts))
        {
            _counts[month] = counts = new int[RatingLevels.Count];
            scene.ExpectInNextMonth(
                month, RatingFigures.StatsDay, new Words("月度评价统计未公布。", "The month was not published."));
        }

        if (Enum.IsDefined(rating.Level)) counts[(int)rating.Level]++;
    }

    private void Published(Scene scene, RatingStatsPublished published)
    {
        var month = new YearMonth(published.Year, published.Month);
        var today = scene.At.InZone(scene.After.Plan.Zone).Date;
        if (today.ToYearMonth().CompareTo(month) <= 0) return;
        scene.Met(month.Name());
        var counts = _counts.TryGetValue(month, out var known) ? known : new int[RatingLevels.Count];
        _counts.Remove(month);
        if (!published.Counts.SequenceEqual(counts))
            scene.Breach(month.Name(), new Words(
                "公布的评价统计与日志不符。", "The published figures are not those of the journal."));
    }
}

/// <summary>What is owed once a month.</summary>
internal static class Monthly
{
    /// <summary>What a finding calls a month.</summary>
    public static string Name(this YearMonth month) => month.ToString("uuuu-MM", null);

    /// <summary>Expects something about a month by a day of the next, to its end.</summary>
    public static void ExpectInNextMonth(
        this Scene scene, YearMonth month, Rulebooks.Parameter day, Words says)
    {
        var last = month.OnDayOfMonth(1).PlusMonths(1).PlusDays(scene.After.Books.Rules[day] - 1);
        var zone = scene.After.Plan.Zone;
        scene.Expect(
            month.Name(), last.PlusDays(1).AtStartOfDayInZone(zone).ToInstant(), says,
            last.AtStartOfDayInZone(zone).ToInstant());
    }
}
