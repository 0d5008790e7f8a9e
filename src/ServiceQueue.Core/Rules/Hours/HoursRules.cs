namespace ServiceQueue.Core.Rules.Hours;

/// <summary>The rules of this family.</summary>
public static class HoursRules
{
    /// <summary>Each rule of the family, made anew for one audit.</summary>
    public static IEnumerable<Rule> Make() => [];
}
