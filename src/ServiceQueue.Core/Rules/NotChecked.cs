namespace ServiceQueue.Core.Rules;

/// <summary>
/// A rule that the journal cannot decide. It stands in the list with its reason, so that none is left out.
/// </summary>
public sealed class NotChecked(RuleInfo info) : Rule(info)
{
    /// <inheritdoc />
    public override void Watch(Listening listening)
    {
        // Nothing in the journal tells.
    }
}
