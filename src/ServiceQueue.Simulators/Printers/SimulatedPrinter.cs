using ServiceQueue.Contracts;
using ServiceQueue.Devices.Profiles;

namespace ServiceQueue.Simulators.Printers;

/// <summary>
/// A thermal ticket printer at the far end of a wire. It keeps a receive buffer, prints at its own speed,
/// answers status questions at once and others in their turn, and stops with whatever it holds when paper,
/// cover or cutter fail: a reload then prints what is left, unless the host has cleared it. Thread-safe.
/// </summary>
/// <remarks>
/// Faults: "paper-out", "near-end", "cover-open", "cutter", "offline", "silence" (no power), "mute" (prints,
/// but its transmit wire is broken). Keys: "tear" tears the paper off, "feed" feeds a line.
/// </remarks>
public sealed class SimulatedPrinter : SimulatedDevice
{
    private const double MillimetresPerSecond = 150;
    private const double MillimetresPerInch = 25.4;
    private const double CutterDistanceMillimetres = 12;
    private const int KeptNotes = 100;
    private const int XoffBelowFree = 64;
    private static readonly TimeSpan CutTime = TimeSpan.FromMilliseconds(250);
    private static readonly string[] Kinds =
        ["paper-out", "near-end", "cover-open", "cutter", "offline", "silence", "mute"];

    private readonly Lock _lock = new();
    private readonly PrinterProfile _profile;
    private readonly double _speed;
    private readonly PaperRoll _roll;
    private readonly EscPosInterpreter _interpreter;
    private readonly RealTimeScanner _scanner;
    private readonly Queue<byte> _buffer = new();
    private readonly Queue<string> _notes = new();
    private readonly HashSet<string> _faults = new(StringComparer.Ordinal);
    private DateTimeOffset _now;
    private DateTimeOffset _busyUntil;
    private byte _autoStatus;
    private byte[] _lastStatus = [];
    private bool _cutterError;
    private bool _paused;

    /// <summary>A printer of a model.</summary>
    /// <param name="id">The id from hall.json.</param>
    /// <param name="profile">The model.</param>
    /// <param name="raster">Draws the font inside the printer; monospaced Latin looks most like one.</param>
    /// <param name="speed">How much faster than 150 mm/s it prints; tests use large numbers.</param>
    public SimulatedPrinter(string id, PrinterProfile profile, ITextRaster raster, double speed = 1)
        : base(id)
    {
        (_profile, _speed) = (profile, speed);
        _roll = new PaperRoll(
            profile.WidthDots, (int)(CutterDistanceMillimetres / MillimetresPerInch * profile.DotsPerInch));
        var hooks = new PrinterHooks(SendOut, SetAutoStatus, () => PaperByte(0x03, 0x0C), Cut, Note);
        _interpreter = new EscPosInterpreter(profile, _roll, new PrinterFont(raster), hooks);
        _scanner = new RealTimeScanner(Buffer, ActAtOnce);
        _interpreter.Initialise();
    }

    /// <summary>The slips cut off, oldest first; at most <see cref="PaperRoll.KeptSlips"/>.</summary>
    public IReadOnlyList<PrintedSlip> Slips
    {
        get { lock (_lock) return _roll.Slips; }
    }

    /// <summary>The paper that hangs out uncut, or null when nothing is on it.</summary>
    public PrintedSlip? Hanging
    {
        get { lock (_lock) return _roll.Uncut(_now); }
    }

    /// <summary>What was odd about the commands, oldest first; at most 100.</summary>
    public IReadOnlyList<string> Notes
    {
        get { lock (_lock) return [.. _notes]; }
    }

    /// <summary>Bytes received and not printed yet.</summary>
    public int Buffered
    {
        get { lock (_lock) return _buffer.Count; }
    }

    /// <summary>The paper as text: the newest slips and what hangs out uncut.</summary>
    /// <param name="last">How many slips; 0 for all that are kept.</param>
    public string PaperText(int last = 0) => PaperPicture.Text(Paper(last), _profile.CharsPerLine);

    /// <summary>
    /// The paper as a person would see it, as a PNG file: true dots on white paper, cut edges between.
    /// </summary>
    /// <param name="last">How many slips; 0 for all that are kept.</param>
    public byte[] PaperPng(int last = 0) => PaperPicture.Png(Paper(last), _profile.WidthDots);

    /// <inheritdoc />
    public override void Receive(ReadOnlySpan<byte> bytes, DateTimeOffset now)
    {
        lock (_lock)
        {
            _now = now;
            if (_faults.Contains("silence")) return;
            foreach (var value in bytes)
            {
                // A chunk is many bytes that came one after the other; an idle printer took each at once.
                _scanner.Take(value);
                Print();
            }
        }
    }

    /// <inheritdoc />
    public override void Tick(DateTimeOffset now)
    {
        lock (_lock)
        {
            _now = now;
            Print();
        }
    }

    /// <inheritdoc />
    public override bool Fault(string kind)
    {
        lock (_lock)
        {
            if (kind == "none") _faults.Clear();
            else if (Kinds.Contains(kind)) _faults.Add(kind);
            else return false;
            if (kind == "cutter") _cutterError = true;
            if (kind == "silence") Restart();
            TellStatus();
            return true;
        }
    }

    /// <inheritdoc />
    public override IReadOnlyList<string> FaultKinds => Kinds;

    /// <inheritdoc />
    public override IReadOnlyList<string> Keys => ["feed", "tear"];

