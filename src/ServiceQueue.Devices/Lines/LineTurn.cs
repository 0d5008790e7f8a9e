using ServiceQueue.Contracts;

namespace ServiceQueue.Devices.Lines;

/// <summary>The right to write on a shared line, until disposed. Used by one caller at a time.</summary>
public sealed class LineTurn : IDisposable
{
    private readonly SharedLine _line;
    private readonly CancellationTokenSource _wanted = new();
    private bool _over;

    internal LineTurn(SharedLine line) => _line = line;

    /// <summary>
    /// Cancelled when somebody else asks for the floor: a wait that is not worth holding others up, such as
    /// for a device that has been silent for long, ends then.
    /// </summary>
    public CancellationToken Wanted => _wanted.Token;

    /// <summary>
    /// Writes; returning means handed to the line. Throws <see cref="LineGoneException"/> when the line is
    /// gone, or takes no bytes for much longer than they need on the wire.
    /// </summary>
    public ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken stop) =>
        _line.WriteAsync(bytes, stop);

    /// <inheritdoc />
    public void Dispose()
    {
        if (_over) return;
        _over = true;
        _line.Release(this);
        _wanted.Dispose();
    }

    /// <summary>Called under the line's lock, and never after the turn was given back.</summary>
    internal void Want() => _wanted.Cancel();
}
