using System.Buffers;
using System.IO.Pipelines;
using System.Net.Sockets;
using System.Threading.Channels;
using ServiceQueue.Contracts;

namespace ServiceQueue.Drivers.Mqtt;

/// <summary>
/// One network connection, from the CONNACK to its end: one reader, one writer, one watch over the signs of
/// life.
/// </summary>
internal sealed class Session : IAsyncDisposable
{
    private const int FlushBytes = 64 * 1024;

    private readonly Socket _socket;
    private readonly PipeReader _reader;
    private readonly PipeWriter _writer;
    private readonly TimeProvider _time;
    private readonly TimeSpan _keepAlive;
    private readonly Action<Published> _heard;
    private readonly CancellationTokenSource _over = new();
    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    private long _lastIn;
    private long _lastOut;
    private byte? _farewell;

    public Session(Opening opening, Outbound outbound, TimeProvider time, Action<Published> heard)
    {
        (_socket, _reader, _writer) = (opening.Socket, opening.Reader, opening.Writer);
        (_keepAlive, _time, _heard) = (opening.KeepAlive, time, heard);
        Outbound = outbound;
        _lastIn = _lastOut = time.GetTimestamp();
    }

    /// <summary>What waits to be sent; <see cref="Wake"/> after adding to it.</summary>
    public Outbound Outbound { get; }

    /// <summary>Raised after every answer of the broker's.</summary>
    public event Action? Answered;

    /// <summary>Has the writer look for what to send.</summary>
    public void Wake() => _wake.Writer.TryWrite(true);

    /// <summary>
    /// Runs to the end of the connection and says why it ended. Throws only what a handler throws.
    /// </summary>
    public async Task<string> RunAsync()
    {
        Wake();
        Task[] parts = [ReadAsync(_over.Token), WriteAsync(_over.Token), WatchAsync(_over.Token)];
        var why = "a handler failed";
        try
        {
            return why = await WhyAsync(await Task.WhenAny(parts));
        }
        finally
        {
            await _over.CancelAsync();
            foreach (var part in parts) await part.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            SayFarewell();
            Outbound.End(why);
        }
    }

    /// <summary>Ends the connection in order: DISCONNECT, which withdraws the will.</summary>
    public void End()
    {
        _farewell = ReasonCode.Success;
        _over.Cancel();
    }

    public async ValueTask DisposeAsync()
    {
        // Completing with an exception is how a pipe over a stream is told not to flush what nobody will
        // read.
        await _writer.CompleteAsync(new LineGoneException("the session is over"));
        await _reader.CompleteAsync();
        _socket.Dispose();
        _over.Dispose();
    }

    private async Task ReadAsync(CancellationToken stop)
    {
        while (true)
        {
            var result = await _reader.ReadAsync(stop);
            Volatile.Write(ref _lastIn, _time.GetTimestamp());
            var buffer = result.Buffer;
            while (PacketReader.TryRead(ref buffer, Opening.MostBytesIn, out var packet)) Take(packet!);
            _reader.AdvanceTo(buffer.Start, buffer.End);
            if (result.IsCompleted) throw new LineGoneException("the broker closed the connection");
        }
    }

    private void Take(Packet packet)
    {
        switch (packet)
        {
            case Published published:
                _heard(published);
                if (published.Qos == 0) return;
                Outbound.Acknowledge(published.Id);
                Wake();
                break;
            case Acknowledged answer:
                Outbound.Answered(answer);
                Answered?.Invoke();
                Wake();
                break;
            case PingResp: break;
            case Disconnected bye:
                throw new LineGoneException(
                    $"the broker disconnected: {ReasonCode.Text(bye.Reason, bye.ReasonString)}");
            default: throw new MalformedPacketException(ReasonCode.ProtocolError, "a second CONNACK");
        }
    }

    private async Task WriteAsync(CancellationToken stop)
    {
        while (await _wake.Reader.WaitToReadAsync(stop))
        {
            _wake.Reader.TryRead(out _);
            while (Outbound.Write(_writer, FlushBytes))
            {
                Volatile.Write(ref _lastOut, _time.GetTimestamp());
                var flushed = await _writer.FlushAsync(stop);
                if (flushed.IsCompleted) throw new LineGoneException("the broker closed the connection");
            }
        }
    }

    /// <summary>
    /// A half-open connection gives no sign of itself: after 1.5 times the keep-alive without a byte it is
    /// over.
    /// </summary>
    private async Task WatchAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(_keepAlive / 4, _time);
        while (await timer.WaitForNextTickAsync(stop))
        {
            var quietIn = _time.GetElapsedTime(Volatile.Read(ref _lastIn));
            if (quietIn > 1.5 * _keepAlive)
                throw new LineGoneException($"the broker is silent for {quietIn.TotalSeconds:0} s");
            if (quietIn < _keepAlive / 2
                && _time.GetElapsedTime(Volatile.Read(ref _lastOut)) < _keepAlive / 2) continue;
            Outbound.Ping();
            Wake();
        }
    }

    private async Task<string> WhyAsync(Task first)
    {
        try
        {
            await first;
            return "";
        }
        catch (OperationCanceledException)
        {
            return "stopped";
        }
        catch (MalformedPacketException malformed)
        {
            _farewell = malformed.Code;
            return $"the broker sent {malformed.Message}";
        }
        catch (Exception gone) when (gone is IOException or SocketException or ObjectDisposedException)
        {
            return gone.Message;
        }
    }

    private void SayFarewell()
    {
        if (_farewell is not { } reason) return;
        var bytes = new ArrayBufferWriter<byte>(4);
        PacketWriter.Disconnect(bytes, reason);
        try
        {
            // These few bytes fit the socket's buffer, or the broker reads nothing any more and need not be
            // told.
            _socket.Blocking = false;
            _socket.Send(bytes.WrittenSpan);
            _socket.Shutdown(SocketShutdown.Send);
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            // The broker is gone already: it sees the end of the connection instead.
        }
    }
}
