namespace ServiceQueue.Core.Rules.Liaison;

/// <summary>The rules of liaison and meetings, 联络与例会.</summary>
public static class LiaisonRules
{
    /// <summary>Each rule of the family, made anew for one audit.</summary>
    public static IEnumerable<Rule> Make() =>
    [
        new FridayContact(),
        new RecordHandedIn(),
        new OneLiaison(),
        new MonthlyMeeting(),
        new JointCasesCovered(),
    ];
}
