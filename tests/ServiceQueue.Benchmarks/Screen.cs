using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;

namespace ServiceQueue.Benchmarks;

/// <summary>
/// A hall screen: subscribes to the retained board through the host's tunnel, and notes when a ticket showed.
/// </summary>
internal sealed class Screen : IAsyncDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly ConcurrentDictionary<string, DateTimeOffset> _seen = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _stop = new();
    private Task _reading = Task.CompletedTask;

    public static async Task<Screen> OpenAsync(int port)
    {
        var screen = new Screen();
        screen._socket.Options.AddSubProtocol("mqtt");
        await screen._socket.ConnectAsync(new Uri($"ws://127.0.0.1:{port}/mqtt"), CancellationToken.None);
        // CONNECT: protocol MQTT 5, clean start, keep-alive 60 s, no properties, client id "bench".
        await screen.SendAsync(
            [0x10, 18, 0, 4, (byte)'M', (byte)'Q', (byte)'T', (byte)'T', 5, 2, 0, 60, 0, 0, 5, .. "bench"u8]);
        byte[] filter = [.. "sq/demo/board"u8];
        await screen.SendAsync(
            [0x82, (byte)(6 + filter.Length), 0, 1, 0, 0, (byte)filter.Length, .. filter, 0]);
        screen._reading = screen.ReadAsync();
        return screen;
    }

    public async Task<DateTimeOffset> SeenAsync(string ticket)
    {
        while (true)
        {
            if (_seen.TryGetValue(ticket, out var at)) return at;
            await Task.Delay(1);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _socket.Abort();
        await _reading;
        _socket.Dispose();
        _stop.Dispose();
    }

    private async Task SendAsync(byte[] packet) =>
        await _socket.SendAsync(packet, WebSocketMessageType.Binary, true, CancellationToken.None);

    private async Task ReadAsync()
    {
        var buffer = new byte[64 * 1024];
        var carry = "";
        try
        {
            while (true)
            {
                var read = await _socket.ReceiveAsync(buffer.AsMemory(), _stop.Token);
                if (read.MessageType == WebSocketMessageType.Close) return;
                var at = DateTimeOffset.UtcNow;
                var text = carry + Encoding.Latin1.GetString(buffer, 0, read.Count);
                // The first call of a board is its newest; its ticket is the first after "calls".
                for (var from = text.IndexOf("\"calls\":[{", StringComparison.Ordinal); from >= 0; from = text
                    .IndexOf("\"calls\":[{", from + 1, StringComparison.Ordinal))
                {
                    var mark = text.IndexOf("\"ticket\":\"", from, StringComparison.Ordinal);
                    if (mark < 0) break;
                    var end = text.IndexOf('"', mark + 10);
                    if (end > 0) _seen.TryAdd(text[(mark + 10)..end], at);
                }

                carry = text.Length > 512 ? text[^512..] : text;
            }
        }
        catch (Exception end) when (end is OperationCanceledException or WebSocketException)
        {
            // The measurement is over.
        }
    }
}
