using System.Collections.Immutable;
using NodaTime;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Rules;

/// <summary>
/// What a rule sees: an event with the hall before and after it, or a moment it asked to be woken at, when
/// there is no event and both halls are the same.
/// </summary>
public readonly struct Scene
{
    private readonly Audit _audit;
    private readonly Rule? _rule;
    private readonly Recorded? _recorded;

    internal Scene(Audit audit, Rule? rule, Recorded? recorded, HallState before, Instant at)
    {
        (_audit, _rule, _recorded, Before, At) = (audit, rule, recorded, before, at);
    }

    /// <summary>The hall before the event.</summary>
    public HallState Before { get; }

    /// <summary>The hall after the event.</summary>
    public HallState After => _audit.State;

    /// <summary>When it happens.</summary>
    public Instant At { get; }

    /// <summary>The event's place in the journal; 0 when the time alone woke the rule.</summary>
    public long Sequence => _recorded?.Sequence ?? 0;

    /// <summary>Who caused the event.</summary>
    public string Actor => _recorded?.Actor ?? "clock";

    /// <summary>The event.</summary>
    public HallEvent Event => _recorded!.Event;

    private Rule Rule => _rule!;

    /// <summary>The rule is broken here and now. This event is evidence beside those given.</summary>
    public void Breach(string subject, Words says, int? counter = null, params IEnumerable<long> evidence) =>
        _audit.Find(Finding(FindingLevel.Breach, subject, says, counter, evidence));

    /// <summary>The rule is about to be broken. This event is evidence beside those given.</summary>
    public void Warn(string subject, Words says, int? counter = null, params IEnumerable<long> evidence) =>
        _audit.Find(Finding(FindingLevel.Warning, subject, says, counter, evidence));

    /// <summary>
    /// Expects something about a subject by a due time: a breach is found at that moment unless
    /// <see cref="Met"/> came before or at it. A second expectation of the same subject replaces the first.
    /// </summary>
    /// <param name="subject">What it is about; unique within the rule.</param>
    /// <param name="due">The last instant that is still in time.</param>
    /// <param name="says">What will be the matter.</param>
    /// <param name="warnAt">When to warn, or null for no warning.</param>
    /// <param name="counter">The counter concerned.</param>
    public void Expect(string subject, Instant due, Words says, Instant? warnAt = null, int? counter = null)
    {
        var finding = Finding(FindingLevel.Breach, subject, says, counter, []) with { Due = due };
        _audit.Expect(Rule, finding, warnAt);
    }

    /// <summary>What was expected has come, or is no longer owed. True when it was open.</summary>
    public bool Met(string subject) => _audit.Met(Rule, subject);

    /// <summary>Whether something is still expected of a subject.</summary>
    public bool Expects(string subject) => _audit.Expects(Rule, subject);

    /// <summary>Wakes the rule at a moment, after all events up to and at it.</summary>
    public void WakeAt(Instant when, Action<Scene> then) => _audit.WakeAt(Rule, when, then);

    internal Scene Of(Rule rule) => new(_audit, rule, _recorded, Before, At);

    private Finding Finding(
        FindingLevel level, string subject, Words says, int? counter, IEnumerable<long> evidence)
    {
        ImmutableSortedSet<long> records = [.. evidence, Sequence];
        return new Finding(
            Rule.Info.Id, level, At, subject, [.. records.Where(r => r > 0)], says, counter);
    }
}
