using System.Net;
using System.Net.Sockets;
using ServiceQueue.Contracts;

namespace ServiceQueue.Drivers.Tests.Mqtt;

/// <summary>A far end that says exactly what a test tells it to, right or wrong.</summary>
internal sealed class ScriptedBroker : IDisposable
{
    public const string PlainConnAck = "2003000000";

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public ScriptedBroker() => _listener.Start();

    public BrokerAddress Address(int keepAlive = 15) => new()
    {
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port,
        Root = "sq/hall/",
        ClientId = "host",
        OfflineStatus = "offline"u8.ToArray(),
        KeepAliveSeconds = keepAlive,
    };

    public async Task<ScriptedConnection> AcceptAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        return new ScriptedConnection(await _listener.AcceptSocketAsync(limit.Token));
    }

    public void Dispose() => _listener.Dispose();
}

/// <summary>One connection of a <see cref="ScriptedBroker"/>: packets as hex.</summary>
internal sealed class ScriptedConnection(Socket socket) : IDisposable
{
    public async Task SendAsync(string hex) => await socket.SendAsync(Convert.FromHexString(hex));

    /// <summary>Sends one byte in each TCP segment.</summary>
    public async Task TrickleAsync(string hex)
    {
        socket.NoDelay = true;
        foreach (var one in Convert.FromHexString(hex))
        {
            await socket.SendAsync(new[] { one });
            await Task.Yield();
        }
    }

    /// <summary>
    /// The next packet, or "" at the end of the connection. Lengths below 128 only, which is all the tests
    /// need.
    /// </summary>
    public async Task<string> ReceiveAsync()
    {
        var head = new byte[2];
        if (!await FillAsync(head)) return "";
        var length = (int)head[1];
        var high = Array.Empty<byte>();
        if (length >= 128)
        {
            high = new byte[1];
            await FillAsync(high);
            length = (length & 0x7F) | (high[0] << 7);
        }

        var body = new byte[length];
        return await FillAsync(body) ? Convert.ToHexString([.. head, .. high, .. body]) : "";
    }

    /// <summary>Packets up to one that begins so, which is returned.</summary>
    public async Task<string> ReceiveUpToAsync(string start)
    {
        while (true)
        {
            var packet = await ReceiveAsync();
            if (packet.Length == 0 || packet.StartsWith(start, StringComparison.Ordinal)) return packet;
        }
    }

    public void Dispose() => socket.Dispose();

    private async Task<bool> FillAsync(byte[] buffer)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        for (var have = 0; have < buffer.Length;)
        {
            var read = await socket.ReceiveAsync(buffer.AsMemory(have), limit.Token);
            if (read == 0) return false;
            have += read;
        }

        return true;
    }
}
