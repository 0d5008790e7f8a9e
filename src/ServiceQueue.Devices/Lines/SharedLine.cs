using Polly;
using Polly.Retry;
using ServiceQueue.Contracts;

namespace ServiceQueue.Devices.Lines;

/// <summary>
/// One line and all devices on it: opens it, keeps one read outstanding (which is how an unplug is seen),
/// opens it again with back-off, and lets one device write at a time, in the order they asked. Thread-safe
/// but for <see cref="RunAsync"/>, which is called once.
/// </summary>
public sealed class SharedLine(LineAddress address, ISerialLineDriver driver, TimeProvider time)
{
    /// <summary>
    /// The longest wait between two attempts to open: short enough to be well again soon after a replug.
    /// </summary>
    private static readonly TimeSpan LongestBackOff = TimeSpan.FromSeconds(1);

    /// <summary>
    /// A line that goes sooner than this did not really come: the next attempt waits longer.
    /// </summary>
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(2);

    /// <summary>What a write may take beyond four times its time on the wire.</summary>
    private static readonly TimeSpan WriteGrace = TimeSpan.FromSeconds(1);

    /// <summary>A timer may round down, and come before its time.</summary>
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _floor = new(1, 1);
    private readonly List<IStation> _stations = [];
    private readonly LineNoise _noise = new(time);
    private ISerialLine? _open;
    private LineTurn? _turn;
    private DateTimeOffset _quietAt;
    private string _why = "not opened yet";
    private int _asking;
    private int _failures;

    /// <summary>Where the line is.</summary>
    public LineAddress Address => address;

    /// <summary>The last traffic.</summary>
    public LineTrace Trace { get; } = new();

    /// <summary>Whether the line is open now.</summary>
    public bool IsOpen => Volatile.Read(ref _open) is not null;

    /// <summary>Why it is not open, or empty.</summary>
    public string Why => IsOpen ? "" : Volatile.Read(ref _why);

    /// <summary>
    /// How long the bytes handed over so far still take on the wire; zero when the line is quiet.
    /// </summary>
    public TimeSpan Backlog
    {
        get
        {
            lock (_lock)
            {
                var left = _quietAt - time.GetUtcNow();
                return left > TimeSpan.Zero ? left : TimeSpan.Zero;
            }
        }
    }

    /// <summary>Lets a station hear the line from now on; it is told at once if the line is open.</summary>
    public void Attach(IStation station)
    {
        lock (_lock)
        {
            _stations.Add(station);
            _noise.Expect(station.LongestAnswer);
            if (!IsOpen) return;
            station.LineCame();
            if (_noise.IsLoud) station.LineNoisy(true);
        }
    }

    /// <summary>
    /// A station has made sense of what it hears. Called from within <see cref="IStation.Heard"/> only.
    /// </summary>
    /// <param name="end">Where in the bytes being heard the frame's last byte stands.</param>
    /// <param name="length">How long the frame is; it may have begun in bytes heard before.</param>
    public void MadeSense(int end, int length)
    {
        lock (_lock) _noise.MadeSense(end, length);
    }

    /// <summary>
    /// Takes the floor: nobody else writes until the turn is disposed. First come, first served.
    /// </summary>
    public async Task<LineTurn> TakeFloorAsync(CancellationToken stop)
    {
        lock (_lock)
        {
            _asking++;
            _turn?.Want();
        }

        try
        {
            await _floor.WaitAsync(stop);
        }
        catch
        {
            lock (_lock) _asking--;
            throw;
        }

        lock (_lock)
        {
            _turn = new LineTurn(this);
            if (--_asking > 0) _turn.Want();
            return _turn;
        }
    }

    /// <summary>Runs the line until cancelled.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        try
        {
            await KeepingPipeline().ExecuteAsync(async token => await OpenAndHoldAsync(token), stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            Went("stopped");
        }
    }

    internal void Release(LineTurn turn)
    {
        lock (_lock)
        {
            if (_turn == turn) _turn = null;
        }

        _floor.Release();
    }

