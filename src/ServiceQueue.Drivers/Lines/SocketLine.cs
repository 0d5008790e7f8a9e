using System.Net.Sockets;
using ServiceQueue.Contracts;

namespace ServiceQueue.Drivers.Lines;

/// <summary>
/// A line over a socket. The runtime's socket engine also takes the descriptor of a serial device, which
/// gives cancellable reads without a thread of its own.
/// </summary>
internal sealed class SocketLine(string name, Socket socket, Action<Socket>? closing = null) : ISerialLine
{
    private int _closed;

    /// <inheritdoc />
    public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken stop)
    {
        try
        {
            while (bytes.Length > 0)
            {
                var sent = await socket.SendAsync(bytes, SocketFlags.None, stop);
                bytes = bytes[sent..];
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            throw Gone(e);
        }
    }

    /// <inheritdoc />
    public async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken stop)
    {
        try
        {
            var read = await socket.ReceiveAsync(buffer, SocketFlags.None, stop);
            return read > 0 ? read : throw Gone(null);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            throw Gone(e);
        }
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _closed, 1) != 0) return ValueTask.CompletedTask;
        closing?.Invoke(socket);
        socket.Dispose();
        return ValueTask.CompletedTask;
    }

    private LineGoneException Gone(Exception? cause) => new(
        Volatile.Read(ref _closed) != 0
            ? $"{name} was closed."
            : $"{name} is gone: unplugged, or closed by the far end. It is opened again once it is back.",
        cause);
}
