using System.Text;
using ServiceQueue.Contracts;
using ServiceQueue.Core.Devices;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Jobs;
using ServiceQueue.Devices.Displays;
using ServiceQueue.Engine.Findings;
using ServiceQueue.Engine.Halls;
using ServiceQueue.Engine.Outbox;
using ServiceQueue.Simulation.Devices;
using ServiceQueue.Simulation.Findings;
using ServiceQueue.Simulation.World;
using ServiceQueue.Simulators.Broker;

namespace ServiceQueue.Simulation.Halls;

/// <summary>
/// One life of the host, from its start to its stop or its death; put together as the real host does it.
/// </summary>
internal sealed class HostLife
{
    private readonly SimHall _hall;
    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationTokenSource _brokerStop = new();
    private readonly List<TaskCompletionSource<Answer>> _asked = [];
    private readonly List<Task> _running = [];
    private readonly MemoryBroker _broker;

    public HostLife(SimHall hall, int number)
    {
        _hall = hall;
        Lane = new Lane(hall.World, $"host {number}");
        Reports = new SimReports(Lane, _stop.Token);
        _broker = new MemoryBroker(
            new BrokerAddress
            {
                Root = "sq/sim/", ClientId = $"host-{number}", OfflineStatus = Encoding.UTF8.GetBytes("{}"),
            },
            hall.Hub);
        Lane.Start(BootAsync);
    }

    public Lane Lane { get; }

    public SimReports Reports { get; }

    public HallRunner? Runner { get; private set; }

    public Dispatcher? Dispatcher { get; private set; }

    public Watch? Watch { get; private set; }

    public SortedDictionary<string, SimSign> Signs { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether commands are taken.</summary>
    public bool Up { get; private set; }

    /// <summary>Whether all of it runs, so that what is shown must be right.</summary>
    public bool Settled { get; private set; }

    /// <summary>Whether it could not start: the service manager starts it again.</summary>
    public bool Failed { get; private set; }

    /// <summary>Whether a stop that was asked for is over.</summary>
    public bool Stopped => _running.All(t => t.IsCompleted);

    /// <summary>Commands whose answer somebody waits for.</summary>
    public int Asked => _asked.Count;

    /// <summary>Asks over a connection that ends with the host.</summary>
    public Task<Answer> AskAsync(Command command, string actor, string? request)
    {
        if (!Up) return Task.FromException<Answer>(new IOException("connection refused"));
        var reply = new TaskCompletionSource<Answer>(TaskCreationOptions.RunContinuationsAsynchronously);
        _asked.Add(reply);
        Lane.Start(() => AnswerAsync(reply, command, actor, request));
        return reply.Task;
    }

    /// <summary>The process is killed: not one more instruction of it runs.</summary>
    public void Kill()
    {
        Up = Settled = false;
        Lane.Do(_brokerStop.Cancel);
        Lane.Dead = true;
        foreach (var reply in _asked.ToList()) reply.TrySetException(new IOException("connection lost"));
        _asked.Clear();
    }

    /// <summary>The process is asked to stop.</summary>
    public void Stop()
    {
        Up = Settled = false;
        Lane.Do(() =>
        {
            _stop.Cancel();
            _brokerStop.Cancel();
        });
    }

    private async Task AnswerAsync(
        TaskCompletionSource<Answer> reply, Command command, string actor, string? request)
    {
        try
        {
            reply.TrySetResult(await Runner!.AskAsync(command, actor, request, _stop.Token));
        }
        catch (Exception lost) when (lost is IOException or OperationCanceledException)
        {
            reply.TrySetException(new IOException(lost.Message, lost));
        }
        finally
        {
            _asked.Remove(reply);
        }
    }

    private async Task BootAsync()
    {
        try
        {
            Runner = await HallRunner.RecoverAsync(_hall.Plan, _hall.Disk, Lane.Time, _stop.Token);
            Reports.Runner = Runner;
            Dispatcher = new Dispatcher(Runner, _hall.Disk, Bench(), Lane.Time);
            Run(Runner.RunAsync(_stop.Token));
            Watch = new Watch(Runner, _hall.Disk, Lane.Time, SimRules.Make);
            Watch.Noticed += found => _hall.Noticed.Add(found.Finding);
            Run(Watch.RunAsync(_stop.Token));
            // Kiosks do not wait until all is well: the door of the interface is open from here on.
            Up = true;
            await Runner.AskAsync(new AdoptPlan(_hall.Plan), "configuration", null, _stop.Token);
            await Runner.AskAsync(new Wake(), "clock", null, _stop.Token);
            foreach (var device in Runner.State.Devices.Keys)
                await Runner.AskAsync(new ReportDevice(device, null, true, ""), device, null, _stop.Token);
            var open = await _hall.Disk.OpenJobsAsync(_hall.Plan.Hall, _stop.Token);
            if (_hall.World.Chance.OneIn(2))
                await Task.Delay(TimeSpan.FromMilliseconds(20), Lane.Time, _stop.Token);
            Run(new AlarmClock(Runner, Lane.Time).RunAsync(_stop.Token));
            Run(_broker.RunAsync(_brokerStop.Token));
            Run(Dispatcher.RunAsync(open, _stop.Token));
            Settled = Up;
        }
        catch (Exception failure) when (failure is IOException or OperationCanceledException)
        {
            _hall.World.Say($"{Lane}: cannot start, {failure.Message}");
            Failed = !_stop.IsCancellationRequested;
        }
    }

    private void Run(Task task)
    {
        _running.Add(task);
        Lane.Start(() => task);
    }

    private IEnumerable<IDevice> Bench()
    {
        foreach (var device in _hall.Plan.Devices)
        {
            yield return device.Kind switch
            {
                DeviceKind.Printer => new SimPrinter(_hall.World, Lane, _hall.Printers[device.Id], Reports),
                DeviceKind.Broker => new HallTopics(device.Id, _broker, Reports, Lane.Time),
                _ => Signs[device.Id] = new SimSign(Lane, device.Id, device.Kind),
            };
        }
    }
}
