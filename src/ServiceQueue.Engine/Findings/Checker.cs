using System.Runtime.CompilerServices;
using NodaTime;
using ServiceQueue.Contracts;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Rules;

namespace ServiceQueue.Engine.Findings;

/// <summary>Which findings are asked for.</summary>
/// <param name="From">The first day, hall-local; null from the beginning.</param>
/// <param name="To">The last day, hall-local; null to the end.</param>
/// <param name="Rule">One rule's id, or null for all.</param>
public sealed record FindingSpan(LocalDate? From = null, LocalDate? To = null, string? Rule = null)
{
    /// <summary>The first moment asked for, in the hall's zone.</summary>
    public Instant StartIn(DateTimeZone zone) =>
        From is { } from ? from.AtStartOfDayInZone(zone).ToInstant() : Instant.MinValue;

    /// <summary>The first moment no longer asked for, in the hall's zone.</summary>
    public Instant EndIn(DateTimeZone zone) =>
        To is { } to ? to.PlusDays(1).AtStartOfDayInZone(zone).ToInstant() : Instant.MaxValue;

    /// <summary>Whether a finding is asked for.</summary>
    public bool Holds(Finding finding, DateTimeZone zone) =>
        (Rule is null || finding.Rule == Rule) && finding.At >= StartIn(zone) && finding.At < EndIn(zone);
}

/// <summary>
/// Re-reads a hall's journal from its first record, follows its chain and finds every breach. Streams: what
/// is kept in memory is what is open at one moment, never the journal. Serves one check.
/// </summary>
public sealed class Checker(IHallStore store, string hall)
{
    private long _upTo;
    private long _head;
    private bool _begun;

    /// <summary>
    /// Starts a stage of the reading; by default on the caller's own scheduler. A caller with threads gives
    /// each stage one.
    /// </summary>
    public Func<Func<Task>, Task> Start { get; init; } = work => work();

    /// <summary>The rules to hold against the journal, made anew for this check.</summary>
    public IReadOnlyList<Rule> Rules { get; init; } = RuleSet.Make();

    /// <summary>What every rule that may be found is: those of the catalogue and the journal's own.</summary>
    public static IReadOnlyList<RuleInfo> AllRules { get; } =
        [.. RuleSet.Make().Select(r => r.Info).Append(Chain.Rule).DistinctBy(r => r.Id)];

    /// <summary>What a rule is. Throws <see cref="KeyNotFoundException"/> for an id of no rule.</summary>
    public static RuleInfo InfoOf(string rule) => RuleSet.Find(rule)
        ?? (rule == Chain.Rule.Id ? Chain.Rule : throw new KeyNotFoundException($"There is no rule {rule}."));

    /// <summary>The last record heard. Thread-safe, as is <see cref="Head"/>.</summary>
    public long UpTo => Volatile.Read(ref _upTo);

    /// <summary>The last record there is to hear.</summary>
    public long Head => Volatile.Read(ref _head);

    /// <summary>The hall's zone, once a record was heard.</summary>
    public DateTimeZone Zone { get; private set; } = DateTimeZone.Utc;

    /// <summary>
    /// The findings, in order of time, up to the end of the span or to now, whichever is earlier. Throws
    /// <see cref="IOException"/> when the store cannot be read, <see cref="InvalidDataException"/> when it is
    /// no journal from its beginning, <see cref="RuleFailedException"/> for a bug of a rule.
    /// </summary>
    /// <param name="span">Which findings.</param>
    /// <param name="now">Up to when time has passed; no later record may be earlier.</param>
    /// <param name="stop">Gives up.</param>
    public async IAsyncEnumerable<Finding> RunAsync(
        FindingSpan span, Instant now, [EnumeratorCancellation] CancellationToken stop)
    {
        var rules = Rules.Where(r => span.Rule is null || r.Info.Id == span.Rule).ToList();
        var audit = new JournalAudit(rules, span.Rule is null || span.Rule == Chain.Rule.Id);
        Volatile.Write(ref _head, (await store.HeadAsync(hall, stop))?.Sequence ?? 0);
        var ahead = new ReadAhead(store, hall, new Chain(), Start);
        var end = Instant.MaxValue;
        await foreach (var page in ahead.PagesAsync(Head, stop))
        {
            var last = page.Records.Length - 1;
            for (var i = 0; i <= last && page.Records[i].At < end; i++)
            {
                audit.Hear(page, i);
                if (!_begun && audit.State is { } begun) end = Begin(begun, span);
                Volatile.Write(ref _upTo, page.Records[i].Sequence);
            }

            foreach (var finding in audit.Take().Where(f => span.Holds(f, Zone))) yield return finding;
            if (page.Records[last].At >= end) break;
        }

        audit.Advance(Instant.Min(end, now));
        foreach (var finding in audit.Take().Where(f => span.Holds(f, Zone))) yield return finding;
    }

    private Instant Begin(HallState begun, FindingSpan span)
    {
        (_begun, Zone) = (true, begun.Plan.Zone);
        return span.EndIn(Zone);
    }
}
