using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using ServiceQueue.Contracts;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Staff;
using ServiceQueue.Engine.Journal;

namespace ServiceQueue.Engine.Views;

/// <summary>What a deduction is for; each part has a score of its own (003-A 八).</summary>
public enum ScorePart
{
    /// <summary>考勤.</summary>
    Attendance,

    /// <summary>时限.</summary>
    TimeLimits,

    /// <summary>投诉.</summary>
    Complaints,
}

/// <summary>Where the review of a deduction stands.</summary>
public enum ScoreReviewState
{
    /// <summary>Nobody contested it.</summary>
    None,

    /// <summary>Contested, not decided; it counts.</summary>
    Open,

    /// <summary>Reviewed: it stands and counts.</summary>
    Upheld,

    /// <summary>Reviewed: it counts no more.</summary>
    Lifted,
}

/// <summary>How a deduction was contested and reviewed.</summary>
/// <param name="State">Where it stands.</param>
/// <param name="Evidence">The journal's records of appeal and decision.</param>
/// <param name="Appeal">Why it was contested, or null.</param>
/// <param name="AppealBy">Who contested it, or null.</param>
/// <param name="Reason">Why it was decided so, or null.</param>
/// <param name="By">Who decided, or null.</param>
public sealed record ScoreReview(
    ScoreReviewState State, ImmutableArray<long> Evidence, string? Appeal = null, string? AppealBy = null,
    string? Reason = null, string? By = null)
{
    /// <summary>Nobody contested it.</summary>
    public static readonly ScoreReview None = new(ScoreReviewState.None, []);
}

/// <summary>One deduction with what proves it.</summary>
/// <param name="Key">Names it among the clerk's deductions, lastingly: the rule and what it is about.</param>
/// <param name="Part">What it is for.</param>
/// <param name="Rule">The rule that was broken.</param>
/// <param name="At">When.</param>
/// <param name="Says">What was the matter.</param>
/// <param name="Points">The points deducted, unless it is lifted.</param>
/// <param name="Evidence">The journal's records that show it, in order.</param>
/// <param name="Review">How it was contested and reviewed.</param>
public sealed record ScoreDeduction(
    string Key, ScorePart Part, string Rule, Instant At, Words Says, int Points,
    ImmutableArray<long> Evidence, ScoreReview Review)
{
    /// <summary>The points that count.</summary>
    public int Counted => Review.State == ScoreReviewState.Lifted ? 0 : Points;
}

/// <summary>A clerk's line of the sheet.</summary>
/// <param name="Clerk">Who.</param>
/// <param name="Score">The base less all deductions that count; below nothing when they are more.</param>
/// <param name="Attendance">The base less the deductions of attendance.</param>
/// <param name="TimeLimits">The base less the deductions of time limits.</param>
/// <param name="Complaints">The base less the deductions of complaints.</param>
/// <param name="Ratings">Ratings of the month by level, best first: shown beside, never scored.</param>
/// <param name="Deductions">Each deduction, by time.</param>
/// <param name="Unlisted">Deductions that count and are not listed, for there are too many.</param>
public sealed record ScoreRow(
    string Clerk, int Score, int Attendance, int TimeLimits, int Complaints, ImmutableArray<int> Ratings,
    IReadOnlyList<ScoreDeduction> Deductions, int Unlisted = 0);

/// <summary>
/// The scores of a month (R-SCORE-TABLE, 001-K 一(四),二): a pure fold of the journal with the figures in
/// force when each thing happened. Ratings stand beside the score and are never part of it (003-A 八).
/// </summary>
/// <param name="Hall">The hall's id.</param>
/// <param name="Month">Such as "2026-03".</param>
/// <param name="Base">The score before deductions.</param>
/// <param name="Clerks">A line a clerk, by name.</param>
public sealed record ScoreSheet(string Hall, string Month, int Base, IReadOnlyList<ScoreRow> Clerks)
{
    /// <summary>The most deductions listed of one clerk.</summary>
    public const int MostListed = 1000;

    /// <summary>
    /// Reads a month from the journal, and from what follows only the reviews. Streams. Throws
    /// <see cref="InvalidDataException"/> for a record that cannot be read.
    /// </summary>
    /// <param name="store">The journal.</param>
    /// <param name="plan">The hall; what the journal says of it goes first.</param>
    /// <param name="month">The first day of the month.</param>
    /// <param name="stop">Cancels the reading.</param>
    public static async Task<ScoreSheet> ReadAsync(
        IHallStore store, HallPlan plan, LocalDate month, CancellationToken stop)
    {
        var from = plan.Zone.AtStartOfDay(month).ToInstant();
        var to = plan.Zone.AtStartOfDay(month.PlusMonths(1)).ToInstant();
        var begin = await store.LastOfTypeAsync(plan.Hall, nameof(DayOpened), from, stop);
        var fold = new ScoreFold(plan, month, to);
        await foreach (var record in store.ReadAsync(plan.Hall, Math.Max(1, begin), long.MaxValue, stop))
        {
            var isReview = record.Type is nameof(ScoreAppealed) or nameof(ScoreAppealDecided);
            if (record.At >= to) fold.Close();
            if (record.At >= to && !isReview) continue;
            fold.Hear(EventCodec.Decode(record));
        }

        return fold.Sheet();
    }

    /// <summary>A clerk's deduction of a key, or null.</summary>
    public ScoreDeduction? Find(string clerk, string key) => Clerks.FirstOrDefault(c => c.Clerk == clerk)
        ?.Deductions.FirstOrDefault(d => d.Key == key);

    /// <summary>A month as sheets write it.</summary>
    internal static string Name(LocalDate month) => month.ToString("uuuu-MM", CultureInfo.InvariantCulture);
}
