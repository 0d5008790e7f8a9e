using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Rules;

/// <summary>How binding a rule is.</summary>
public enum RuleGrade
{
    /// <summary>The hall must keep it.</summary>
    Must,

    /// <summary>The hall should keep it.</summary>
    Should,
}

/// <summary>What a rule is and where it comes from.</summary>
/// <param name="Id">Its lasting name, such as "R-QUEUE-FCFS".</param>
/// <param name="Grade">How binding it is.</param>
/// <param name="Clause">The clauses it obeys: number of the regulation, letter, clause.</param>
/// <param name="Says">What it asks for, in one sentence.</param>
/// <param name="Undecidable">Why the journal cannot decide it; null for a rule that is checked.</param>
public sealed record RuleInfo(
    string Id, RuleGrade Grade, string Clause, Words Says, Words? Undecidable = null);
