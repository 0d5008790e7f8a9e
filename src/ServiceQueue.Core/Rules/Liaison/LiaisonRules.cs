namespace ServiceQueue.Core.Rules.Liaison;

/// <summary>The rules of this family.</summary>
public static class LiaisonRules
{
    /// <summary>Each rule of the family, made anew for one audit.</summary>
    public static IEnumerable<Rule> Make() => [];
}
