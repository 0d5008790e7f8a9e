namespace ServiceQueue.Core.Rules.Complaints;

/// <summary>The rules of this family.</summary>
public static class ComplaintsRules
{
    /// <summary>Each rule of the family, made anew for one audit.</summary>
    public static IEnumerable<Rule> Make() =>
    [
        new IntakeRule(), new FormalNoticeRule(), new OfficerRule(), new ScopeRule(), new VerifyRule(),
        new TimelyRule(), new PhonesRule(), new PrivacyRule(), new FormRule(), new ExplainRule(),
        new SuggestionRule(),
    ];
}
