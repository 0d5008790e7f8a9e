using NodaTime;
using ServiceQueue.Contracts;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Rules;

namespace ServiceQueue.Engine.Findings;

/// <summary>
/// An <see cref="Audit"/> of a journal as it stands on the disk: what cannot be read, does not follow or was
/// changed is a breach of its own, and the audit goes on behind it. Not thread-safe.
/// </summary>
internal sealed class JournalAudit(IReadOnlyList<Rule> rules, bool withChain)
{
    private readonly List<Finding> _found = [];
    private Audit? _audit;

    /// <summary>The hall as heard so far; null before its first event.</summary>
    public HallState? State => _audit?.State;

    /// <summary>When time alone may bring the next finding, or null.</summary>
    public Instant? NextDue => _audit?.NextDue;

    /// <summary>
    /// Hears one record of a page. Throws <see cref="InvalidDataException"/> when the journal does not begin
    /// with a plan, and <see cref="RuleFailedException"/> when a rule fails.
    /// </summary>
    public void Hear(ReadPage page, int index)
    {
        if (page.Wrong.Count > 0 && page.Wrong.TryGetValue(index, out var wrong))
            Note(page.Records[index], wrong);
        if (page.Events[index] is { } recorded) Hear(page.Records[index], recorded);
    }

    /// <summary>Lets time pass up to a moment.</summary>
    public void Advance(Instant to)
    {
        try
        {
            _audit?.Advance(to);
        }
        catch (Exception bug) when (bug is not OutOfMemoryException)
        {
            throw new RuleFailedException(_audit!.State.Sequence, bug);
        }
    }

    /// <summary>What was found since this was last asked, in order of time.</summary>
    public IReadOnlyList<Finding> Take()
    {
        Collect();
        if (_found.Count == 0) return [];
        var taken = _found.ToArray();
        _found.Clear();
        return taken;
    }

    private void Hear(JournalRecord record, Recorded recorded)
    {
        _audit ??= new Audit(HallState.Before(PlanOf(recorded)), rules);
        Advance(recorded.At);
        try
        {
            _audit.Hear(recorded);
        }
        catch (Exception bug) when (bug is not OutOfMemoryException)
        {
            // The fold comes before the rules: once it has taken the event in, a rule failed.
            if (_audit.State.Sequence == recorded.Sequence)
                throw new RuleFailedException(recorded.Sequence, bug);
            Note(record, new Words(
                $"第{record.Sequence}条记录（{record.Type}）与此前的记录不能衔接。",
                $"Record {record.Sequence} ({record.Type}) cannot follow those before it: {bug.Message}"));
        }
    }

    private void Note(JournalRecord record, Words wrong)
    {
        if (!withChain) return;
        Advance(record.At);
        Collect();
        _found.Add(Chain.Breach(record, wrong));
    }

    private void Collect()
    {
        if (_audit?.Take() is { IsEmpty: false } found) _found.AddRange(found);
    }

    private static HallPlan PlanOf(Recorded first) => first.Event switch
    {
        PlanAdopted adopted => adopted.Plan,
        DayOpened opened => opened.Plan,
        _ => throw new InvalidDataException(
            "The journal does not begin with a plan: its beginning is missing. Restore it from a backup."),
    };
}

/// <summary>A rule failed on an event: a bug of the rule, not a fault of the journal.</summary>
public sealed class RuleFailedException(long sequence, Exception bug)
    : Exception($"A rule failed at record {sequence}: {bug.Message}", bug);
