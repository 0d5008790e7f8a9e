using System.Threading.Channels;
using ServiceQueue.Contracts;

namespace ServiceQueue.Simulators.Memory;

/// <summary>
/// One end of an in-memory line: what is written here is read at the other end, at once and in order. Closing
/// either end is an unplug for both. For fast tests; it has no speed and no settings.
/// </summary>
public sealed class MemoryLine : ISerialLine
{
    private readonly ChannelReader<byte[]> _in;
    private readonly ChannelWriter<byte[]> _out;
    private readonly ChannelWriter<byte[]> _back;
    private ReadOnlyMemory<byte> _rest;

    private MemoryLine(Channel<byte[]> incoming, Channel<byte[]> outgoing)
    {
        _in = incoming.Reader;
        _back = incoming.Writer;
        _out = outgoing.Writer;
    }

    /// <summary>Makes both ends of a line.</summary>
    public static (MemoryLine Host, MemoryLine Far) Pair()
    {
        var down = Channel.CreateUnbounded<byte[]>();
        var up = Channel.CreateUnbounded<byte[]>();
        return (new MemoryLine(up, down), new MemoryLine(down, up));
    }

    /// <inheritdoc />
    public ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        if (!_out.TryWrite(bytes.ToArray())) throw new LineGoneException("The in-memory line is closed.");
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc />
    public async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken stop)
    {
        while (_rest.Length == 0)
        {
            if (!await _in.WaitToReadAsync(stop))
                throw new LineGoneException("The in-memory line is closed.");
            if (_in.TryRead(out var next)) _rest = next;
        }

        var read = Math.Min(buffer.Length, _rest.Length);
        _rest[..read].CopyTo(buffer);
        _rest = _rest[read..];
        return read;
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        _out.TryComplete();
        _back.TryComplete();
        return ValueTask.CompletedTask;
    }
}
