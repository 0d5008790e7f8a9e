using System.Collections.Frozen;

namespace ServiceQueue.Core.Visits;

/// <summary>
/// The classes of visitors a ticket can be taken for. The visitor declares it; no proof is asked for and
/// none is printed (R-QUEUE-VULNERABLE, 003-D 三). A class that is not known queues as an ordinary one.
/// </summary>
public static class VisitorClass
{
    /// <summary>Everybody.</summary>
    public const string Ordinary = "ordinary";

    /// <summary>Investors, who never have a place in the common queue (R-QUEUE-INVEST).</summary>
    public const string Investor = "investor";

    /// <summary>An urgent matter, 急事急办: a reason to call out of order, never a class chosen alone.</summary>
    public const string Urgent = "urgent";

    /// <summary>老年人 残疾人 孕妇 病人 携带婴幼儿: those for whom the hall has a lane.</summary>
    public static readonly FrozenSet<string> Vulnerable = FrozenSet.ToFrozenSet(
        ["elderly", "disabled", "pregnant", "ill", "with-infant"], StringComparer.Ordinal);

    /// <summary>Whether visitors of a class may use the lane.</summary>
    public static bool HasLane(string name) => Vulnerable.Contains(name);
}
