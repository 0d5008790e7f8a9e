using System.Globalization;
using NodaTime;
using ServiceQueue.Core.Counters;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Rules;
using ServiceQueue.Core.Rules.Staff;
using ServiceQueue.Core.Staff;

namespace ServiceQueue.Engine.Views;

/// <summary>
/// Folds a month's records into its sheet. What happened before the month only sets the scene.
/// </summary>
internal sealed class AttendanceFold
{
    private static readonly string[] Counted =
        ["R-ATT-LATE-15", "R-ATT-EARLY-15", "R-ATT-ABSENT-30-60", "R-ATT-SIGN-WINDOW"];

    private readonly Audit _audit;
    private readonly Instant _from;
    private readonly SortedDictionary<string, Tally> _tallies = new(StringComparer.Ordinal);
    private readonly SortedDictionary<int, Duration> _unattended = [];
    private Instant _at;

    public AttendanceFold(HallPlan plan, Instant from)
    {
        _from = from;
        _at = from;
        _audit = new Audit(HallState.Before(plan), StaffRules.Make().Where(r => Counted.Contains(r.Info.Id)));
    }

    public void Hear(Recorded recorded)
    {
        var before = _audit.State;
        Pass(before, recorded.At);
        _audit.Hear(recorded);
        var found = _audit.Take();
        if (recorded.At < _from) return;
        foreach (var finding in found) Count(finding, recorded.Event);
        switch (recorded.Event)
        {
            case ClerkSignedIn e:
                Of(e.Clerk).Days.Add(recorded.At.InZone(before.Plan.Zone).Date);
                break;
            case LeaveTaken e:
                Of(e.Clerk).Leaves++;
                break;
            case ClerkSignedOut e:
                Of(e.Clerk).Overtime += Overtime(before, e.Clerk, recorded.At);
                break;
        }
    }

    /// <summary>The sheet up to the last record, or to the end of the month.</summary>
    public AttendanceSheet Sheet(LocalDate month, Instant to)
    {
        Pass(_audit.State, Instant.Min(to, Instant.Max(_at, _audit.State.At)));
        var plan = _audit.State.Plan;
        return new AttendanceSheet(
            plan.Hall, month.ToString("uuuu-MM", CultureInfo.InvariantCulture),
            [.. _tallies.Select(t => t.Value.Row(t.Key))],
            [
                .. plan.Counters.Select(c => new UnattendedRow(
                    c.Id, c.Label, (int)_unattended.GetValueOrDefault(c.Id).TotalMinutes))]);
    }

    private void Count(Finding finding, HallEvent cause)
    {
        var clerk = cause switch
        {
            ClerkSignedIn e => e.Clerk,
            ClerkSignedOut e => e.Clerk,
            _ => null,
        };
        if (clerk is null || finding.Level != FindingLevel.Breach) return;
        var tally = Of(clerk);
        tally.Evidence.UnionWith(finding.Evidence);
        tally.Times[finding.Rule] = tally.Times.GetValueOrDefault(finding.Rule) + 1;
    }

    /// <summary>Time passes in a hall that does not change: its paused counters are unattended.</summary>
    private void Pass(HallState hall, Instant to)
    {
        if (to <= _at) return;
        foreach (var counter in hall.Counters.Values.Where(c => c.Staffing == Staffing.Paused))
        {
            var span = Open(hall, _at, to);
            if (span > Duration.Zero)
                _unattended[counter.Id] = _unattended.GetValueOrDefault(counter.Id) + span;
        }

        _at = to;
    }

    private static Duration Open(HallState hall, Instant from, Instant to)
    {
        var (hours, zone) = (hall.Plan.Hours, hall.Plan.Zone);
        var sum = Duration.Zero;
        var last = to.InZone(zone).Date;
        for (var date = from.InZone(zone).Date; date <= last; date = date.PlusDays(1))
        {
            foreach (var interval in hours.On(date))
            {
                var span = Instant.Min(to, interval.EndOn(date, zone))
                    - Instant.Max(from, interval.StartOn(date, zone));
                if (span > Duration.Zero) sum += span;
            }
        }

        return sum;
    }

    private static Duration Overtime(HallState hall, string clerk, Instant at)
    {
        if (Attendance.EndOf(hall, clerk, at) is not { } end) return Duration.Zero;
        var since = hall.Books.Staff.Present.TryGetValue(clerk, out var came) ? Instant.Max(end, came) : end;
        return at > since ? at - since : Duration.Zero;
    }

    private Tally Of(string clerk) =>
        _tallies.TryGetValue(clerk, out var tally) ? tally : _tallies[clerk] = new Tally();

    private sealed class Tally
    {
        public HashSet<LocalDate> Days { get; } = [];

        public Dictionary<string, int> Times { get; } = [];

        public SortedSet<long> Evidence { get; } = [];

        public int Leaves { get; set; }

        public Duration Overtime { get; set; }

        public AttendanceRow Row(string clerk) => new(
            clerk, Days.Count, Times.GetValueOrDefault(Counted[0]), Times.GetValueOrDefault(Counted[1]),
            Times.GetValueOrDefault(Counted[2]), Times.GetValueOrDefault(Counted[3]), Leaves,
            (int)Overtime.TotalMinutes, [.. Evidence]);
    }
}
