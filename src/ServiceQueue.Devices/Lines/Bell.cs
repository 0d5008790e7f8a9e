using System.Threading.Channels;

namespace ServiceQueue.Devices.Lines;

/// <summary>
/// Wakes a session's loop. Rings that come while nobody waits are kept as one. Thread-safe, for one waiter.
/// </summary>
internal sealed class Bell(TimeProvider time)
{
    private readonly Channel<bool> _rings = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Rings. Never blocks.</summary>
    internal void Ring() => _rings.Writer.TryWrite(true);

    /// <summary>Forgets a ring nobody waited for.</summary>
    internal void Hush() => _rings.Reader.TryRead(out _);

    /// <summary>
    /// Waits for a ring: true when it rang, false when the time was over or the wait was given up.
    /// Throws <see cref="OperationCanceledException"/> when stopped.
    /// </summary>
    internal async Task<bool> WaitAsync(
        TimeSpan longest, CancellationToken stop, CancellationToken giveUp = default)
    {
        if (_rings.Reader.TryRead(out _)) return true;
        if (longest <= TimeSpan.Zero) return false;
        using var limit = new CancellationTokenSource(longest, time);
        using var any = CancellationTokenSource.CreateLinkedTokenSource(stop, limit.Token, giveUp);
        try
        {
            await _rings.Reader.WaitToReadAsync(any.Token);
            return _rings.Reader.TryRead(out _);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return false;
        }
    }
}
