namespace ServiceQueue.Core.Rules.Asking;

/// <summary>The rules of first-asked responsibility, 首问·首办.</summary>
public static class AskingRules
{
    /// <summary>Each rule of the family, made anew for one audit.</summary>
    public static IEnumerable<Rule> Make() =>
    [
        new FirstAssigned(),
        new AnsweredNow(),
        new DeferredInOrder(),
        new FollowedUpInTime(),
        new HandedToPerson(),
        new CoordinatedInTime(),
        new AbsentRegistered(),
        new JointCaseCoordinated(),
        new ReferredWithAddress(),
        new NobodyShirks(),
    ];
}
