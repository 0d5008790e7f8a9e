namespace ServiceQueue.Core.Rules.Asking;

/// <summary>The rules of this family.</summary>
public static class AskingRules
{
    /// <summary>Each rule of the family, made anew for one audit.</summary>
    public static IEnumerable<Rule> Make() => [];
}
