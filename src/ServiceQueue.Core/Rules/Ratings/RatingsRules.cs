namespace ServiceQueue.Core.Rules.Ratings;

/// <summary>The rules of this family.</summary>
public static class RatingsRules
{
    /// <summary>Each rule of the family, made anew for one audit.</summary>
    public static IEnumerable<Rule> Make() =>
        [new PromptRule(), new ChannelRule(), new VoluntaryRule(), new StatsRule()];
}
