using NodaTime;
using ServiceQueue.Core.Rules;
using ServiceQueue.Engine.Findings;
using ServiceQueue.Simulation.Halls;
using ServiceQueue.Simulation.World;

namespace ServiceQueue.Simulation.Findings;

/// <summary>
/// What the hall found while it worked, held against a re-read of its journal: the same findings, at the same
/// times, in the same order, whatever happened in between.
/// </summary>
internal sealed class FindingsCheck(SimWorld world, SimHall hall)
{
    /// <summary>Within this time of the moment it becomes true a finding must be made.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    /// <summary>How many findings there were.</summary>
    public int Count { get; private set; }

    /// <summary>Runs outside, once the hall is quiet.</summary>
    public async Task RunAsync()
    {
        var watch = hall.Life.Watch!;
        var stamp = await hall.Life.Runner!.StampAsync(default);
        await Task.Delay(Soon, world.Outside.Time);
        var live = watch.Found.After(0).Select(f => f.Finding).ToList();
        Count = live.Count;
        var by = await RereadAsync(stamp);
        world.Check(
            by.SequenceEqual(live.Take(by.Count)),
            () => $"due by {stamp}, found live {Told(live)}\nre-read {Told(by)}");
        var all = live.Count == 0
            ? by : await RereadAsync(Instant.Max(stamp, live[^1].At + Duration.Epsilon));
        world.Check(
            all.SequenceEqual(live), () => $"found live {Told(live)}\nre-read {Told(all)}");
        Announced(live);
    }

    /// <summary>
    /// What an earlier life announced is true for ever, unless the clock was set back under a restart: what
    /// the hall promises of its time it keeps for one life.
    /// </summary>
    private void Announced(List<Finding> live)
    {
        if (world.ClockWasSet) return;
        var known = live.ToHashSet();
        var lost = hall.Noticed.Where(f => !known.Contains(f)).ToList();
        world.Check(lost.Count == 0, () => $"announced, and not in the journal: {Told(lost)}");
    }

    private async Task<List<Finding>> RereadAsync(Instant now)
    {
        var found = new List<Finding>();
        var checker = new Checker(hall.Store, hall.Plan.Hall) { Rules = SimRules.Make() };
        await foreach (var finding in checker.RunAsync(new FindingSpan(), now, default)) found.Add(finding);
        return found;
    }

    private static string Told(List<Finding> findings) =>
        $"{findings.Count}:\n  {string.Join("\n  ", findings.TakeLast(30))}";
}
