namespace ServiceQueue.Core.Ratings;

/// <summary>The ratings that may still be given, 评价.</summary>
public sealed record RatingBook
{
    /// <summary>Nothing is open.</summary>
    public static readonly RatingBook Empty = new();
}
