namespace ServiceQueue.Core.Rules.Ledger;

/// <summary>The rules of this family.</summary>
public static class LedgerRules
{
    /// <summary>Each rule of the family, made anew for one audit.</summary>
    public static IEnumerable<Rule> Make() => [];
}
