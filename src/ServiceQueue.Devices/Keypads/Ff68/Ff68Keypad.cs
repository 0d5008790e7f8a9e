using System.Threading.Channels;
using ServiceQueue.Contracts;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Jobs;
using ServiceQueue.Core.Ratings;
using ServiceQueue.Devices.Lines;

namespace ServiceQueue.Devices.Keypads.Ff68;

/// <summary>
/// A clerk's FF-68 keypad on a (shared) line. A key acts once however often its frame comes, and each frame
/// is echoed, because the keypad repeats it until it hears the echo. Its digits show how many wait and the
/// ticket at the counter. The protocol has no poll: a keypad that says nothing may be well or gone, so only
/// the line's own going and the noise on it are faults. An evaluator beside it asks whoever was served last.
/// </summary>
/// <param name="id">The id from hall.json.</param>
/// <param name="address">The keypad's address, 0–255.</param>
/// <param name="line">The line it hangs on.</param>
/// <param name="reports">Where key presses and faults are reported.</param>
/// <param name="time">The clock.</param>
public sealed class Ff68Keypad(
    string id, int address, SharedLine line, IDeviceReports reports, TimeProvider time)
    : IDevice, IStation
{
    private const byte KeyCommand = 0x01;
    private const byte RatingCommand = 0x11;

    /// <summary>
    /// A half-duplex adapter gives back what it sends, at most this long after the last bit.
    /// </summary>
    private static readonly TimeSpan OwnEcho = TimeSpan.FromMilliseconds(60);

    /// <summary>
    /// How often the digits are sent again: a keypad that lost power shows none and does not say so.
    /// </summary>
    private static readonly TimeSpan Refresh = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// A count that only grows by visitors arriving need not change faster than the eye reads it.
    /// </summary>
    private static readonly TimeSpan CountInterval = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly Bell _wake = new(time);
    private readonly NewestPicture<KeypadPicture> _picture = new();
    private readonly Ff68Reader _reader = new();
    private readonly StationHealth _health = new(id, line, reports, time);
    private readonly Channel<byte[]> _echoes = Channel.CreateBounded<byte[]>(
        new BoundedChannelOptions(4) { FullMode = BoundedChannelFullMode.DropOldest });

    private byte[] _lastPressed = [];
    private DateTimeOffset _lastAt = DateTimeOffset.MinValue;
    private byte[]? _ownEcho;
    private DateTimeOffset _ownEchoUntil;
    private TicketNumber? _shownTicket;
    private DateTimeOffset _shownAt;
    private VisitId? _asked;

    /// <inheritdoc />
    public string Id => id;

    /// <inheritdoc />
    public DeviceKind Kind => DeviceKind.Keypad;

    /// <summary>
    /// The same frame again within this time of the last is the keypad repeating itself, not a second press.
    /// Default 1 s, which is more than the keypad waits between its tries.
    /// </summary>
    public TimeSpan RepeatSpan { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Whether an evaluator hangs on it. What one says is heard in any case.</summary>
    public bool HasEvaluator { get; init; }

    /// <inheritdoc />
    public DeviceHealth Health => _health.Reading(_reader.BadSums);

    /// <inheritdoc />
    public void Show(Picture picture)
    {
        if (_picture.Show(picture)) _wake.Ring();
    }

    /// <summary>A keypad shows pictures and has no jobs.</summary>
    public Task<JobOutcome> PerformAsync(Job job, CancellationToken stop) =>
        Task.FromResult(new JobOutcome(JobResult.Failed));

    /// <inheritdoc />
    public async Task RunAsync(CancellationToken stop)
    {
        line.Attach(this);
        try
        {
            while (!stop.IsCancellationRequested)
            {
                if (line.IsOpen) await SayAsync(stop);
                await _wake.WaitAsync(UntilNext(), stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Stopped: the digits stay as they are.
        }
    }

    /// <inheritdoc />
    public void Heard(ReadOnlySpan<byte> bytes)
    {
        _health.Heard(bytes.Length);
        for (var i = 0; i < bytes.Length; i++)
        {
            if (_reader.Feed(bytes[i]) is not { Command: KeyCommand or RatingCommand } frame) continue;
            line.MadeSense(i, frame.Size);
            if (frame.Address == address) Pressed(frame);
        }
    }

    /// <inheritdoc />
    public void LineNoisy(bool isNoisy) => _health.LineNoisy(isNoisy);

    /// <inheritdoc />
    public void LineCame()
    {
        _reader.Reset();
        _picture.Redo();
        lock (_lock) (_shownAt, _asked) = (DateTimeOffset.MinValue, null);
        _health.LineCame();
        _wake.Ring();
    }

    /// <inheritdoc />
    public void LineWent(string why)
    {
        _health.LineWent(why);
        while (_echoes.Reader.TryRead(out _))
        {
            // A late echo would acknowledge a press of which nobody knows any more.
        }
    }

    private void Pressed(Ff68Frame frame)
    {
        var now = time.GetUtcNow();
        if (frame.Command == KeyCommand && IsOwnEcho(frame.Data, now)) return;
        _health.Seen();
        byte[] pressed = [frame.Command, .. frame.Data];
        var isRepeat = pressed.AsSpan().SequenceEqual(_lastPressed) && now - _lastAt < RepeatSpan;
        _lastPressed = pressed;
        _lastAt = now;
        if (isRepeat) _health.Retried();
        else if (ReportOf(frame) is { } report) reports.Report(report);

        // A key the hall does not act on is echoed as well, or the keypad would repeat it for nothing. A
        // rating is answered in the same way, by a key frame.
        _echoes.Writer.TryWrite(Ff68Writer.Key(address, frame.Data));
        _wake.Ring();
    }

    private DeviceReport? ReportOf(Ff68Frame frame) => frame.Command == KeyCommand
        ? KeyOf(frame.Data) is { } key ? new KeyPressed(id, key) : null
        : LevelOf(frame.Data) is { } level ? new EvaluatorPressed(id, level) : null;

    private bool IsOwnEcho(byte[] keys, DateTimeOffset now)
    {
        lock (_lock)
        {
            if (_ownEcho is not { } sent || now > _ownEchoUntil) return false;
            if (!sent.AsSpan(7..^2).SequenceEqual(keys)) return false;
            _ownEcho = null;
            return true;
        }
    }

    private static PressedKey? KeyOf(byte[] keys) => keys switch
    {
        [.., 0x06, 0x0F] => PressedKey.NoShow,
        [.., 0x0C] => PressedKey.Call,
        [.., 0x0D] => PressedKey.Recall,
        [.., 0x12] => PressedKey.Pause,
        _ => null,
    };

    /// <summary>
    /// The four keys of an evaluator are the first four levels; the fifth is given on the phone.
    /// </summary>
    private static RatingLevel? LevelOf(byte[] result) => result switch
    {
        [.., 0x00] => RatingLevel.VerySatisfied,
        [.., 0x01] => RatingLevel.Satisfied,
        [.., 0x02] => RatingLevel.FairlySatisfied,
        [.., 0x03] => RatingLevel.Dissatisfied,
        _ => null,
    };

    /// <summary>Says what is due: echoes first, since the keypad waits for them, then the digits.</summary>
    private async Task SayAsync(CancellationToken stop)
    {
        try
        {
            while (_echoes.Reader.TryRead(out var echo))
            {
                await WriteKeyAsync(echo, stop);
            }

            if (TakeDue() is not { } picture) return;
            await WriteAsync(Ff68Writer.Show(address, picture.Waiting, picture.Ticket?.Number), stop);
            if (!HasEvaluator || picture.Rates is not { } visit || visit == _asked) return;
            await WriteKeyAsync(Ff68Writer.AskRating(address), stop);
            lock (_lock) _asked = visit;
        }
        catch (LineGoneException)
        {
            _picture.Redo();

            // The line needs a moment to find out for itself that it is gone.
            await _wake.WaitAsync(Breath, stop);
        }
    }

    private KeypadPicture? TakeDue()
    {
        lock (_lock)
        {
            if (UntilDue() > TimeSpan.Zero || _picture.Take() is not { } picture) return null;
            _shownTicket = picture.Ticket;
            _shownAt = time.GetUtcNow();
            return picture;
        }
    }

    private TimeSpan UntilNext()
    {
        lock (_lock)
        {
            var until = UntilDue();
            return until > TimeSpan.Zero ? until : line.Address.ByteTime;
        }
    }

    /// <summary>
    /// A new ticket is shown at once, a new count with the next second; both wait while the wire is full.
    /// </summary>
    private TimeSpan UntilDue()
    {
        if (_picture.Newest is not { } newest || !line.IsOpen) return Refresh;
        var isCountOnly =
            newest.Ticket == _shownTicket && (newest.Rates is null || newest.Rates == _asked);
        var interval = !_picture.IsDue ? Refresh : isCountOnly ? CountInterval : TimeSpan.Zero;
        var left = _shownAt + interval - time.GetUtcNow();
        var backlog = line.Backlog;
        return left > backlog ? left : backlog;
    }

    private Task WriteKeyAsync(byte[] frame, CancellationToken stop)
    {
        lock (_lock) _ownEcho = frame;
        return WriteAsync(frame, stop);
    }

    private async Task WriteAsync(byte[] frame, CancellationToken stop)
    {
        using var turn = await line.TakeFloorAsync(stop);
        var onTheWire = line.Backlog + frame.Length * line.Address.ByteTime;
        lock (_lock) _ownEchoUntil = time.GetUtcNow() + onTheWire + OwnEcho;
        await turn.WriteAsync(frame, stop);
        _health.Wrote(frame.Length);
    }
}
