using ServiceQueue.Contracts;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Rules;
using ServiceQueue.Engine.Halls;
using ServiceQueue.Simulation.Audit;
using ServiceQueue.Simulation.Devices;
using ServiceQueue.Simulation.World;
using ServiceQueue.Simulators.Broker;
using ServiceQueue.Simulators.Store;

namespace ServiceQueue.Simulation.Halls;

/// <summary>
/// The building: disk, printers and broker that outlive the host, the host of the moment, and its auditor.
/// </summary>
internal sealed class SimHall
{
    private int _lives;

    public SimHall(SimWorld world, HallPlan plan)
    {
        World = world;
        Plan = plan;
        Store = new MemoryStore { Holds = world.Chance.OneIn(8) is false };
        Disk = new SimDisk(world, Store);
        Printers = plan.Devices.Where(d => d.Kind == DeviceKind.Printer)
            .ToDictionary(d => d.Id, d => new PrinterBox(world, d.Id), StringComparer.Ordinal);
        Auditor = new Auditor(world, Store, plan.Hall);
        Watcher = new Watcher(world, Hub);
        Life = new HostLife(this, ++_lives);
    }

    public SimWorld World { get; }

    /// <summary>The configuration the next life starts with.</summary>
    public HallPlan Plan { get; set; }

    public MemoryStore Store { get; }

    public SimDisk Disk { get; }

    public MemoryHub Hub { get; } = new();

    public IReadOnlyDictionary<string, PrinterBox> Printers { get; }

    public Auditor Auditor { get; }

    public Watcher Watcher { get; }

    /// <summary>The findings that its lives announced.</summary>
    public List<Finding> Noticed { get; } = [];

    public HostLife Life { get; private set; }

    public int Lives => _lives;

    /// <summary>Asks once. An <see cref="IOException"/> says that nobody knows whether it was done.</summary>
    public async Task<Answer> AskAsync(Command command, string actor, string? request)
    {
        World.Say($"{actor} asks {new Told(command)} {request}");
        try
        {
            var answer = await Life.AskAsync(command, actor, request);
            World.Say($"{actor} is told {new Told(answer)}");
            Auditor.Acknowledged(command, request, answer);
            return answer;
        }
        catch (IOException lost)
        {
            World.Say($"{actor} is told nothing: {lost.Message}");
            throw;
        }
    }

    /// <summary>Asks until there is an answer, with the same request id each time.</summary>
    public async Task<Answer> InsistAsync(Func<Command> command, string actor, string request)
    {
        while (true)
        {
            try
            {
                return await AskAsync(command(), actor, request);
            }
            catch (IOException)
            {
                await Task.Delay(World.Chance.Think(), World.Outside.Time);
            }
        }
    }

    /// <summary>
    /// The power goes, or the process is killed; some of what was on its way to the disk is on it.
    /// </summary>
    public void PowerCut()
    {
        World.Say($"the host dies, {Store.Waiting} writings on their way");
        Life.Kill();
        Store.PowerCut(World.Chance.Below(Store.Waiting + 1));
    }

    /// <summary>Starts the host again.</summary>
    public void Boot()
    {
        World.Say($"host {_lives + 1} starts");
        Life = new HostLife(this, ++_lives);
    }

    private sealed record Told(object What)
    {
        public override string ToString() => What switch
        {
            Done done => string.Join(
                ", ", done.Events.Select(e => $"{e.Sequence} {e.Event}")) + (done.Repeated ? " again" : ""),
            AdoptPlan => "AdoptPlan",
            _ => What.ToString()!,
        };
    }
}
