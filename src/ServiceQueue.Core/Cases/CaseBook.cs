namespace ServiceQueue.Core.Cases;

/// <summary>The open cases, 办件, and the numbers given out.</summary>
public sealed record CaseBook
{
    /// <summary>Nothing is open.</summary>
    public static readonly CaseBook Empty = new();
}
