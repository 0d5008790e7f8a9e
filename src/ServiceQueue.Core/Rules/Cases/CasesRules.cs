namespace ServiceQueue.Core.Rules.Cases;

/// <summary>The rules of this family.</summary>
public static class CasesRules
{
    /// <summary>Each rule of the family, made anew for one audit.</summary>
    public static IEnumerable<Rule> Make() => [];
}
