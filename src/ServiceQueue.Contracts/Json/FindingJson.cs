using System.Collections.Immutable;
using NodaTime;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Rules;

namespace ServiceQueue.Contracts.Json;

/// <summary>
/// A finding as it is written wherever it is read: by the check, the HTTP interface and the topics.
/// </summary>
/// <param name="Rule">The rule's id.</param>
/// <param name="Grade">How binding the rule is.</param>
/// <param name="Level">Broken, or about to be.</param>
/// <param name="Clause">The clauses the rule obeys.</param>
/// <param name="At">The moment it became true.</param>
/// <param name="Due">The limit that was or will be missed, or null.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Counter">The counter concerned, or null.</param>
/// <param name="Says">What is the matter.</param>
/// <param name="Evidence">The journal's records that show it.</param>
public sealed record FindingJson(
    string Rule, RuleGrade Grade, FindingLevel Level, string Clause, Instant At, Instant? Due, string Subject,
    int? Counter, Words Says, ImmutableArray<long> Evidence)
{
    /// <summary>A finding with what its rule says of itself.</summary>
    public static FindingJson Of(Finding finding, RuleInfo rule) => new(
        finding.Rule, rule.Grade, finding.Level, rule.Clause, finding.At, finding.Due, finding.Subject,
        finding.Counter, finding.Says, finding.Evidence);
}
