using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using Polly;
using Polly.Timeout;
using ServiceQueue.Core.Halls;
using ServiceQueue.Host.Api;

namespace ServiceQueue.Host.Broker;

/// <summary>Where the tunnel leads and what it lets through.</summary>
public sealed record MqttTunnelOptions
{
    /// <summary>Host name or address of the broker. Default 127.0.0.1.</summary>
    public string Host { get; init; } = "127.0.0.1";

    /// <summary>TCP port of the broker. Default 1883.</summary>
    public int Port { get; init; } = 1883;

    /// <summary>
    /// As whom every screen signs in: a user that may read, and write nothing but displays' signs of life.
    /// </summary>
    public required BrokerUser User { get; init; }

    /// <summary>Screens at a time. Default 2000.</summary>
    public int MostTunnels { get; init; } = 2000;

    /// <summary>The largest packet a screen may send, in bytes. Default 64 KiB.</summary>
    public int MostPacketBytes { get; init; } = 64 * 1024;
}

/// <summary>
/// <c>GET /mqtt</c>: MQTT over WebSocket (subprotocol <c>mqtt</c>) for browsers, who know no password. Each
/// WebSocket has a TCP connection of its own to the broker; a slow screen holds back only its own.
/// Thread-safe.
/// </summary>
public sealed partial class MqttTunnel(
    MqttTunnelOptions options, IHostApplicationLifetime lifetime, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan FirstPacketTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(3);

    private int _open;

    /// <summary>Tunnels open now.</summary>
    public int Open => Volatile.Read(ref _open);

    /// <summary>Serves one request from its upgrade to the end of the tunnel.</summary>
    public async Task ServeAsync(HttpContext http)
    {
        if (!http.WebSockets.IsWebSocketRequest
            || !http.WebSockets.WebSocketRequestedProtocols.Contains("mqtt"))
        {
            await Problems.WriteAsync(http, 400, "websocket-needed", new Words(
                "请用 WebSocket 连接，子协议为 mqtt。", "Connect with a WebSocket and the subprotocol mqtt."));
            return;
        }

        try
        {
            if (Interlocked.Increment(ref _open) > options.MostTunnels)
                await RefuseAsync(
                    http, "too-many-screens", "连接的屏幕过多，请稍后再试。",
                    "Too many screens are connected; try again later.");
            else await ConnectAndServeAsync(http);
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    }

    private async Task ConnectAndServeAsync(HttpContext http)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(
            http.RequestAborted, lifetime.ApplicationStopping);
        using var broker = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await Within(ConnectTimeout).ExecuteAsync(
                async token => await broker.ConnectAsync(options.Host, options.Port, token), stop.Token);
        }
        catch (Exception gone) when (gone is SocketException or TimeoutRejectedException)
        {
            await RefuseAsync(
                http, "broker-unavailable", "消息服务暂不可用，请稍后再试。",
                "The broker cannot be reached; try again later.");
            return;
        }

        using var screen = await http.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext
        {
            SubProtocol = "mqtt",
            KeepAliveInterval = TimeSpan.FromSeconds(15),
            KeepAliveTimeout = TimeSpan.FromSeconds(30),
        });
        await TunnelAsync(screen, broker, stop);
    }

    private async Task TunnelAsync(WebSocket screen, Socket broker, CancellationTokenSource stop)
    {
        var (status, why) = (WebSocketCloseStatus.NormalClosure, "");
        Task[] ways = [ToBrokerAsync(screen, broker, stop.Token), ToScreenAsync(screen, broker, stop.Token)];
        try
        {
            await await Task.WhenAny(ways);
        }
        catch (Exception refused) when (refused is InvalidDataException or TimeoutRejectedException)
        {
            (status, why) = (
                WebSocketCloseStatus.PolicyViolation, refused is InvalidDataException
                    ? refused.Message : "no CONNECT came");
            LogRefused(logger, why);
        }
        catch (Exception gone) when (
            gone is SocketException or WebSocketException or IOException or OperationCanceledException)
        {
            // Either end may go at any time; the other is told below.
            if (lifetime.ApplicationStopping.IsCancellationRequested)
                status = WebSocketCloseStatus.EndpointUnavailable;
        }

        await CloseAsync(screen, status, why);
        broker.Close();

        // The screen gets a moment to take the close frame: a cancelled receive would reset the connection
        // under it.
        await ways[0].WaitAsync(TimeSpan.FromSeconds(1), time)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await stop.CancelAsync();
        foreach (var way in ways) await way.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task ToBrokerAsync(WebSocket screen, Socket broker, CancellationToken stop)
    {
        var buffer = new byte[ConnectPacket.MostBytes];
        var (have, packet) = await Within(FirstPacketTimeout).ExecuteAsync(
            async token => await ReceiveConnectAsync(screen, buffer, token), stop);
        if (have == 0) return;
        await SendAsync(broker, ConnectPacket.Rewrite(buffer.AsSpan(0, packet), options.User), stop);
        var meter = new PacketMeter(options.MostPacketBytes);
        var rest = buffer.AsMemory(packet, have - packet);
        while (true)
        {
            if (!meter.Pass(rest.Span))
                throw new InvalidDataException($"a packet is larger than {options.MostPacketBytes} bytes");
            await SendAsync(broker, rest, stop);
            var read = await ReceiveAsync(screen, buffer, stop);
            if (read == 0) return;
            rest = buffer.AsMemory(0, read);
        }
    }

    /// <summary>Reads until the CONNECT is whole; both zero when the screen closed first.</summary>
    private static async Task<(int Have, int Packet)> ReceiveConnectAsync(
        WebSocket screen, byte[] buffer, CancellationToken stop)
    {
        var have = 0;
        while (true)
        {
            var read = await ReceiveAsync(screen, buffer.AsMemory(have), stop);
            if (read == 0) return (0, 0);
            have += read;
            if (ConnectPacket.Measure(buffer.AsSpan(0, have)) is { } packet && packet <= have)
                return (have, packet);
        }
    }

    private static async Task ToScreenAsync(WebSocket screen, Socket broker, CancellationToken stop)
    {
        var buffer = new byte[16 * 1024];
        while (await broker.ReceiveAsync(buffer, SocketFlags.None, stop) is > 0 and var read)
            await screen.SendAsync(
                buffer.AsMemory(0, read), WebSocketMessageType.Binary, endOfMessage: true, stop);
    }

    /// <summary>The next bytes, wherever frames begin and end (MQTT 6.0); 0 when the screen closes.</summary>
    private static async ValueTask<int> ReceiveAsync(
        WebSocket screen, Memory<byte> buffer, CancellationToken stop)
    {
        while (true)
        {
            var result = await screen.ReceiveAsync(buffer, stop);
            if (result.MessageType == WebSocketMessageType.Close) return 0;
            if (result.MessageType == WebSocketMessageType.Text)
                throw new InvalidDataException("MQTT travels in binary frames");
            if (result.Count > 0) return result.Count;
        }
    }

    private static async ValueTask SendAsync(
        Socket broker, ReadOnlyMemory<byte> bytes, CancellationToken stop)
    {
        while (!bytes.IsEmpty) bytes = bytes[await broker.SendAsync(bytes, SocketFlags.None, stop)..];
    }

    private static async Task CloseAsync(WebSocket screen, WebSocketCloseStatus status, string why)
    {
        if (screen.State is not (WebSocketState.Open or WebSocketState.CloseReceived)) return;
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        try
        {
            await screen.CloseOutputAsync(status, why, limit.Token);
        }
        catch (Exception gone) when (
            gone is WebSocketException or OperationCanceledException or IOException
                or ObjectDisposedException)
        {
            // It cannot be told any more.
        }
    }

    private static async Task RefuseAsync(HttpContext http, string code, string detail, string detailEn)
    {
        http.Response.Headers.RetryAfter = "5";
        await Problems.WriteAsync(http, 503, code, new Words(detail, detailEn));
    }

    private ResiliencePipeline Within(TimeSpan limit) =>
        new ResiliencePipelineBuilder { TimeProvider = time }.AddTimeout(limit).Build();

    [LoggerMessage(LogLevel.Information, "A screen was refused: {Why}")]
    private static partial void LogRefused(ILogger logger, string why);
}
