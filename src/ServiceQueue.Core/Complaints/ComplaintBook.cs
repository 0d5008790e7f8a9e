namespace ServiceQueue.Core.Complaints;

/// <summary>The open complaints, 投诉, and the numbers given out.</summary>
public sealed record ComplaintBook
{
    /// <summary>Nothing is open.</summary>
    public static readonly ComplaintBook Empty = new();
}
