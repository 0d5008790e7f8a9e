using ServiceQueue.Contracts;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Jobs;
using ServiceQueue.Devices.Lines;

namespace ServiceQueue.Devices.Units.Qcp;

/// <summary>
/// A counter's unit on the open bus: a sign, a keypad, or both in one case, at one address of a line. It is
/// asked in turn with the others; each of its keys acts once, whatever is lost on the way; each area shows
/// the newest picture, which is sent until the unit itself reports it, and again when the unit lost it.
/// </summary>
/// <param name="id">The id from hall.json.</param>
/// <param name="address">The unit's address, 1–126.</param>
/// <param name="bus">The bus it hangs on.</param>
/// <param name="reports">Where key presses and faults are reported.</param>
/// <param name="time">The clock.</param>
public sealed class QcpUnit(
    string id, int address, QcpBus bus, IDeviceReports reports, TimeProvider time)
    : IDevice
{
    /// <summary>Questions without an answer after which a unit is silent.</summary>
    internal const int Tries = 3;

    /// <summary>How often a unit is asked for its events when nothing else is due.</summary>
    internal static readonly TimeSpan PollEvery = TimeSpan.FromMilliseconds(100);

    /// <summary>The longest wait between two questions to a silent unit; the first is a second.</summary>
    internal static readonly TimeSpan LongestBackOff = TimeSpan.FromSeconds(30);

    /// <summary>How many bytes an answer may have, for its time on the wire: a report of all areas.</summary>
    private const int LongestAnswer = 40;

    /// <summary>Before a silent unit looks again whether it is its turn.</summary>
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(20);

    private readonly Lock _lock = new();
    private readonly Bell _wake = new(time);
    private readonly Bell _answered = new(time);
    private readonly StationHealth _health = new(id, bus.Line, reports, time);
    private readonly QcpLink _link = new(id, reports);
    private QcpAsked? _awaited;
    private QcpFrame? _answer;

    // The rest belongs to the session's loop alone.
    private DateTimeOffset _pollAt;
    private DateTimeOffset _probeAt;
    private TimeSpan _backOff = TimeSpan.FromSeconds(1);
    private int _failed;
    private volatile bool _isFresh;

    /// <inheritdoc />
    public string Id => id;

    /// <summary>What it is to the hall. Default a unit with a sign and a keypad.</summary>
    public DeviceKind Kind { get; init; } = DeviceKind.Unit;

    /// <summary>
    /// How long a unit may take to begin its answer, beyond the bytes' time on the wire. Default 200 ms;
    /// 50–1000 ms make sense.
    /// </summary>
    public TimeSpan ReplyTimeout { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>
    /// Whether it has an evaluator, which asks whom its counter served last. Default false.
    /// </summary>
    public bool HasEvaluator
    {
        get => _link.HasEvaluator;
        init => _link.HasEvaluator = value;
    }

    /// <summary>The unit's address.</summary>
    public int Address => address;

    /// <inheritdoc />
    public DeviceHealth Health => _health.Reading(bus.BadSums);

    /// <summary>Whether it answers, or has not been found silent yet.</summary>
    internal bool IsOnline => Volatile.Read(ref _failed) < Tries;

    /// <summary>Its last turn on the bus; the bus' own.</summary>
    internal long Turn { get; set; }

    /// <inheritdoc />
    public void Show(Picture picture)
    {
        if (_link.Show(picture)) _wake.Ring();
    }

    /// <summary>A unit shows pictures and has no jobs.</summary>
    public Task<JobOutcome> PerformAsync(Job job, CancellationToken stop) =>
        Task.FromResult(new JobOutcome(JobResult.Failed));

    /// <inheritdoc />
    public async Task RunAsync(CancellationToken stop)
    {
        bus.Join(this);
        try
        {
            while (!stop.IsCancellationRequested) await StepAsync(stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Stopped: the unit shows its picture until it notices that nobody asks any more.
        }
        finally
        {
            bus.Leave(this);
        }
    }

    internal void Heard(QcpFrame frame)
    {
        _health.Heard(frame.Size);
        lock (_lock)
        {
            // An answer that comes late belongs to no question any more.
            if (_awaited is not { } asked || asked.Sequence != frame.Sequence) return;
            _awaited = null;
            _answer = frame;
        }

        _answered.Ring();
    }

    internal void LineNoisy(bool isNoisy) => _health.LineNoisy(isNoisy);

    internal void LineCame()
    {
        _isFresh = true;
        _health.LineCame();
        _wake.Ring();
    }

    internal void LineWent(string why)
    {
        _health.LineWent(why);
        _wake.Ring();
    }

    /// <summary>Asks what is due, or waits until something is.</summary>
    private async Task StepAsync(CancellationToken stop)
    {
        if (!bus.Line.IsOpen)
        {
            await _wake.WaitAsync(LongestBackOff, stop);
            return;
        }

        var now = time.GetUtcNow();
        if (_isFresh) Begin(now);
        if (Next(now) is { } asked) await AskAsync(asked, stop);
        else await _wake.WaitAsync(UntilNext(now), stop);
    }

    private void Begin(DateTimeOffset now)
    {
        _isFresh = false;
        Volatile.Write(ref _failed, 0);
        _backOff = TimeSpan.FromSeconds(1);
        _pollAt = _probeAt = now;
        _link.Lost();
    }

    private QcpAsked? Next(DateTimeOffset now)
    {
        if (IsOnline) return _link.Next(now >= _pollAt);
        return now >= _probeAt && bus.MayProbe() ? _link.Next(isPollDue: true) : null;
    }

    private TimeSpan UntilNext(DateTimeOffset now)
    {
        if (IsOnline) return _pollAt - now;
        return now >= _probeAt ? Breath : _probeAt - now;
    }

    private async Task AskAsync(QcpAsked asked, CancellationToken stop)
    {
        QcpFrame? answer;
        var flawed = bus.Flawed;
        try
        {
            answer = await ExchangeAsync(asked, stop);
        }
        catch (LineGoneException)
        {
            // The line tells of its own going; one that only hangs counts as a unit that does not answer.
            answer = null;
            await _wake.WaitAsync(Breath, stop);
        }

        var now = time.GetUtcNow();
        if (asked.Command == QcpCommand.Poll) _pollAt = now + PollEvery;
        if (answer is not null) Answered(asked, answer);
        else if (bus.Line.IsOpen) NoAnswer(now, isGarbled: bus.Flawed != flawed);
    }

    /// <summary>
    /// Writes and waits for the answer, holding the floor, since two must not talk at once. A question that
    /// is not answered is asked again, unchanged, when the others have had their turn.
    /// </summary>
    private async Task<QcpFrame?> ExchangeAsync(QcpAsked asked, CancellationToken stop)
    {
        var frame = QcpWriter.Frame(address, asked.Sequence, asked.Command, asked.Payload);
        using var turn = await bus.Line.TakeFloorAsync(stop);
        _answered.Hush();
        lock (_lock)
        {
            _answer = null;
            _awaited = asked;
        }

        await turn.WriteAsync(frame, stop);
        _health.Wrote(frame.Length);
        var longest = ReplyTimeout + bus.Line.Backlog + LongestAnswer * bus.Line.Address.ByteTime;
        await _answered.WaitAsync(longest, stop);
        lock (_lock)
        {
            _awaited = null;
            return _answer;
        }
    }

    private void Answered(QcpAsked asked, QcpFrame answer)
    {
        Volatile.Write(ref _failed, 0);
        _backOff = TimeSpan.FromSeconds(1);
        bus.TookTurn(this);
        _health.Seen();
        _link.Answered(asked, answer);
        _health.Says(_link.Fault);
        if (answer.HasMore || _link.HasNews) _pollAt = DateTimeOffset.MinValue;
    }

    /// <summary>
    /// A silent unit is asked ever more rarely; one whose answer is only garbled is not,
    /// because a unit that is not asked for 8 s drops its keys.
    /// </summary>
    private void NoAnswer(DateTimeOffset now, bool isGarbled)
    {
        _health.Retried();
        Volatile.Write(ref _failed, _failed + 1);
        if (IsOnline)
        {
            _pollAt = now;
            return;
        }

        _link.Lost();
        _health.Silent(Tries);
        if (isGarbled) _backOff = TimeSpan.FromSeconds(1);
        _probeAt = now + _backOff;
        _backOff = _backOff * 2 < LongestBackOff ? _backOff * 2 : LongestBackOff;
    }
}
