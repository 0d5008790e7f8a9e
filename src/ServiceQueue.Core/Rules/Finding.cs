using System.Collections.Immutable;
using NodaTime;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Rules;

/// <summary>How bad a finding is.</summary>
public enum FindingLevel
{
    /// <summary>The rule will be broken soon if nothing is done.</summary>
    Warning,

    /// <summary>The rule is broken.</summary>
    Breach,
}

/// <summary>
/// Where the journal breaks a rule, or is about to. A pure fold of the journal and the time.
/// </summary>
/// <param name="Rule">The rule's id.</param>
/// <param name="Level">Broken, or about to be.</param>
/// <param name="At">The moment it became true, not the moment it was noticed.</param>
/// <param name="Subject">What it is about: a ticket and its day, a case, a counter, a complaint.</param>
/// <param name="Evidence">The journal's records that show it, in order.</param>
/// <param name="Says">What is the matter, with the figures.</param>
/// <param name="Counter">The counter concerned, or null.</param>
/// <param name="Due">The limit that was or will be missed, or null.</param>
public sealed record Finding(
    string Rule, FindingLevel Level, Instant At, string Subject, ImmutableArray<long> Evidence, Words Says,
    int? Counter = null, Instant? Due = null)
{
    /// <inheritdoc />
    public bool Equals(Finding? other) =>
        other is not null && Rule == other.Rule && Level == other.Level && At == other.At
        && Subject == other.Subject && Says == other.Says && Counter == other.Counter && Due == other.Due
        && Evidence.SequenceEqual(other.Evidence);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Rule, Level, At, Subject);
}