    /// <inheritdoc />
    public override bool Press(string key)
    {
        lock (_lock)
        {
            if (key == "feed") _roll.Feed(_profile.DotsPerInch / 6);
            else if (key == "tear") Tear();
            else return false;
            return true;
        }
    }

    /// <inheritdoc />
    public override void PowerCycle()
    {
        lock (_lock) Restart();
    }

    private double RowsPerSecond => MillimetresPerSecond / MillimetresPerInch * _profile.DotsPerInch;

    private bool Stopped =>
        _cutterError || _faults.Overlaps(["paper-out", "cover-open", "offline", "silence"]);

    private List<PrintedSlip> Paper(int last)
    {
        lock (_lock)
        {
            var slips = _roll.Slips;
            var shown = slips.Skip(last > 0 ? Math.Max(slips.Count - last, 0) : 0).ToList();
            if (_roll.Uncut(_now) is { } uncut) shown.Add(uncut);
            return shown;
        }
    }

    private void Buffer(byte value)
    {
        if (_buffer.Count >= _profile.ReceiveBufferBytes)
        {
            Note("receive buffer full: byte lost");
            return;
        }

        _buffer.Enqueue(value);
        TellFlow();
    }

    private void Print()
    {
        while (!Stopped && _now >= _busyUntil && _buffer.TryDequeue(out var value))
        {
            var before = _roll.RowsFed;
            _interpreter.Take(value);
            var rows = _roll.RowsFed - before;
            if (rows > 0) Spend(TimeSpan.FromSeconds(rows / RowsPerSecond));
        }

        TellFlow();
    }

    private void Spend(TimeSpan time)
    {
        var from = _busyUntil > _now - TimeSpan.FromMilliseconds(50) ? _busyUntil : _now;
        _busyUntil = from + time / _speed;
    }

    private void Cut(string form)
    {
        if (_profile.Cut == CutForm.None)
        {
            Note("cut command, but this model has no cutter");
            return;
        }

        if (_faults.Contains("cutter"))
        {
            _cutterError = true;
            TellStatus();
            return;
        }

        _roll.Cut(form, _now);
        Spend(CutTime);
    }

    private void Tear()
    {
        _roll.FeedToCutter();
        _roll.Cut("torn", _now);
    }

    private void ActAtOnce(byte[] command)
    {
        switch (command[1], command[2])
        {
            case (0x04, var n):
                SendOut([RealTimeByte(n)]);
                break;
            case (0x05, 1 or 2):
                Recover(forget: command[2] == 2);
                break;
            case (0x14, 0x07):
                SendOut(StatusBytes());
                break;
            case (0x14, 0x08) when _profile.Clear != ClearForm.DleEnq:
                Forget();
                SendOut([0x37, 0x25, 0]);
                break;
            default:
                Note($"real-time command without effect here: {Convert.ToHexString(command)}");
                break;
        }
    }

    /// <summary>
    /// DLE ENQ works on recoverable errors only; a cutter that is still jammed fails again.
    /// </summary>
    private void Recover(bool forget)
    {
        if (!_cutterError) return;
        if (forget) Forget();
        _cutterError = _faults.Contains("cutter");
        TellStatus();
    }

    private void Forget()
    {
        _buffer.Clear();
        _interpreter.ClearBuffer();
        _busyUntil = _now;
    }

    private void Restart()
    {
        Forget();
        _scanner.Reset();
        _interpreter.Initialise();
        _cutterError = false;
        _paused = false;
        SetAutoStatus(0);
    }

    private void SetAutoStatus(byte mask)
    {
        _autoStatus = mask;
        _lastStatus = [];
        TellStatus();
    }

    /// <summary>Automatic status: at once when switched on, then on every change.</summary>
    private void TellStatus()
    {
        if (_autoStatus == 0) return;
        var status = StatusBytes();
        if (status.SequenceEqual(_lastStatus)) return;
        _lastStatus = status;
        SendOut(status);
    }

    private void TellFlow()
    {
        if (_profile.Flow != PrinterFlow.XonXoff) return;
        var free = _profile.ReceiveBufferBytes - _buffer.Count;
        if (!_paused && free < XoffBelowFree) SendOut([0x13]);
        else if (_paused && free > XoffBelowFree * 2) SendOut([0x11]);
        else return;
        _paused = !_paused;
    }

    private byte[] StatusBytes() =>
    [
        (byte)(0x10 | (Stopped ? 0x08 : 0) | (Has("cover-open") ? 0x20 : 0)),
        (byte)(_cutterError ? 0x08 : 0),
        PaperByte(0x03, 0x0C),
        0,
    ];

    private byte RealTimeByte(byte n) => (byte)(0x12 | n switch
    {
        1 => Stopped ? 0x08 : 0,
        2 => (Has("cover-open") ? 0x04 : 0) | (Has("paper-out") ? 0x20 : 0) | (_cutterError ? 0x40 : 0),
        3 => _cutterError ? 0x08 : 0,
        _ => PaperByte(0x0C, 0x60),
    });

    private byte PaperByte(byte nearEnd, byte end) =>
        (byte)((Has("near-end") || Has("paper-out") ? nearEnd : 0) | (Has("paper-out") ? end : 0));

    private bool Has(string fault) => _faults.Contains(fault);

    private void SendOut(byte[] bytes)
    {
        if (!Has("silence") && !Has("mute")) Send(bytes);
    }

    private void Note(string what)
    {
        _notes.Enqueue(what);
        if (_notes.Count > KeptNotes) _notes.Dequeue();
    }
}
