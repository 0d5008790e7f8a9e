using ServiceQueue.Contracts;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Jobs;
using ServiceQueue.Devices.Lines;

namespace ServiceQueue.Devices.Signs;

/// <summary>
/// A counter's sign on a (shared) line, whatever its protocol. It shows the newest picture: sent at once,
/// proven by an answer of the sign, and sent again when the line or the sign comes back and every few seconds
/// at rest, because a sign that lost power shows its own text without saying so. A sign that does not answer
/// costs its neighbours nothing: it is still sent new pictures (some are wired one way only), but asked only
/// now and then.
/// </summary>
/// <param name="id">The id from hall.json.</param>
/// <param name="dialect">The sign's protocol.</param>
/// <param name="line">The line it hangs on.</param>
/// <param name="reports">Where faults are reported.</param>
/// <param name="time">The clock.</param>
public sealed class SignStation(
    string id, ISignDialect dialect, SharedLine line, IDeviceReports reports, TimeProvider time)
    : IDevice, IStation
{
    private const int Tries = 3;

    /// <summary>What the sign may take to answer, beyond the bytes' time on the wire.</summary>
    private static readonly TimeSpan ReplyTimeout = TimeSpan.FromMilliseconds(200);

    /// <summary>
    /// How often a sign that answers is asked whether it is there, and the longest that calls put it off.
    /// </summary>
    private static readonly TimeSpan AskEvery = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan AskAtLatest = TimeSpan.FromSeconds(10);

    /// <summary>
    /// No question so soon after a picture: its answer would hold up the next call, and calls come in bursts.
    /// </summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(1);

    /// <summary>
    /// With more than this still on its way, a picture waits for the wire and the newest one goes.
    /// </summary>
    private static readonly TimeSpan LongestBacklog = TimeSpan.FromMilliseconds(60);

    /// <summary>
    /// After a failed write, until the line has found out for itself whether it is still there.
    /// </summary>
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan ShortestBackOff = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestBackOff = TimeSpan.FromSeconds(1);

    private readonly Bell _wake = new(time);
    private readonly Bell _reply = new(time);
    private readonly StationHealth _health = new(id, line, reports, time);
    private readonly NewestPicture<CounterPicture> _picture = new();
    private volatile bool _isAwaited;
    private volatile SignSaid? _said;
    private volatile int _comings;

    // The rest belongs to the session's loop alone.
    private DateTimeOffset _askAt;
    private DateTimeOffset _provenAt;
    private DateTimeOffset _refreshAt;
    private TimeSpan _backOff = ShortestBackOff;
    private CounterPicture? _kept;
    private int? _level;
    private int _keptSince;
    private bool _isUp;
    private int _failed;
    private int _refused;

    /// <inheritdoc />
    public string Id => id;

    /// <inheritdoc />
    public DeviceKind Kind => DeviceKind.Sign;

    /// <summary>How bright it is by the hour; null to leave that to the sign.</summary>
    public SignBrightness? Brightness { get; init; }

    /// <inheritdoc />
    public DeviceHealth Health => _health.Reading(dialect.BadSums);

    /// <inheritdoc />
    public int LongestAnswer => dialect.LongestAnswer;

    private bool IsSilent => _failed >= Tries;

    /// <inheritdoc />
    public void Show(Picture picture)
    {
        if (_picture.Show(picture)) _wake.Ring();
    }

    /// <summary>A sign shows pictures and has no jobs.</summary>
    public Task<JobOutcome> PerformAsync(Job job, CancellationToken stop) =>
        Task.FromResult(new JobOutcome(JobResult.Failed));

    /// <inheritdoc />
    public async Task RunAsync(CancellationToken stop)
    {
        line.Attach(this);
        try
        {
            while (!stop.IsCancellationRequested) await StepAsync(stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Stopped: the picture stays on the sign, as it should through a restart of the host.
        }
    }

    /// <inheritdoc />
    public void Heard(ReadOnlySpan<byte> bytes)
    {
        _health.Heard(bytes.Length);
        for (var i = 0; i < bytes.Length; i++)
        {
            if (dialect.Hear(bytes[i]) is not { } said) continue;
            line.MadeSense(i, said.Size);
            if (said.Answer == SignAnswer.Foreign || !(said.IsNamed || _isAwaited)) continue;
            if (said.Answer != SignAnswer.Echo) _health.Seen();
            _said = said;
            _reply.Ring();
        }
    }

    /// <inheritdoc />
    public void LineNoisy(bool isNoisy) => _health.LineNoisy(isNoisy);

    /// <inheritdoc />
    public void LineCame()
    {
        dialect.Reset();
        _comings++;
        _picture.Redo();
        _health.LineCame();
        _wake.Ring();
    }

    /// <inheritdoc />
    public void LineWent(string why)
    {
        _health.LineWent(why);
        _wake.Ring();
    }

    /// <summary>Does the one thing that is due, or waits until something is.</summary>
    private async Task StepAsync(CancellationToken stop)
    {
        var now = time.GetUtcNow();
        if (!line.IsOpen)
        {
            _isUp = false;
            await _wake.WaitAsync(LongestBackOff, stop);
            return;
        }

        if (!_isUp) Begin(now);
        if (now >= _refreshAt) Refreshed(now);
        try
        {
            if (TakeDue() is { } picture) await SendAsync(picture, stop);
            else if (DimDue(now) is { } dim) await DimAsync(dim, stop);
            else if (dialect.Question is { } question && now >= _askAt) await AskAsync(question, stop);
            else await _wake.WaitAsync(UntilNext(now), stop);
        }
        catch (LineGoneException)
        {
            // The line tells of its own going; one that only hangs counts as a sign that does not answer.
            Lost();
            if (line.IsOpen) NoAnswer();
            await _wake.WaitAsync(Breath, stop);
        }
    }

    private void Begin(DateTimeOffset now)
    {
        _isUp = true;
        _failed = _refused = 0;
        _level = null;
        _backOff = ShortestBackOff;
        _askAt = _provenAt = now;
        _refreshAt = now + dialect.Refresh;
    }

    /// <summary>At rest the picture is sent again, in case the sign lost it.</summary>
    private void Refreshed(DateTimeOffset now)
    {
        _refreshAt = now + dialect.Refresh;
        _picture.Redo();
    }

    /// <summary>What the sign shows is not known any more.</summary>
    private void Lost()
    {
        _kept = null;
        _picture.Redo();
    }

    /// <summary>
    /// The picture to send now, or null. While the wire is full, waiting keeps all but the newest off it.
    /// </summary>
    private CounterPicture? TakeDue() =>
        _picture.IsDue && line.Backlog <= LongestBacklog ? _picture.Take() : null;

    private TimeSpan UntilNext(DateTimeOffset now)
    {
        if (_picture.IsDue) return line.Backlog - LongestBacklog + line.Address.ByteTime;
        return (dialect.Question is null ? _refreshAt : Earlier(_askAt, _refreshAt)) - now;
    }

    private async Task SendAsync(CounterPicture picture, CancellationToken stop)
    {
        var comings = _comings;
        var isKept = _kept is { } kept && picture.ShowsSame(kept) && _keptSince == comings;
        _kept = null;
        foreach (var frame in isKept ? dialect.Keep(picture) : dialect.Show(picture))
        {
            if (frame.IsAnswered && !IsSilent && dialect.Question is not null)
            {
                if (await ExchangeAsync(frame.Bytes, stop)) continue;
                if (_failed > 0 && !IsSilent) _picture.Redo();
                return;
            }

            await WriteAsync(frame.Bytes, stop);
            Wrote(time.GetUtcNow());
        }

        _kept = picture;
        _keptSince = comings;
        _refused = 0;
        _health.Refused(null);
    }

    /// <summary>Nothing proves a frame without an answer: a question after it, not too soon, does.</summary>
    private void Wrote(DateTimeOffset now)
    {
        _refreshAt = now + dialect.Refresh;
        if (_failed == 0) _askAt = Earlier(Later(_askAt, now + Quiet), _provenAt + AskAtLatest);
    }

    private async Task AskAsync(byte[] question, CancellationToken stop)
    {
        var wasMissing = _failed > 0;

        // Where one answer was missing, the picture before it may be missing too. A refusal of a question is
        // not one of a picture.
        var isWell = await ExchangeAsync(question, stop, isPicture: false);
        if (_failed == 0 && (wasMissing || !isWell)) Lost();
        if (_failed == 0 && wasMissing) _level = null;
    }

    /// <summary>The brightness to set now, or null; none while the sign is silent.</summary>
    private (int Level, SignFrame Frame)? DimDue(DateTimeOffset now) =>
        !IsSilent && Brightness?.At(now) is { } level && level != _level && dialect.Dim(level) is { } frame
            ? (level, frame)
            : null;

    /// <summary>A sign that refuses a brightness keeps its own; it is not asked again.</summary>
    private async Task DimAsync((int Level, SignFrame Frame) dim, CancellationToken stop)
    {
        await ExchangeAsync(dim.Frame.Bytes, stop, isPicture: false);
        if (_failed == 0) _level = dim.Level;
    }

    /// <summary>
    /// Writes and waits for the sign's answer, holding the floor, since two must not talk at once. False when
    /// none came, or one that says that the picture is not shown.
    /// </summary>
    private async Task<bool> ExchangeAsync(byte[] frame, CancellationToken stop, bool isPicture = true)
    {
        bool isAnswered;
        using (var turn = await line.TakeFloorAsync(stop))
        {
            _reply.Hush();
            _isAwaited = true;
            try
            {
                await WriteAsync(turn, frame, stop);
                var longest = ReplyTimeout + line.Backlog
                    + (dialect.LongestAnswer + 1) * line.Address.ByteTime;
                var giveUp = IsSilent ? turn.Wanted : CancellationToken.None;
                isAnswered = await _reply.WaitAsync(longest, stop, giveUp);
            }
            finally
            {
                _isAwaited = false;
            }
        }

        if (isAnswered) return Answered(_said!, isPicture);
        NoAnswer();
        return false;
    }

    private async Task WriteAsync(byte[] frame, CancellationToken stop)
    {
        using var turn = await line.TakeFloorAsync(stop);
        await WriteAsync(turn, frame, stop);
    }

    private async Task WriteAsync(LineTurn turn, byte[] frame, CancellationToken stop)
    {
        await turn.WriteAsync(frame, stop);
        _health.Wrote(frame.Length);
    }

    private bool Answered(SignSaid said, bool isPicture)
    {
        if (said.Answer == SignAnswer.Echo)
        {
            Wrote(time.GetUtcNow());
            return true;
        }

        _failed = 0;
        _backOff = ShortestBackOff;
        _provenAt = time.GetUtcNow();
        _askAt = _provenAt + AskEvery;
        _refreshAt = _provenAt + dialect.Refresh;
        switch (said.Answer)
        {
            case SignAnswer.Refused:
                if (isPicture) Refused(said.Why);
                return false;
            case SignAnswer.Stale:
                Lost();
                return false;
            default:
                return true;
        }
    }

    /// <summary>
    /// A refusal may be noise in the frame, so it is tried again at once; one that stands is a fault, and is
    /// tried again with the next refresh only.
    /// </summary>
    private void Refused(string why)
    {
        _kept = null;
        _health.Retried();
        if (++_refused < Tries) _picture.Redo();
        else _health.Refused(why);
    }

    private void NoAnswer()
    {
        var now = time.GetUtcNow();
        _failed++;
        _health.Retried();
        _askAt = now;
        _kept = null;
        if (!IsSilent) return;
        _health.Silent(Tries);
        _askAt = now + _backOff;
        _backOff = _backOff * 2 < LongestBackOff ? _backOff * 2 : LongestBackOff;
    }

    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}
