using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using ServiceQueue.Contracts;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Jobs;
using ServiceQueue.Core.Visits;
using ServiceQueue.Devices.Lines;
using ServiceQueue.Devices.Printers;
using ServiceQueue.Devices.Profiles;
using ServiceQueue.Drivers.Pango;
using ServiceQueue.Drivers.Termios;
using ServiceQueue.Engine.Halls;
using ServiceQueue.Engine.Outbox;
using ServiceQueue.Host.Hosting;
using ServiceQueue.Host.Tests.Running;
using ServiceQueue.Simulators.Printers;
using ServiceQueue.Simulators.Store;
using ServiceQueue.Simulators.Wires;

namespace ServiceQueue.Host.Tests.Torture;

/// <summary>
/// The real way of a slip: the hall's rules, its outbox, the printers' driver, serial lines, and simulated
/// printers at the far ends of pseudo-terminals. Only the journal is in memory.
/// </summary>
internal sealed class TortureHall : IAsyncDisposable
{
    private const string Kiosk = "kiosk-1";
    private const double Speed = 5;

    private static readonly PangoRaster Raster = new();
    private static readonly PangoRaster Font = new(PangoRaster.MonospacedFamily);

    private readonly CancellationTokenSource _stop = new();
    private readonly SimulatedBench _bench;
    private readonly MemoryStore _store = new();
    private readonly DeviceReports _reports = new(NullLogger<DeviceReports>.Instance);
    private readonly List<Task> _running = [];
    private readonly List<Printer> _printers = [];
    private HallRunner _runner = null!;

    private TortureHall(PrinterProfile profile, int printers, int seed)
    {
        Profile = profile;
        _bench = new SimulatedBench(TimeProvider.System, seed);
        var driver = new SimLineDriver(new TermiosLineDriver(), _bench);
        foreach (var id in Enumerable.Range(1, printers).Select(n => $"printer-{n}"))
        {
            var far = new SimulatedPrinter(id, profile, Font, Speed);
            _bench.Add(id, far);
            Trays.Add(new Tray(far, profile));
            var address = new LineAddress { Scheme = "sim", Target = id, BaudRate = 38400 };
            var line = new SharedLine(address, driver, TimeProvider.System);
            _printers.Add(new Printer(id, profile, line, Raster, _reports, TimeProvider.System));
            _running.Add(line.RunAsync(_stop.Token));
        }
    }

    public PrinterProfile Profile { get; }

    /// <summary>What came out of each printer.</summary>
    public List<Tray> Trays { get; } = [];

    /// <summary>Every slip the hall wanted printed, by visit and copy.</summary>
    public ConcurrentDictionary<(VisitId Visit, int Copy), Slip> Wanted { get; } = new();

    /// <summary>How often a slip was reported to be of uncertain fate, by visit.</summary>
    public ConcurrentDictionary<VisitId, int> Doubts { get; } = new();

    /// <summary>Slips that went to another printer before anything of them was on paper.</summary>
    public int Moved { get; private set; }

    public static async Task<TortureHall> StartAsync(string profile, int printers, int seed)
    {
        var hall = new TortureHall(PrinterProfiles.Named(profile), printers, seed);
        await hall.RunAsync();
        return hall;
    }

    public IReadOnlyList<string> PrinterIds => [.. _printers.Select(p => p.Id)];

    public Visit Look(VisitId visit) => _runner.State.Visits[visit];

    public async Task<VisitId> IssueAsync(int number)
    {
        var id = new VisitId($"V{number:D12}");
        var ask = new IssueTicket(id, "social", null, "ordinary", "zh-CN", Kiosk, null);
        if (await _runner.AskAsync(ask, "kiosk", null, _stop.Token) is not Done)
            throw new InvalidOperationException($"ticket {number} was refused");
        return id;
    }

    public Task ReprintAsync(VisitId visit) =>
        _runner.AskAsync(new ReprintSlip(visit, Kiosk), "clerk", null, _stop.Token);

    public void Fault(string printer, string kind)
    {
        if (!_bench.Fault(printer, kind)) throw new ArgumentException(kind, nameof(kind));
    }

    public bool IsWell => _printers.TrueForAll(p => p.Health is { Fault: null, LastSeen: not null });

    /// <summary>Takes the new paper out of the trays.</summary>
    public void Collect() => _bench.Look(() =>
    {
        foreach (var tray in Trays) tray.Collect();
        return true;
    });

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_running).WaitAsync(TimeSpan.FromSeconds(30));
        _bench.Dispose();
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        var plan = Plan();
        _runner = await HallRunner.RecoverAsync(plan, _store, TimeProvider.System, _stop.Token);
        _runner.Committed += Note;
        var dispatcher = new Dispatcher(_runner, _store, _printers, TimeProvider.System);
        _running.Add(_runner.RunAsync(_stop.Token));
        await _runner.AskAsync(new AdoptPlan(plan), "configuration", null, _stop.Token);
        await _runner.AskAsync(new OpenDoors(null), "clock", null, _stop.Token);
        _running.Add(_reports.RunAsync(_runner, _stop.Token));
        _running.Add(dispatcher.RunAsync([], _stop.Token));
        await Until.SoAsync(() => IsWell, "the printers are well");
    }

    private HallPlan Plan() => new()
    {
        Hall = "torture",
        Name = new Words("栖霞区便民服务中心"),
        PublicUrl = "http://hall.example.cn",
        Services = [new ServicePlan("social", 'A', new Words("社会保险"), [])],
        Counters = [new CounterPlan(3, "3号窗口", new Words("社保窗口"), "", ["social"], null, null)],
        Kiosks = [new KioskPlan(Kiosk, "printer-1") { Spares = [.. PrinterIds.Skip(1)] }],
        Devices = [.. PrinterIds.Select(id => new DevicePlan(id, DeviceKind.Printer))],
    };

    private void Note(Committed committed)
    {
        foreach (var slip in committed.Jobs.Select(j => j.Work).OfType<PrintSlip>().Select(p => p.Slip))
            Wanted[(slip.Visit, slip.Copy)] = slip;
        foreach (var happened in committed.Events.Select(e => e.Event))
        {
            if (happened is SlipReported { State: SlipState.Unknown } doubt)
                Doubts.AddOrUpdate(doubt.Visit, 1, (_, count) => count + 1);
            if (happened is SlipMoved) Moved++;
        }
    }
}
