using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Ratings;

/// <summary>A visit that may be rated, or was.</summary>
/// <param name="Visit">The visit.</param>
/// <param name="Ticket">Its ticket.</param>
/// <param name="Service">What it was for.</param>
/// <param name="Counter">Where it was served.</param>
/// <param name="Clerk">Who served it, or null.</param>
/// <param name="At">When it was asked for.</param>
/// <param name="Until">To when it may be given.</param>
/// <param name="IsRated">Whether it was given.</param>
public sealed record AwaitedRating(
    VisitId Visit, string Ticket, string Service, int Counter, string? Clerk, Instant At, Instant Until,
    bool IsRated = false);

/// <summary>The ratings that may still be given, 评价.</summary>
public sealed record RatingBook
{
    /// <summary>Nothing is open.</summary>
    public static readonly RatingBook Empty = new();

    /// <summary>How many months of figures are kept until they are published.</summary>
    private const int MonthsKept = 14;

    /// <summary>The visits that may be rated, and those rated, until the time to rate is over.</summary>
    public ImmutableSortedDictionary<string, AwaitedRating> Awaited { get; init; } =
        ImmutableSortedDictionary<string, AwaitedRating>.Empty;

    /// <summary>When the next of them lapses, or null.</summary>
    public Instant? NextLapse { get; init; }

    /// <summary>The last visit that was asked at each counter: whom its evaluator means.</summary>
    public ImmutableSortedDictionary<int, string> Newest { get; init; } =
        ImmutableSortedDictionary<int, string>.Empty;

    /// <summary>Ratings of each level by month, such as "2026-03".</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<int>> Months { get; init; } =
        ImmutableSortedDictionary<string, ImmutableArray<int>>.Empty;

    /// <summary>The visit that may be rated, or null.</summary>
    public AwaitedRating? Find(VisitId visit) => Awaited.GetValueOrDefault(visit.Value);

    /// <summary>How many ratings of each level a month had, best first.</summary>
    public ImmutableArray<int> Of(int year, int month) =>
        Months.GetValueOrDefault(Key(year, month), [.. new int[RatingLevels.Count]]);

    internal RatingBook With(AwaitedRating awaited) => this with
    {
        Awaited = Awaited.SetItem(awaited.Visit.Value, awaited),
        NextLapse = NextLapse is { } next ? Instant.Min(next, awaited.Until) : awaited.Until,
        Newest = Newest.SetItem(awaited.Counter, awaited.Visit.Value),
    };

    internal RatingBook Lapsed(Instant at)
    {
        var over = Awaited.Values.Where(a => a.Until <= at).Select(a => a.Visit.Value).ToList();
        var left = Awaited.RemoveRange(over);
        return this with
        {
            Awaited = left,
            NextLapse = left.IsEmpty ? null : left.Values.Min(a => a.Until),
            Newest = Newest.RemoveRange(Newest.Where(n => !left.ContainsKey(n.Value)).Select(n => n.Key)),
        };
    }

    internal RatingBook Rated(RatingSubmitted rating, LocalDate date)
    {
        var counts = Of(date.Year, date.Month);
        var level = (int)rating.Level;
        var months = Months.SetItem(
            Key(date.Year, date.Month), counts.SetItem(level, counts[level] + 1));
        if (months.Count > MonthsKept) months = months.Remove(months.Keys.First());
        return this with
        {
            Months = months,
            Awaited = Find(rating.Visit) is { } awaited
                ? Awaited.SetItem(rating.Visit.Value, awaited with { IsRated = true }) : Awaited,
        };
    }

    private static string Key(int year, int month) =>
        string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}");
}
