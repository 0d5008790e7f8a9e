namespace ServiceQueue.Core.Rules.Disclosure;

/// <summary>The rules of this family.</summary>
public static class DisclosureRules
{
    /// <summary>Each rule of the family, made anew for one audit.</summary>
    public static IEnumerable<Rule> Make() => [];
}
