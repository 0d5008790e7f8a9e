using System.Collections.Immutable;
using NodaTime;

namespace ServiceQueue.Core.Closures;

/// <summary>Changed hours that were announced, and closures that were noticed. Immutable.</summary>
public sealed record ClosureBook
{
    /// <summary>The most of each that is kept; the oldest go first.</summary>
    public const int Most = 100;

    /// <summary>Nothing was made known.</summary>
    public static readonly ClosureBook Empty = new();

    /// <summary>Changes of hours, in the order they were published.</summary>
    public ImmutableArray<HoursChangeAnnounced> Changes { get; init; } = [];

    /// <summary>Closures that are not over, in the order they were noticed; some may be over.</summary>
    public ImmutableArray<ClosureNoticed> Notices { get; init; } = [];

    /// <summary>The notice in force for the hall at a moment, or null.</summary>
    public ClosureNoticed? OfHall(Instant at) =>
        Notices.LastOrDefault(n => n.Counter is null && n.From <= at && at < n.Until);

    /// <summary>When a closure of the hall next begins or ends after a moment, or null.</summary>
    public Instant? NextEdge(Instant at) => Edges.Where(e => e > at).Cast<Instant?>().Min();

    /// <summary>When one last began or ended, up to a moment; or null.</summary>
    public Instant? LastEdge(Instant at) => Edges.Where(e => e <= at).Cast<Instant?>().Max();

    /// <summary>The notice in force for a counter at a moment, its own or the hall's; or null.</summary>
    public ClosureNoticed? OfCounter(int counter, Instant at) =>
        Notices.LastOrDefault(n => n.Counter == counter && n.From <= at && at < n.Until) ?? OfHall(at);

    private IEnumerable<Instant> Edges =>
        Notices.Where(n => n.Counter is null).SelectMany(n => new[] { n.From, n.Until });
}
