using NodaTime;
using ServiceQueue.Contracts;
using ServiceQueue.Core.Halls;
using ServiceQueue.Engine.Halls;
using ServiceQueue.Engine.Outbox;
using ServiceQueue.Host.Configuration;

namespace ServiceQueue.Host.Hosting;

/// <summary>
/// A hall in operation: its runner, its clock, its outbox and its devices. Made by <see cref="HallHost"/>.
/// </summary>
public sealed class HallService(
    HallConfig config, HallRunner runner, Dispatcher dispatcher, DeviceBench bench, IHallStore store,
    bool demo)
{
    /// <summary>The hall's id.</summary>
    public string Id => config.Plan.Hall;

    /// <summary>As configured.</summary>
    public HallConfig Config => config;

    /// <summary>Asks and answers.</summary>
    public HallRunner Runner => runner;

    /// <summary>Jobs and pictures on their way.</summary>
    public Dispatcher Dispatcher => dispatcher;

    /// <summary>The devices.</summary>
    public DeviceBench Bench => bench;

    /// <summary>Keeps the journal and the read tables.</summary>
    public IHallStore Store => store;

    /// <summary>Whether this is a demonstration.</summary>
    public bool Demo => demo;

    /// <summary>The hall as last committed.</summary>
    public HallState State => runner.State;

    /// <summary>The time, for views only; what is recorded is stamped by the runner.</summary>
    public static Instant Now => Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow());
}
