using System.Text;
using System.Text.Json.Nodes;
using ServiceQueue.Contracts;
using ServiceQueue.Simulation.World;
using ServiceQueue.Simulators.Broker;

namespace ServiceQueue.Simulation.Audit;

/// <summary>
/// Stands before a hall display: what is shown there must never go back, and calls are kept.
/// </summary>
internal sealed class Watcher
{
    private readonly SimWorld _world;
    private long _shown;

    public Watcher(SimWorld world, MemoryHub hub)
    {
        _world = world;
        var broker = new MemoryBroker(
            new BrokerAddress
            {
                Root = "sq/sim/", ClientId = "display-1", StatusTopic = "displays/display-1/alive",
                OfflineStatus = Encoding.UTF8.GetBytes("{}"),
            },
            hub);
        broker.Hear("board", (_, payload) => See(payload));
        broker.Hear("calls", (_, payload) => Listen(payload));
        world.Outside.Start(() => broker.RunAsync(CancellationToken.None));
    }

    /// <summary>The calls that were spoken: the event that called, and the ticket.</summary>
    public List<(long Sequence, string Ticket)> Calls { get; } = [];

    private void See(ReadOnlyMemory<byte> payload)
    {
        var sequence = (long)JsonNode.Parse(payload.Span)!["sequence"]!;
        _world.Check(sequence >= _shown, () => $"the board goes back from {_shown} to {sequence}");
        _shown = sequence;
    }

    private void Listen(ReadOnlyMemory<byte> payload)
    {
        var call = JsonNode.Parse(payload.Span)!;
        Calls.Add(((long)call["sequence"]!, (string)call["ticket"]!));
    }
}
