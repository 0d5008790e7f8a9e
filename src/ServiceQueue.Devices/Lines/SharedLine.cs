using Polly;
using Polly.Retry;
using ServiceQueue.Contracts;

namespace ServiceQueue.Devices.Lines;

/// <summary>
/// One line and all devices on it: opens it, keeps one read outstanding (which is how an unplug is seen), opens it again
/// with back-off, and lets one device write at a time. Thread-safe but for <see cref="RunAsync"/>, which is called once.
/// </summary>
public sealed class SharedLine(LineAddress address, ISerialLineDriver driver, TimeProvider time)
{
    /// <summary>The longest wait between two attempts to open: short enough to be well again soon after a replug.</summary>
    private static readonly TimeSpan LongestBackOff = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _floor = new(1, 1);
    private readonly List<IStation> _stations = [];
    private ISerialLine? _open;
    private string _why = "not opened yet";

    /// <summary>Where the line is.</summary>
    public LineAddress Address => address;

    /// <summary>The last traffic.</summary>
    public LineTrace Trace { get; } = new();

    /// <summary>Whether the line is open now.</summary>
    public bool IsOpen => Volatile.Read(ref _open) is not null;

    /// <summary>Why it is not open, or empty.</summary>
    public string Why => IsOpen ? "" : Volatile.Read(ref _why);

    /// <summary>Lets a station hear the line from now on; it is told at once if the line is open.</summary>
    public void Attach(IStation station)
    {
        lock (_lock)
        {
            _stations.Add(station);
            if (IsOpen) station.LineCame();
        }
    }

    /// <summary>Takes the floor: nobody else writes until the turn is disposed.</summary>
    public async Task<LineTurn> TakeFloorAsync(CancellationToken stop)
    {
        await _floor.WaitAsync(stop);
        return new LineTurn(this);
    }

    /// <summary>Runs the line until cancelled.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        var opening = OpeningPipeline();
        while (!stop.IsCancellationRequested)
        {
            try
            {
                var line = await opening.ExecuteAsync(async token => await OpenAsync(token), stop);
                await using (line) await HoldAsync(line, stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
        }
    }

    internal void Release() => _floor.Release();

    internal async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken stop)
    {
        var line = Volatile.Read(ref _open) ?? throw new LineGoneException($"{address}: {Why}");
        Trace.Add(time.GetUtcNow(), isOut: true, bytes.Span);
        await line.WriteAsync(bytes, stop);
    }

    private async Task<ISerialLine> OpenAsync(CancellationToken stop)
    {
        try
        {
            return await driver.OpenAsync(address, stop);
        }
        catch (LineGoneException gone)
        {
            Went(gone.Message);
            throw;
        }
    }

    private async Task HoldAsync(ISerialLine line, CancellationToken stop)
    {
        Came(line);
        var buffer = new byte[4096];
        var why = "stopped";
        try
        {
            while (true)
            {
                var read = await line.ReadAsync(buffer, stop);
                Trace.Add(time.GetUtcNow(), isOut: false, buffer.AsSpan(0, read));
                Tell(station => station.Heard(buffer.AsSpan(0, read)));
            }
        }
        catch (LineGoneException gone)
        {
            why = gone.Message;
        }
        finally
        {
            Went(why);
        }
    }

    private void Came(ISerialLine line)
    {
        lock (_lock)
        {
            Volatile.Write(ref _open, line);
            Tell(station => station.LineCame());
        }
    }

    private void Went(string why)
    {
        lock (_lock)
        {
            Volatile.Write(ref _why, why);
            Volatile.Write(ref _open, null);
            Tell(station => station.LineWent(why));
        }
    }

    private void Tell(Action<IStation> what)
    {
        lock (_lock)
        {
            foreach (var station in _stations) what(station);
        }
    }

    private ResiliencePipeline OpeningPipeline() =>
        new ResiliencePipelineBuilder { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = new PredicateBuilder().Handle<LineGoneException>(),
                MaxRetryAttempts = int.MaxValue,
                Delay = TimeSpan.FromMilliseconds(50),
                BackoffType = DelayBackoffType.Exponential,
                MaxDelay = LongestBackOff,
            })
            .Build();
}

/// <summary>The right to write on a shared line, until disposed.</summary>
public sealed class LineTurn(SharedLine line) : IDisposable
{
    private bool _over;

    /// <summary>Writes; returning means handed to the line. Throws <see cref="LineGoneException"/>.</summary>
    public ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken stop) => line.WriteAsync(bytes, stop);

    /// <inheritdoc />
    public void Dispose()
    {
        if (_over) return;
        _over = true;
        line.Release();
    }
}
