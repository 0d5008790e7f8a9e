using ServiceQueue.Core.Jobs;
using ServiceQueue.Simulation.World;

namespace ServiceQueue.Simulation.Devices;

/// <summary>How a printer behaves.</summary>
internal enum Mood
{
    Well,
    PaperOut,

    /// <summary>It takes the bytes and proves nothing; the paper may come or not.</summary>
    Silent,

    /// <summary>It prints, ten times as slowly.</summary>
    Slow,

    /// <summary>It says that it could not print.</summary>
    Failing,

    /// <summary>Its line comes and goes: often nothing of a job gets through.</summary>
    Loose,
}

/// <summary>A slip on paper.</summary>
internal sealed record Paper(string Visit, string Ticket, int Copy, bool MayBeSecond);

/// <summary>
/// The metal of a printer: it outlives the host, and what it has taken in it prints, host or no host.
/// </summary>
internal sealed class PrinterBox(SimWorld world, string id)
{
    public string Id => id;

    public Mood Mood { get; set; }

    /// <summary>All paper so far.</summary>
    public List<Paper> Roll { get; } = [];

    /// <summary>Takes a slip in; the paper is out after a while, unless there is none by then.</summary>
    public async Task<bool> FeedAsync(Slip slip, TimeSpan after)
    {
        await Task.Delay(after, world.Outside.Time);
        if (Mood == Mood.PaperOut) return false;
        Roll.Add(new Paper(slip.Visit.Value, slip.Ticket, slip.Copy, slip.MayBeSecond));
        world.Say($"{id}: {Roll[^1]}");
        return true;
    }
}
