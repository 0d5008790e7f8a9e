using ServiceQueue.Devices.Lines;

namespace ServiceQueue.Devices.Units.Qcp;

/// <summary>
/// All QCP units of one line, which other protocols' devices may share: hears the line once for all of them,
/// hands each answer to the unit it is from, and sees to it that units that do not answer cost those that
/// do at most one fruitless question a cycle (SPEC.md, "The host"). Thread-safe.
/// </summary>
public sealed class QcpBus : IStation
{
    /// <summary>The answer of a unit with eight areas and a keypad's screen.</summary>
    private const int LongestReport = 5 + 3 * 9 + 8;

    private readonly Lock _lock = new();
    private readonly QcpReader _reader = new();
    private readonly List<QcpUnit> _units = [];
    private bool _isOpen;
    private bool _isNoisy;
    private long _turn;
    private long _probed;

    /// <summary>Listens to a line from now on.</summary>
    public QcpBus(SharedLine line)
    {
        Line = line;
        line.Attach(this);
    }

    /// <inheritdoc />
    public int LongestAnswer => LongestReport;

    /// <summary>The line.</summary>
    public SharedLine Line { get; }

    /// <summary>
    /// Frames with a wrong CRC since start, of all units: a broken one does not say whose it is.
    /// </summary>
    public long BadSums => _reader.BadSums;

    /// <summary>Runs of bytes that were no frame: somebody answers, but the line is bad.</summary>
    internal long Flawed => _reader.Flawed;

    /// <inheritdoc />
    public void Heard(ReadOnlySpan<byte> bytes)
    {
        lock (_lock)
        {
            for (var i = 0; i < bytes.Length; i++)
            {
                if (_reader.Feed(bytes[i]) is not { } frame) continue;
                Line.MadeSense(i, frame.Size);

                // What is no answer is the host's own frame, given back by a half-duplex adapter.
                if (!frame.IsReply) continue;
                foreach (var unit in _units.Where(u => u.Address == frame.Address)) unit.Heard(frame);
            }
        }
    }

    /// <inheritdoc />
    public void LineNoisy(bool isNoisy)
    {
        lock (_lock)
        {
            _isNoisy = isNoisy;
            foreach (var unit in _units) unit.LineNoisy(isNoisy);
        }
    }

    /// <inheritdoc />
    public void LineCame()
    {
        lock (_lock)
        {
            _reader.Reset();
            _isOpen = true;
            _isNoisy = false;
            foreach (var unit in _units) unit.LineCame();
        }
    }

    /// <inheritdoc />
    public void LineWent(string why)
    {
        lock (_lock)
        {
            _isOpen = false;
            foreach (var unit in _units) unit.LineWent(why);
        }
    }

    /// <summary>A unit's session begins.</summary>
    internal void Join(QcpUnit unit)
    {
        lock (_lock)
        {
            _units.Add(unit);
            if (!_isOpen) return;
            unit.LineCame();
            if (_isNoisy) unit.LineNoisy(true);
        }
    }

    /// <summary>A unit's session is over.</summary>
    internal void Leave(QcpUnit unit)
    {
        lock (_lock) _units.Remove(unit);
    }

    /// <summary>A unit that answers has had its turn.</summary>
    internal void TookTurn(QcpUnit unit)
    {
        lock (_lock) unit.Turn = ++_turn;
    }

    /// <summary>
    /// Whether a unit that has been silent may be asked now: only once all that answer have had a turn since
    /// the last such question.
    /// </summary>
    internal bool MayProbe()
    {
        lock (_lock)
        {
            if (_units.Exists(u => u.IsOnline && u.Turn < _probed)) return false;
            _probed = ++_turn;
            return true;
        }
    }
}
