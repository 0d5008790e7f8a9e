using System.IO.Pipelines;
using System.Net.Sockets;
using ServiceQueue.Contracts;

namespace ServiceQueue.Drivers.Mqtt;

/// <summary>
/// An opened connection: the socket, its pipes, and what the CONNACK asks the client to heed.
/// </summary>
internal sealed record Opening(
    Socket Socket, PipeReader Reader, PipeWriter Writer, TimeSpan KeepAlive, Properties Limits)
{
    /// <summary>
    /// The largest packet this client takes. It tells the broker, and ends the connection over a larger one.
    /// </summary>
    public const int MostBytesIn = 1024 * 1024;

    /// <summary>Publishes the broker may have in flight towards this client.</summary>
    public const int MostInFlightIn = 64;

    /// <summary>
    /// Acknowledgements that may wait to be written. More than the broker was allowed to make wait: Mosquitto
    /// 2.0.11 sends a few more than that under load, and a hall gains nothing by hanging up on it.
    /// </summary>
    public const int MostAcksWaiting = 4 * MostInFlightIn;

    /// <summary>
    /// Connects and exchanges CONNECT and CONNACK. Throws <see cref="LineGoneException"/> with the reason
    /// when the broker cannot be reached or refuses.
    /// </summary>
    public static async Task<Opening> OpenAsync(BrokerAddress address, CancellationToken stop)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(address.Host, address.Port, stop);
            var stream = new NetworkStream(socket, ownsSocket: false);
            var (reader, writer) = (PipeReader.Create(stream), PipeWriter.Create(stream));
            PacketWriter.Connect(writer, ConnectOf(address));
            await writer.FlushAsync(stop);
            var limits = Check(await ReadConnAckAsync(reader, stop));
            var seconds =
                limits.ServerKeepAliveSeconds is > 0 and { } theirs ? theirs : address.KeepAliveSeconds;
            return new Opening(socket, reader, writer, TimeSpan.FromSeconds(seconds), limits);
        }
        catch (Exception gone) when (gone is IOException or SocketException)
        {
            socket.Dispose();
            throw new LineGoneException($"{address.Host}:{address.Port}: {gone.Message}", gone);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static ConnectFields ConnectOf(BrokerAddress address) => new()
    {
        ClientId = address.ClientId,
        UserName = address.UserName,
        Password = address.Password,
        KeepAliveSeconds = address.KeepAliveSeconds,
        ReceiveMaximum = MostInFlightIn,
        MaximumPacketBytes = MostBytesIn,
        WillTopic = address.Root + address.StatusTopic,
        WillPayload = address.OfflineStatus,
        WillRetain = true,
    };

    private static async Task<ConnAck> ReadConnAckAsync(PipeReader reader, CancellationToken stop)
    {
        while (true)
        {
            var result = await reader.ReadAsync(stop);
            var buffer = result.Buffer;
            var found = PacketReader.TryRead(ref buffer, MostBytesIn, out var packet);
            reader.AdvanceTo(buffer.Start, found ? buffer.Start : buffer.End);
            if (packet is ConnAck ack) return ack;
            if (found) throw new LineGoneException("answers with something other than a CONNACK");
            if (result.IsCompleted) throw new LineGoneException("closed the connection instead of a CONNACK");
        }
    }

    private static Properties Check(ConnAck ack)
    {
        if (ack.Reason != ReasonCode.Success)
            throw new LineGoneException(
                $"refused: {ReasonCode.Text(ack.Reason, ack.Properties.ReasonString)}");
        if (ack.Properties.MaximumQos == 0) throw new LineGoneException("the broker does not offer QoS 1");
        if (!ack.Properties.RetainAvailable)
            throw new LineGoneException("the broker does not offer retained topics");
        return ack.Properties;
    }
}
