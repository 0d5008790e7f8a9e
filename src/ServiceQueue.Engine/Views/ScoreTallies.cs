using System.Collections.Immutable;
using ServiceQueue.Core.Ratings;

namespace ServiceQueue.Engine.Views;

/// <summary>What a score fold has gathered of each clerk so far.</summary>
internal sealed class ScoreTallies
{
    private readonly SortedDictionary<string, Tally> _clerks = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Clerk, string Key), ScoreReview> _reviews = [];

    /// <summary>A clerk was at work and has a line, with or without deductions.</summary>
    public void See(string clerk) => _ = Of(clerk);

    public void Rate(string clerk, RatingLevel level) => Of(clerk).Ratings[(int)level]++;

    /// <summary>Adds a deduction; a second one of its key adds its points and its records.</summary>
    public void Add(string clerk, ScoreDeduction deduction)
    {
        if (deduction.Points == 0) return;
        var made = Of(clerk).Deductions;
        made[deduction.Key] = made.TryGetValue(deduction.Key, out var before)
            ? deduction with
            {
                Points = before.Points + deduction.Points,
                Evidence = [.. before.Evidence.Union(deduction.Evidence).Order()],
            }
            : deduction;
    }

    public void Review(string clerk, string key, ScoreReview review) => _reviews[(clerk, key)] = review;

    public ScoreReview ReviewOf(string clerk, string key) =>
        _reviews.GetValueOrDefault((clerk, key), ScoreReview.None);

    public IReadOnlyList<ScoreRow> Rows(int start) =>
        [.. _clerks.Select(c => Row(c.Key, c.Value, start))];

    private ScoreRow Row(string clerk, Tally tally, int start)
    {
        var made = tally.Deductions.Values.Select(d => d with { Review = ReviewOf(clerk, d.Key) })
            .OrderBy(d => d.At).ThenBy(d => d.Key, StringComparer.Ordinal).ToList();
        int Less(ScorePart part) => start - made.Where(d => d.Part == part).Sum(d => d.Counted);
        return new ScoreRow(
            clerk, start - made.Sum(d => d.Counted), Less(ScorePart.Attendance), Less(ScorePart.TimeLimits),
            Less(ScorePart.Complaints), [.. tally.Ratings], [.. made.Take(ScoreSheet.MostListed)],
            Math.Max(0, made.Count - ScoreSheet.MostListed));
    }

    private Tally Of(string clerk) =>
        _clerks.TryGetValue(clerk, out var tally) ? tally : _clerks[clerk] = new Tally();

    private sealed class Tally
    {
        public Dictionary<string, ScoreDeduction> Deductions { get; } = new(StringComparer.Ordinal);

        public int[] Ratings { get; } = new int[RatingLevels.Count];
    }
}
