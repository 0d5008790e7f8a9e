namespace ServiceQueue.Core.Rules.Appointments;

/// <summary>The rules of this family.</summary>
public static class AppointmentsRules
{
    /// <summary>Each rule of the family, made anew for one audit.</summary>
    public static IEnumerable<Rule> Make() => [];
}
