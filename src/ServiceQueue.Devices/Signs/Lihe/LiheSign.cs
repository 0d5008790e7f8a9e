using ServiceQueue.Contracts;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Jobs;
using ServiceQueue.Devices.Lines;

namespace ServiceQueue.Devices.Signs.Lihe;

/// <summary>
/// An LED sign with a 平安力合 card on a (shared) line. It shows the newest picture: sent at once, proven by an
/// answer of the card, and sent again when the line or the card comes back and every few seconds at rest,
/// because a card that lost power shows its welcome text without saying so. A card that does not answer costs
/// its neighbours nothing: it is still sent new pictures (some signs are wired one way only), but asked only
/// now and then.
/// </summary>
/// <param name="id">The id from hall.json.</param>
/// <param name="address">The card's address, 1–254.</param>
/// <param name="line">The line it hangs on.</param>
/// <param name="reports">Where faults are reported.</param>
/// <param name="time">The clock.</param>
/// <param name="form">Which frame form carries the picture.</param>
public sealed class LiheSign(
    string id, int address, SharedLine line, IDeviceReports reports, TimeProvider time,
    LiheForm form = LiheForm.Text)
    : IDevice, IStation
{
    private const int Tries = 3;

    /// <summary>What the card may take to answer, beyond the bytes' time on the wire.</summary>
    private static readonly TimeSpan ReplyTimeout = TimeSpan.FromMilliseconds(200);

    /// <summary>
    /// How often a card that answers is asked whether it is there, and the longest that calls put it off.
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

    /// <summary>How often the picture is sent again when nothing changes.</summary>
    private static readonly TimeSpan Refresh = TimeSpan.FromSeconds(2.5);

    /// <summary>
    /// After a failed write, until the line has found out for itself whether it is still there.
    /// </summary>
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan ShortestBackOff = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestBackOff = TimeSpan.FromSeconds(1);

    private readonly Bell _wake = new(time);
    private readonly Bell _reply = new(time);
    private readonly LiheReader _reader = new();
    private readonly StationHealth _health = new(id, line, reports, time);
    private readonly NewestPicture<CounterPicture> _picture = new();

    // The rest belongs to the session's loop alone.
    private DateTimeOffset _askAt;
    private DateTimeOffset _provenAt;
    private DateTimeOffset _refreshAt;
    private TimeSpan _backOff = ShortestBackOff;
    private bool _isUp;
    private int _failed;

    /// <inheritdoc />
    public string Id => id;

    /// <inheritdoc />
    public DeviceKind Kind => DeviceKind.Sign;

    /// <summary>The colour of instant texts. Default red.</summary>
    public LiheColour Colour { get; init; } = LiheColour.Red;

    /// <inheritdoc />
    public DeviceHealth Health => _health.Reading(_reader.BadSums);

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
            if (_reader.Feed(bytes[i]) is not { } frame) continue;
            if (!frame.IsVersion && !frame.IsAcknowledgement) continue;
            line.MadeSense(i, frame.Size);
            if (frame.Address != address) continue;
            _health.Seen();
            _reply.Ring();
        }
    }

    /// <inheritdoc />
    public void LineNoisy(bool isNoisy) => _health.LineNoisy(isNoisy);

    /// <inheritdoc />
    public void LineCame()
    {
        _reader.Reset();
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
            else if (now >= _askAt) await ExchangeAsync(LiheWriter.AskVersion(address), stop);
            else await _wake.WaitAsync(UntilNext(now), stop);
        }
        catch (LineGoneException)
        {
            // The line tells of its own going; one that only hangs counts as a sign that does not answer.
            _picture.Redo();
            if (line.IsOpen) NoAnswer();
            await _wake.WaitAsync(Breath, stop);
        }
    }

    private void Begin(DateTimeOffset now)
    {
        _isUp = true;
        _failed = 0;
        _backOff = ShortestBackOff;
        _askAt = _provenAt = now;
        _refreshAt = now + Refresh;
    }

    /// <summary>At rest the picture is sent again, in case the card lost it.</summary>
    private void Refreshed(DateTimeOffset now)
    {
        _refreshAt = now + Refresh;
        _picture.Redo();
    }

    /// <summary>
    /// The picture to send now, or null. While the wire is full, waiting keeps all but the newest off it.
    /// </summary>
    private CounterPicture? TakeDue() =>
        _picture.IsDue && line.Backlog <= LongestBacklog ? _picture.Take() : null;

    private TimeSpan UntilNext(DateTimeOffset now) => _picture.IsDue
        ? line.Backlog - LongestBacklog + line.Address.ByteTime
        : Earlier(_askAt, _refreshAt) - now;

    private async Task SendAsync(CounterPicture picture, CancellationToken stop)
    {
        var frame = LihePictures.Frame(picture, address, form, Colour);
        if (form == LiheForm.Ticket && !IsSilent)
        {
            await ExchangeAsync(frame, stop);
            return;
        }

        using (var turn = await line.TakeFloorAsync(stop)) await WriteAsync(turn, frame, stop);
        var now = time.GetUtcNow();
        _refreshAt = now + Refresh;
        if (_failed == 0) _askAt = Earlier(Later(_askAt, now + Quiet), _provenAt + AskAtLatest);
    }

    /// <summary>
    /// Writes and waits for the card's answer, holding the floor, since two must not talk at once.
    /// </summary>
    private async Task ExchangeAsync(byte[] frame, CancellationToken stop)
    {
        bool isAnswered;
        using (var turn = await line.TakeFloorAsync(stop))
        {
            _reply.Hush();
            await WriteAsync(turn, frame, stop);
            var longest = ReplyTimeout + line.Backlog + 10 * line.Address.ByteTime;
            var giveUp = IsSilent ? turn.Wanted : CancellationToken.None;
            isAnswered = await _reply.WaitAsync(longest, stop, giveUp);
        }

        if (isAnswered) Answered();
        else NoAnswer();
    }

    private async Task WriteAsync(LineTurn turn, byte[] frame, CancellationToken stop)
    {
        await turn.WriteAsync(frame, stop);
        _health.Wrote(frame.Length);
    }

    private void Answered()
    {
        // Where one answer was missing, the text before it may be missing too.
        if (_failed > 0) _picture.Redo();
        _failed = 0;
        _backOff = ShortestBackOff;
        _provenAt = time.GetUtcNow();
        _askAt = _provenAt + AskEvery;
        _refreshAt = _provenAt + Refresh;
    }

    private void NoAnswer()
    {
        var now = time.GetUtcNow();
        _failed++;
        _health.Retried();
        _askAt = now;
        if (!IsSilent)
        {
            if (form == LiheForm.Ticket) _picture.Redo();
            return;
        }

        _health.Silent(Tries);
        _askAt = now + _backOff;
        _backOff = _backOff * 2 < LongestBackOff ? _backOff * 2 : LongestBackOff;
    }

    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}
