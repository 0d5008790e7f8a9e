namespace ServiceQueue.Core.Rules.Orders;

/// <summary>The rules of this family.</summary>
public static class OrdersRules
{
    /// <summary>Each rule of the family, made anew for one audit.</summary>
    public static IEnumerable<Rule> Make() =>
    [
        new RespondRule(), new HandleRule(), new ReadBackRule(), new BookRule(), new CallbackRule(),
        new CallbackScoreRule(), new FeedbackRule(),
    ];
}
