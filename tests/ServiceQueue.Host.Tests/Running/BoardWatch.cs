using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace ServiceQueue.Host.Tests.Running;

/// <summary>
/// A screen: MQTT 3.1.1 (OASIS, 2014) over the host's WebSocket, written down to what a screen needs, so that
/// nothing of the product's own client stands on both ends. Keeps the newest value of each topic.
/// </summary>
internal sealed class BoardWatch : IAsyncDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly ConcurrentDictionary<string, string> _newest = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<(string Topic, string Payload)> _all = new();
    private readonly List<byte> _inbox = [];
    private Task _reading = Task.CompletedTask;

    /// <summary>Whether the tunnel has ended.</summary>
    public bool Over => _reading.IsCompleted;

    /// <summary>Everything that came, in order.</summary>
    public IReadOnlyList<(string Topic, string Payload)> All => [.. _all];

    /// <summary>Connects and subscribes to all topics of the hall.</summary>
    public static async Task<BoardWatch> OpenAsync(Uri site)
    {
        var watch = new BoardWatch();
        watch._socket.Options.AddSubProtocol("mqtt");
        await watch._socket.ConnectAsync(new UriBuilder(site) { Scheme = "ws", Path = "/mqtt" }.Uri,
            CancellationToken.None);
        byte[] connect = [.. Text("MQTT"), 4, 2, 0, 0, .. Text($"test-{Guid.NewGuid():N}"[..20])];
        await watch.SendAsync(0x10, connect);
        await watch.ReceiveAsync();
        byte[] subscribe = [0, 1, .. Text("sq/#"), 0];
        await watch.SendAsync(0x82, subscribe);
        watch._reading = watch.ReadAsync();
        return watch;
    }

    /// <summary>The newest value of a topic, or "".</summary>
    public string Newest(string topic) => _newest.GetValueOrDefault(topic, "");

    /// <summary>
    /// Whether two boards show the same. The retained one keeps the sequence of its last change; what happens
    /// without a change to it, such as a printed slip, sends none.
    /// </summary>
    public static bool SameBoard(string one, string other) =>
        one.Length > 0 && other.Length > 0 && WithoutSequence(one) == WithoutSequence(other);

    private static string WithoutSequence(string board)
    {
        var picture = JsonNode.Parse(board)!.AsObject();
        picture.Remove("sequence");
        return picture.ToJsonString();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _socket.Abort();
        await _reading;
        _socket.Dispose();
    }

    private static byte[] Text(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return [(byte)(bytes.Length >> 8), (byte)bytes.Length, .. bytes];
    }

    private async Task SendAsync(byte head, byte[] body) =>
        await _socket.SendAsync(
            new ArraySegment<byte>([head, (byte)body.Length, .. body]), WebSocketMessageType.Binary, true,
                CancellationToken.None);

    private async Task<bool> ReceiveAsync()
    {
        var buffer = new byte[16384];
        var got = await _socket.ReceiveAsync(buffer, CancellationToken.None);
        _inbox.AddRange(buffer.AsSpan(0, got.Count));
        while (TakePacket())
        {
            // There may be more than one in a frame.
        }

        return got.MessageType != WebSocketMessageType.Close;
    }

    private async Task ReadAsync()
    {
        try
        {
            while (await ReceiveAsync())
            {
                // All that counts happens on receipt.
            }
        }
        catch (Exception gone) when (
            gone is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The far end went, or this screen was switched off.
        }
    }

    private bool TakePacket()
    {
        var (length, digits) = (0, 0);
        do
        {
            if (_inbox.Count < 2 + digits) return false;
            length |= (_inbox[1 + digits] & 0x7F) << (7 * digits);
        }
        while ((_inbox[1 + digits++] & 0x80) != 0);

        if (_inbox.Count < 1 + digits + length) return false;
        if (_inbox[0] >> 4 == 3) Published([.. _inbox.Skip(1 + digits).Take(length)]);
        _inbox.RemoveRange(0, 1 + digits + length);
        return true;
    }

    /// <summary>A PUBLISH; QoS 0 always, because that is what was subscribed.</summary>
    private void Published(byte[] body)
    {
        var topicBytes = (body[0] << 8) | body[1];
        var topic = Encoding.UTF8.GetString(body, 2, topicBytes);
        var payload = Encoding.UTF8.GetString(body.AsSpan(2 + topicBytes));
        _newest[topic] = payload;
        _all.Enqueue((topic, payload));
    }
}
