namespace ServiceQueue.Core.Rules;

/// <summary>
/// One rule as a fold of the journal: it says which events it listens to and what it finds in them. A rule
/// may keep what it needs to remember in fields; it serves one <see cref="Audit"/> and is never shared. It
/// reads no clock: time is the events' and the audit's.
/// </summary>
public abstract class Rule(RuleInfo info)
{
    /// <summary>What it is and where it comes from.</summary>
    public RuleInfo Info => info;

    /// <summary>Says what the rule listens to. Called once, before the first event.</summary>
    public abstract void Watch(Listening listening);
}
