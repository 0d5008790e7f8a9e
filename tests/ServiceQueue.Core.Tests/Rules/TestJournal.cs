using System.Globalization;
using NodaTime;
using NodaTime.Text;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Rules;

namespace ServiceQueue.Core.Tests.Rules;

/// <summary>
/// A journal written by hand: events at hall-local times, whether or not the hall would have decided them, as
/// an auditor may find it. It is read with one rule.
/// </summary>
internal sealed class TestJournal(HallPlan plan)
{
    private readonly List<Recorded> _records = [];
    private Instant _at;

    /// <summary>The records so far.</summary>
    public IReadOnlyList<Recorded> Records => _records;

    /// <summary>The sequence of the last record.</summary>
    public long Last => _records.Count;

    /// <summary>Sets the hall-local time of what follows: "2026-03-02 10:00" or with seconds.</summary>
    public TestJournal At(string time)
    {
        _at = Time(time);
        return this;
    }

    /// <summary>Something happened, caused by an actor.</summary>
    public TestJournal Then(HallEvent happened, string actor = "test")
    {
        _records.Add(new Recorded(_records.Count + 1, _at, actor, happened));
        return this;
    }

    /// <summary>What a rule finds, up to and not at a moment; without one, up to the last record.</summary>
    public IReadOnlyList<Finding> Findings(string rule, string? until = null)
    {
        var audit = new Audit(
            HallState.Before(plan), RuleSet.Make().Where(r => r.Info.Id == rule));
        foreach (var record in _records) audit.Hear(record);
        if (until is not null) audit.Advance(Time(until));
        return audit.Take();
    }

    /// <summary>The breaches among them.</summary>
    public IReadOnlyList<Finding> Breaches(string rule, string? until = null) =>
        [.. Findings(rule, until).Where(f => f.Level == FindingLevel.Breach)];

    /// <summary>A hall-local time as an instant.</summary>
    public Instant Time(string time)
    {
        var pattern = time.Length > 16 ? "uuuu-MM-dd HH:mm:ss" : "uuuu-MM-dd HH:mm";
        return LocalDateTimePattern.Create(pattern, CultureInfo.InvariantCulture).Parse(time).Value
            .InZoneLeniently(plan.Zone).ToInstant();
    }
}
