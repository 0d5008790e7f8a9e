using NodaTime;
using ServiceQueue.Core.Rules;

namespace ServiceQueue.Engine.Findings;

/// <summary>A finding with its number.</summary>
/// <param name="Number">Counts from 1 over all findings of the journal: the same after a restart.</param>
/// <param name="Finding">The finding.</param>
public sealed record NumberedFinding(long Number, Finding Finding);

/// <summary>What a hall day has brought so far.</summary>
/// <param name="Day">The date, hall-local.</param>
/// <param name="Breach">Rules broken.</param>
/// <param name="Warning">Warnings given.</param>
public sealed record FindingsToday(LocalDate Day, int Breach, int Warning);

/// <summary>
/// The newest findings of a hall, for those who ask and those who follow. Bounded: older ones are found again
/// in the journal. Thread-safe.
/// </summary>
public sealed class FoundList
{
    /// <summary>Findings kept: more than a person reads.</summary>
    public const int Kept = 10_000;

    private readonly Lock _lock = new();
    private readonly Queue<NumberedFinding> _newest = new();
    private TaskCompletionSource _pulse = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Instant? _forgottenUntil;
    private long _count;

    /// <summary>How many were found in all; the number of the last.</summary>
    public long Count => Volatile.Read(ref _count);

    /// <summary>Completes when more is found than when this was asked for.</summary>
    public Task More => Volatile.Read(ref _pulse).Task;

    /// <summary>The kept findings after a number, oldest first.</summary>
    public IReadOnlyList<NumberedFinding> After(long number)
    {
        lock (_lock) return [.. _newest.SkipWhile(f => f.Number <= number)];
    }

    /// <summary>The findings of a span, or null when some of them are kept no more.</summary>
    public IReadOnlyList<Finding>? Of(FindingSpan span, DateTimeZone zone)
    {
        lock (_lock)
        {
            if (span.StartIn(zone) <= _forgottenUntil) return null;
            return [.. _newest.Select(f => f.Finding).Where(f => span.Holds(f, zone))];
        }
    }

    /// <summary>Counts the findings of a day.</summary>
    public FindingsToday CountOf(LocalDate day, DateTimeZone zone)
    {
        var (start, breaches, warnings) = (day.AtStartOfDayInZone(zone).ToInstant(), 0, 0);
        lock (_lock)
        {
            foreach (var (_, finding) in _newest)
            {
                if (finding.At < start) continue;
                if (finding.Level == FindingLevel.Breach) breaches++;
                else warnings++;
            }
        }

        return new FindingsToday(day, breaches, warnings);
    }

    internal NumberedFinding Add(Finding finding)
    {
        lock (_lock)
        {
            var numbered = new NumberedFinding(_count + 1, finding);
            _newest.Enqueue(numbered);
            if (_newest.Count > Kept)
                _forgottenUntil = _newest.Dequeue().Finding.At;
            Volatile.Write(ref _count, numbered.Number);
            return numbered;
        }
    }

    internal void Pulse() =>
        Interlocked.Exchange(ref _pulse, new(TaskCreationOptions.RunContinuationsAsynchronously))
            .TrySetResult();

    internal void Clear()
    {
        lock (_lock)
        {
            _newest.Clear();
            _forgottenUntil = null;
            Volatile.Write(ref _count, 0);
        }
    }
}
