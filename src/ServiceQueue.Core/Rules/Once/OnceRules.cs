namespace ServiceQueue.Core.Rules.Once;

/// <summary>The rules of this family.</summary>
public static class OnceRules
{
    /// <summary>Each rule of the family, made anew for one audit.</summary>
    public static IEnumerable<Rule> Make() => [];
}
