using ServiceQueue.Contracts;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Jobs;
using ServiceQueue.Devices.Keypads.Ff68;
using ServiceQueue.Devices.Lines;
using ServiceQueue.Devices.Signs;
using ServiceQueue.Devices.Signs.Lihe;
using ServiceQueue.Drivers.Termios;
using ServiceQueue.Simulators;
using ServiceQueue.Simulators.Keypads;
using ServiceQueue.Simulators.Signs;
using ServiceQueue.Simulators.Wires;

namespace ServiceQueue.Devices.Tests.Lines;

/// <summary>Signs and keypads on one real pseudo-terminal, host side and far ends.</summary>
internal sealed class Bus : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly List<Task> _running = [];

    public Bus(int baud = 115200)
    {
        var address = new LineAddress { Scheme = "sim", Target = "bus", BaudRate = baud };
        var driver = new SimLineDriver(new TermiosLineDriver(), Bench);
        Line = new SharedLine(address, driver, TimeProvider.System);
    }

    public SimulatedBench Bench { get; } = new(TimeProvider.System, seed: 42);

    public Reports Reports { get; } = new();

    public SharedLine Line { get; }

    public SignStation Sign(int address, LiheForm form = LiheForm.Text) => Sign(
        $"sign-{address}", new LiheDialect(address, form), new SimulatedLiheSign($"sign-{address}", address));

    public SignStation Sign(
        string id, ISignDialect dialect, SimulatedDevice far, SignBrightness? brightness = null)
    {
        var sign = new SignStation(id, dialect, Line, Reports, TimeProvider.System)
        {
            Brightness = brightness,
        };
        Bench.Add("bus", far);
        _running.Add(sign.RunAsync(_stop.Token));
        return sign;
    }

    public Ff68Keypad Keypad(int address, bool hasEvaluator = false)
    {
        var keypad = new Ff68Keypad($"keypad-{address}", address, Line, Reports, TimeProvider.System)
        {
            HasEvaluator = hasEvaluator,
        };
        Bench.Add("bus", new SimulatedFf68Keypad(keypad.Id, address) { HasEvaluator = hasEvaluator });
        _running.Add(keypad.RunAsync(_stop.Token));
        return keypad;
    }

    public void Hang(SimulatedDevice device) => Bench.Add("bus", device);

    public void Start() => _running.Add(Line.RunAsync(_stop.Token));

    public string Face(int address) =>
        Bench.Look(() => ((SimulatedLiheSign)Bench.Device($"sign-{address}")!).FaceText());

    public T Far<T>(string id)
        where T : SimulatedDevice => (T)Bench.Device(id)!;

    public Task ShowsAsync(int address, string text) =>
        Reports.UntilAsync(() => Face(address) == text, $"sign {address} shows {text}, not {Face(address)}");

    /// <summary>What both ends of the bus saw of a keypad, for the message of a test that fails.</summary>
    public string Seen(string keypad)
    {
        var far = Far<SimulatedFf68Keypad>(keypad);
        var traffic = Line.Trace.Snapshot();
        var wire = Bench.Wire("bus")!;
        return Bench.Look(() => $"the far end is {(wire.IsOpen ? "open" : "closed")} and heard "
                + $"{far.Echoes} echoes and {wire.BytesFromHost} bytes, {far.Unheard} keys unheard; ")
            + $"the near end is {(Line.IsOpen ? "open" : $"closed ({Line.Why})")} and saw "
            + $"{Reports.Keys.Count} keys and "
            + string.Join(", ", traffic.Select(piece =>
                $"{(piece.At - traffic[0].At).TotalMilliseconds:0} ms {(piece.Out ? "out" : "in")} "
                + Convert.ToHexString(piece.Bytes)));
    }

    public static CounterPicture Called(string ticket, long sequence = 1) => new()
    {
        Sequence = sequence, Counter = 3, State = CounterShows.Called, Ticket = ticket, Text = $"请{ticket}号",
    };

    public static KeypadPicture Waits(int waiting, int? number) => new()
    {
        Sequence = 1, Waiting = waiting, Ticket = number is { } n ? new TicketNumber('A', n) : null,
    };

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_running);
        Bench.Dispose();
        _stop.Dispose();
    }
}
