using System.Net.Sockets;
using ServiceQueue.Contracts;
using ServiceQueue.Drivers.Lines;

namespace ServiceQueue.Drivers.Tcp;

/// <summary>
/// Device servers and ser2net in raw mode: <c>tcp:HOST:PORT</c>. Small frames go out at once, and a peer that
/// vanished without closing is found by keep-alive within some 20 s. Thread-safe.
/// </summary>
/// <param name="time">The clock of the connect time-out.</param>
public sealed class TcpLineDriver(TimeProvider time) : ISerialLineDriver
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(3);

    /// <inheritdoc />
    public string Scheme => "tcp";

    /// <inheritdoc />
    public async ValueTask<ISerialLine> OpenAsync(LineAddress address, CancellationToken stop)
    {
        var colon = address.Target.LastIndexOf(':');
        var host = address.Target[..colon].Trim('[', ']');
        var number = int.Parse(address.Target.AsSpan(colon + 1));
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            KeepAlive(socket);
            using var limit = new CancellationTokenSource(ConnectTimeout, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, limit.Token);
            await socket.ConnectAsync(host, number, either.Token);
            return new SocketLine(address.Key, socket);
        }
        catch (SocketException e)
        {
            socket.Dispose();
            throw new LineGoneException($"{address.Key} cannot be reached: {e.Message}. {Remedy}", e);
        }
        catch (OperationCanceledException e)
        {
            socket.Dispose();
            stop.ThrowIfCancellationRequested();
            throw new LineGoneException(
                $"{address.Key} did not answer within {ConnectTimeout.TotalSeconds} s. {Remedy}", e);
        }
    }

    private const string Remedy =
        "Check that the device server has power, its address, and that nobody else is connected to it.";

    private static void KeepAlive(Socket socket)
    {
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, 10);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval, 3);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveRetryCount, 3);
    }
}