    internal async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken stop)
    {
        var line = Volatile.Read(ref _open) ?? throw new LineGoneException($"{address}: {Why}");
        NoteOut(bytes.Span);
        using var limit = new CancellationTokenSource(WriteGrace + 4 * Backlog, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, limit.Token);
        try
        {
            await line.WriteAsync(bytes, either.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw new LineGoneException(
                $"{address} takes no bytes: a device holds it up by flow control, or the adapter hangs.");
        }
    }

    private void NoteOut(ReadOnlySpan<byte> bytes)
    {
        var now = time.GetUtcNow();
        Trace.Add(now, isOut: true, bytes);
        lock (_lock)
        {
            _quietAt = (_quietAt > now ? _quietAt : now) + bytes.Length * address.ByteTime;
            _noise.Wrote(bytes, _quietAt);
        }
    }

    private async Task OpenAndHoldAsync(CancellationToken stop)
    {
        ISerialLine line;
        try
        {
            line = await driver.OpenAsync(address, stop);
        }
        catch (LineGoneException gone)
        {
            _failures++;
            Went(gone.Message);
            throw;
        }

        await using (line) await HoldAsync(line, stop);
    }

    private async Task HoldAsync(ISerialLine line, CancellationToken stop)
    {
        var opened = time.GetTimestamp();
        var buffer = new byte[4096];
        Came(line);
        try
        {
            while (true)
            {
                var read = await ReadAsync(line, buffer, stop);
                Trace.Add(time.GetUtcNow(), isOut: false, buffer.AsSpan(0, read));
                Heard(buffer.AsMemory(0, read));
            }
        }
        catch (LineGoneException gone)
        {
            _failures = time.GetElapsedTime(opened) >= Settled ? 0 : _failures + 1;
            Went(gone.Message);
            throw;
        }
    }

    /// <summary>
    /// Reads; on a noisy line, the time is looked at as well, since no byte comes to tell that it is calm.
    /// </summary>
    private async Task<int> ReadAsync(ISerialLine line, Memory<byte> buffer, CancellationToken stop)
    {
        var pending = line.ReadAsync(buffer, stop);
        if (!_noise.IsLoud || pending.IsCompleted) return await pending;
        var read = pending.AsTask();
        while (_noise.IsLoud)
        {
            try
            {
                return await read.WaitAsync(_noise.UntilCalm + Tick, time, CancellationToken.None);
            }
            catch (TimeoutException)
            {
                // A byte that comes at this very moment is read below.
                if (read.IsCompleted) break;
                lock (_lock) Settle();
            }
        }

        return await read;
    }

    private void Heard(ReadOnlyMemory<byte> bytes)
    {
        lock (_lock)
        {
            _noise.Heard(bytes.Span);
            Tell(station => station.Heard(bytes.Span));
            Settle();
        }
    }

    private void Settle()
    {
        if (_noise.Settle()) Tell(station => station.LineNoisy(_noise.IsLoud));
    }

    private void Came(ISerialLine line)
    {
        lock (_lock)
        {
            _quietAt = default;
            _noise.Reset();
            Volatile.Write(ref _open, line);
            Tell(station => station.LineCame());
        }
    }

    private void Went(string why)
    {
        lock (_lock)
        {
            var isNews = _open is not null || _why != why;
            Volatile.Write(ref _why, why);
            Volatile.Write(ref _open, null);
            if (isNews) Tell(station => station.LineWent(why));
        }
    }

    private void Tell(Action<IStation> what)
    {
        lock (_lock)
        {
            foreach (var station in _stations) what(station);
        }
    }

    private ResiliencePipeline KeepingPipeline() =>
        new ResiliencePipelineBuilder { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = new PredicateBuilder().Handle<LineGoneException>(),
                MaxRetryAttempts = int.MaxValue,
                DelayGenerator = _ => ValueTask.FromResult<TimeSpan?>(BackOff()),
            })
            .Build();

    private TimeSpan BackOff()
    {
        var wait = TimeSpan.FromMilliseconds(50 * Math.Pow(2, Math.Min(_failures, 10)));
        return wait < LongestBackOff ? wait : LongestBackOff;
    }
}
