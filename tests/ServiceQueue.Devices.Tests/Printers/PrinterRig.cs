using NodaTime;
using ServiceQueue.Contracts;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Jobs;
using ServiceQueue.Devices.Lines;
using ServiceQueue.Devices.Printers;
using ServiceQueue.Devices.Profiles;
using ServiceQueue.Drivers.Pango;
using ServiceQueue.Simulators.Printers;

namespace ServiceQueue.Devices.Tests.Printers;

/// <summary>
/// A printer of the product, a wire in memory and a simulated printer, all on virtual time.
/// </summary>
internal sealed class PrinterRig : IDeviceReports
{
    internal static readonly PangoRaster Raster = new();
    internal static readonly PangoRaster FontRaster = new(PangoRaster.MonospacedFamily);

    private static readonly LineAddress Address =
        new() { Scheme = "serial", Target = "/dev/test", BaudRate = 19200 };

    private bool _over;

    public PrinterRig(string profile = "generic-80mm-cjk", double speed = 20)
        : this(PrinterProfiles.Named(profile), speed)
    {
    }

    public PrinterRig(PrinterProfile profile, double speed = 20, PrinterProfile? far = null)
    {
        Far = new SimulatedPrinter("printer-1", far ?? profile, FontRaster, speed);
        Wire = new MemoryLine(Far, Time);
        Line = new SharedLine(Address, Wire, Time);
        Printer = new Printer("printer-1", profile, Line, Raster, this, Time);
    }

    public VirtualTime Time { get; } = new();

    public SimulatedPrinter Far { get; }

    public MemoryLine Wire { get; }

    public SharedLine Line { get; }

    public Printer Printer { get; }

    /// <summary>Every fault reported, null for "none", in order.</summary>
    public List<DeviceFault?> Faults { get; } = [];

    public DeviceFaultKind? FaultNow => Printer.Health.Fault?.Kind;

    public void Report(DeviceReport report)
    {
        if (!_over) Faults.Add(((FaultChanged)report).Fault);
    }

    /// <summary>Runs a story with line, session and far end alive around it.</summary>
    public void Run(Func<Task> story, bool session = true) =>
        Time.Run(() => StoryAsync(story, session), TimeSpan.FromMinutes(10));

    public Task DelayAsync(double seconds) => Task.Delay(TimeSpan.FromSeconds(seconds), Time);

    /// <summary>Waits in small steps of virtual time until something holds.</summary>
    public async Task UntilAsync(Func<bool> holds, double seconds = 60)
    {
        var end = Time.GetUtcNow().AddSeconds(seconds);
        while (!holds())
        {
            if (Time.GetUtcNow() > end)
                throw new TimeoutException($"It did not come about; the fault is {FaultNow}.");
            await DelayAsync(0.01);
        }
    }

    public Task<JobOutcome> PrintAsync(Slip slip, string id = "100.0") =>
        Printer.PerformAsync(
            new Job(id, "printer-1", Instant.FromUtc(2026, 11, 21, 1, 30), new PrintSlip(slip)), default);

    public static Slip Slip(string ticket = "A012") => new(
        new VisitId("7K3QF8ZT0M2XA"),
        ticket,
        Copy: 1,
        MayBeSecond: false,
        new Words("栖霞区便民服务中心", "Qixia Service Hall"),
        new Words("社会保险", "Social insurance"),
        Ahead: 5,
        new EstimateSeconds(600, 900),
        ["3号窗口", "4号窗口"],
        new LocalDateTime(2026, 11, 21, 9, 30),
        "http://hall.example.cn/v/7K3QF8ZT0M2XA",
        "zh-CN");

    private async Task StoryAsync(Func<Task> story, bool session)
    {
        using var stop = new CancellationTokenSource();
        Task[] alive =
        [
            Line.RunAsync(stop.Token),
            session ? Printer.RunAsync(stop.Token) : Task.CompletedTask,
            TickAsync(stop.Token),
        ];
        await story();
        _over = true;
        await stop.CancelAsync();
        await Task.WhenAll(alive);
    }

    private async Task TickAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            Far.Tick(Time.GetUtcNow());
            await Task.Delay(TimeSpan.FromMilliseconds(5), Time, CancellationToken.None);
        }
    }
}
