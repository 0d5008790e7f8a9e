using ServiceQueue.Contracts;

namespace ServiceQueue.Simulators.Memory;

/// <summary>Opens in-memory lines and keeps the far end of the newest. Thread-safe.</summary>
/// <param name="scheme">The scheme it stands in for.</param>
public sealed class MemoryLineDriver(string scheme = "sim") : ISerialLineDriver
{
    private readonly Lock _lock = new();
    private TaskCompletionSource<MemoryLine> _far = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <inheritdoc />
    public string Scheme => scheme;

    /// <summary>Why a line cannot be opened now; null when it can.</summary>
    public string? Refusal { get; set; }

    /// <summary>How often opening was tried.</summary>
    public int Attempts { get; private set; }

    /// <summary>The far end of the newest line; waits until one is opened.</summary>
    public Task<MemoryLine> FarAsync()
    {
        lock (_lock) return _far.Task;
    }

    /// <summary>Unplugs the newest line. The next far end is the one of the line opened after it.</summary>
    public async Task UnplugAsync()
    {
        Task<MemoryLine> old;
        lock (_lock)
        {
            old = _far.Task;
            _far = new TaskCompletionSource<MemoryLine>(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        await (await old).DisposeAsync();
    }

    /// <inheritdoc />
    public ValueTask<ISerialLine> OpenAsync(LineAddress address, CancellationToken stop)
    {
        lock (_lock)
        {
            Attempts++;
            if (Refusal is { } why) throw new LineGoneException(why);
            var (host, far) = MemoryLine.Pair();
            if (!_far.TrySetResult(far))
            {
                _far = new TaskCompletionSource<MemoryLine>();
                _far.SetResult(far);
            }

            return ValueTask.FromResult<ISerialLine>(host);
        }
    }
}
