namespace ServiceQueue.Core.Rules.Queue;

/// <summary>The rules of this family.</summary>
public static class QueueRules
{
    /// <summary>Each rule of the family, made anew for one audit.</summary>
    public static IEnumerable<Rule> Make() => [];
}
