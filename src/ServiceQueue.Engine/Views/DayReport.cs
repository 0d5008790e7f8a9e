using NodaTime;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Visits;

namespace ServiceQueue.Engine.Views;

/// <summary>Measured times, in seconds. Percentiles by nearest rank; nothing is cut to minutes.</summary>
public sealed record Stat(int Count, double? Mean, double? P50, double? P90, double? Max)
{
    /// <summary>The figures of some durations.</summary>
    public static Stat Of(IEnumerable<Duration> durations)
    {
        var seconds = durations.Select(d => Math.Round(d.TotalSeconds, 3)).Order().ToArray();
        return seconds.Length == 0
            ? new Stat(0, null, null, null, null)
            : new Stat(
                seconds.Length, Math.Round(seconds.Average(), 3), Rank(seconds, 0.5), Rank(seconds, 0.9),
                seconds[^1]);
    }

    private static double Rank(double[] sorted, double share) =>
        sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1)];
}

/// <summary>One line of a report: a service, a counter, a clerk, an hour, or the whole day.</summary>
/// <param name="Key">What the line is about.</param>
/// <param name="Label">The same for people.</param>
/// <param name="Issued">Turns that began to wait.</param>
/// <param name="Called">Turns called at least once.</param>
/// <param name="Finished">Turns ended with an outcome.</param>
/// <param name="NoShow">Turns called in vain; their times count in no mean.</param>
/// <param name="Left">Turns ended without service.</param>
/// <param name="Open">Turns not over yet; their times count in no mean.</param>
/// <param name="Wait">From the beginning of the wait to the first call, of turns that were served.</param>
/// <param name="Walk">From the first call to arrival at the counter.</param>
/// <param name="Service">From arrival to the end.</param>
public sealed record ReportRow(
    string Key, string Label, int Issued, int Called, int Finished, int NoShow, int Left, int Open, Stat Wait,
    Stat Walk, Stat Service)
{
    /// <summary>The line of some turns.</summary>
    public static ReportRow Of(string key, string label, IReadOnlyCollection<Turn> turns)
    {
        var served = turns.Where(t => t.State is TurnState.Finished or TurnState.Transferred).ToList();
        return new ReportRow(
            key, label, turns.Count,
            turns.Count(t => t.CalledAt is not null),
            turns.Count(t => t.State == TurnState.Finished),
            turns.Count(t => t.State == TurnState.NoShow),
            turns.Count(t => t.State == TurnState.Left),
            turns.Count(t => !t.Over),
            Stat.Of(
                served.Where(t => t.CalledAt is not null).Select(t => t.CalledAt!.Value - t.WaitingSince)),
            Stat.Of(
                served.Where(t => t is { CalledAt: not null, ServedAt: not null })
                    .Select(t => t.ServedAt!.Value - t.CalledAt!.Value)),
            Stat.Of(
                served.Where(t => t is { ServedAt: not null, EndedAt: not null })
                    .Select(t => t.EndedAt!.Value - t.ServedAt!.Value)));
    }
}

/// <summary>The report of a hall day: a fold of its visits.</summary>
public sealed record DayReport(
    string Hall,
    LocalDate Day,
    int Issued,
    int NoShows,
    int OpenTurns,
    int LeftUncalled,
    ReportRow Totals,
    IReadOnlyList<ReportRow> Services,
    IReadOnlyList<ReportRow> Counters,
    IReadOnlyList<ReportRow> Clerks,
    IReadOnlyList<ReportRow> Hours,
    IReadOnlyDictionary<string, int> Outcomes)
{
    /// <summary>The report of a day's visits, under the plan that names services and counters.</summary>
    public static DayReport Of(HallPlan plan, LocalDate day, IReadOnlyCollection<Visit> visits)
    {
        var turns = visits.SelectMany(v => v.Turns).ToList();
        return new DayReport(
            plan.Hall,
            day,
            visits.Count,
            turns.Count(t => t.State == TurnState.NoShow),
            turns.Count(t => !t.Over),
            turns.Count(t => t is { State: TurnState.Left, CalledAt: null }),
            ReportRow.Of("all", "全部", turns),
            Rows(turns, t => t.Service, s => plan.Service(s)?.Name.ZhCn ?? s),
            Rows(
                turns.Where(t => t.Counter is not null), t =>
                    t.Counter!.Value, c => plan.Counter(c)?.Label ?? $"{c}号窗口"),
            Rows(turns.Where(t => t.Clerk is not null), t => t.Clerk!, c => c),
            Rows(turns, t => t.WaitingSince.InZone(plan.Zone).Hour, h => $"{h:00}:00"),
            turns.Where(t => t.Outcome is not null).GroupBy(t => t.Outcome!)
                .OrderBy(g => g.Key, StringComparer.Ordinal)
                .ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal));
    }

    private static List<ReportRow> Rows<TKey>(
        IEnumerable<Turn> turns, Func<Turn, TKey> key, Func<TKey, string> label)
        where TKey : notnull =>
        [
            .. turns.GroupBy(key).OrderBy(g => g.Key)
                .Select(g => ReportRow.Of($"{g.Key}", label(g.Key), [.. g]))];
}
