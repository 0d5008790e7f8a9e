namespace ServiceQueue.Core.Asking;

/// <summary>Questions asked and not settled, 首问.</summary>
public sealed record QuestionBook
{
    /// <summary>Nothing is open.</summary>
    public static readonly QuestionBook Empty = new();
}
