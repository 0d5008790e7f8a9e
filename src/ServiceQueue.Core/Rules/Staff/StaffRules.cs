namespace ServiceQueue.Core.Rules.Staff;

/// <summary>The rules of this family.</summary>
public static class StaffRules
{
    /// <summary>Each rule of the family, made anew for one audit.</summary>
    public static IEnumerable<Rule> Make() => [];
}
