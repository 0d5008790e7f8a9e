using System.Text.Json.Nodes;
using ServiceQueue.Devices.Profiles;
using ServiceQueue.Drivers.Pango;
using ServiceQueue.Host.Tests.Running;
using ServiceQueue.Simulators.Printers;
using ServiceQueue.Simulators.Wires;

namespace ServiceQueue.Host.Tests.Faults;

/// <summary>A slip as it lies in the tray.</summary>
/// <param name="Ticket">The number in large type.</param>
/// <param name="Marked">Whether it says that it is a later copy.</param>
/// <param name="Whole">Whether all of it is there, to the code at its foot.</param>
/// <param name="Mixed">Whether another number stands above: the rest of a slip that broke off.</param>
internal sealed record TraySlip(string Ticket, bool Marked, bool Whole, bool Mixed);

/// <summary>
/// A printer that lives in the test process behind a pseudo-terminal of its own, so that it outlives the
/// host, as a real one does. Keeps every slip it ever cut.
/// </summary>
internal sealed class OwnPrinter : IDisposable
{
    private const string Wire = "paper";

    private readonly SimulatedBench _bench = new(TimeProvider.System);
    private readonly PangoRaster _raster = new(PangoRaster.MonospacedFamily);
    private readonly SimulatedPrinter _printer;
    private readonly List<TraySlip> _tray = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _collecting;
    private readonly string _profile;
    private long _seen;

    /// <summary>Lays the wire.</summary>
    public OwnPrinter(string profile = "generic-80mm-cjk")
    {
        _profile = profile;
        _printer =
            new SimulatedPrinter("printer-1", PrinterProfiles.Named(profile), _raster, speed: 50);
        _bench.Add(Wire, _printer);
        _collecting = CollectAsync();
    }

    /// <summary>All slips, oldest first.</summary>
    public IReadOnlyList<TraySlip> Tray
    {
        get { lock (_tray) return [.. _tray]; }
    }

    /// <summary>Whether the tray holds the printer's last slip.</summary>
    public bool AllSeen =>
        _bench.Look(() => _printer.Slips.LastOrDefault()?.Number ?? 0) == Volatile.Read(ref _seen);

    /// <summary>What was odd about the bytes that came.</summary>
    public IReadOnlyList<string> Notes => _printer.Notes;

    /// <summary>Puts the printer into a hall: one kiosk prints on it.</summary>
    public void HangOn(HallFolder folder)
    {
        folder.Hall["devices"] = new JsonArray(new JsonObject
        {
            ["id"] = "printer-1", ["kind"] = "printer", ["profile"] = _profile,
            ["line"] = $"serial:{_bench.Wire(Wire)!.Path}?baud=115200",
        });
        folder.Hall["kiosks"] =
            new JsonArray(new JsonObject { ["id"] = "kiosk-1", ["printer"] = "printer-1" });
    }

    /// <summary>Throws a fault of the printer or its wire.</summary>
    public void Fault(string kind) => _bench.Fault("printer-1", kind);

    /// <summary>Puts bytes on the wire towards the host, as noise does.</summary>
    public void Say(params byte[] bytes) => _bench.Look(() =>
    {
        _printer.Send(bytes);
        return true;
    });

    /// <inheritdoc />
    public void Dispose()
    {
        _stop.Cancel();
        _collecting.Wait();
        _bench.Dispose();
        _raster.Dispose();
        _stop.Dispose();
    }

    /// <summary>The printer keeps its last slips only; the tray keeps them all.</summary>
    private async Task CollectAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            foreach (var slip in _bench.Look(() => _printer.Slips).Where(s => s.Number > _seen).ToList())
            {
                if (slip.Number != _seen + 1)
                    throw new InvalidOperationException("Slips fell from the tray unseen.");
                lock (_tray) _tray.Add(Read(slip));
                Volatile.Write(ref _seen, slip.Number);
            }

            await Task.Delay(50);
        }
    }

    private static TraySlip Read(PrintedSlip slip)
    {
        var numbers = slip.Lines.Where(IsNumber).Distinct(StringComparer.Ordinal).ToList();
        return new TraySlip(
            numbers.LastOrDefault() ?? string.Join('|', slip.Lines),
            slip.Lines.Any(l => l.Contains("补打", StringComparison.Ordinal)),
            slip.Lines.Any(l => l.Contains("扫码", StringComparison.Ordinal)),
            numbers.Count > 1);
    }

    private static bool IsNumber(string line) =>
        line.Length >= 4 && char.IsAsciiLetterUpper(line[0]) && line[1..].All(char.IsAsciiDigit);
}
