using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using ServiceQueue.Contracts;

namespace ServiceQueue.Drivers.Tests.Mqtt;

/// <summary>
/// A real mosquitto on loopback, without persistence: "writer" may write all under sq/, "reader" only read,
/// and nobody may write under sq/hall/secret.
/// </summary>
internal sealed class BrokerChild : IDisposable
{
    private const string Executable = "/usr/sbin/mosquitto";

    private readonly string _directory = Directory.CreateTempSubdirectory("sq-broker-").FullName;
    private Process? _process;

    private BrokerChild(int port)
    {
        Port = port;
        File.WriteAllText(ConfigPath, $"""
            listener {Port} 127.0.0.1
            allow_anonymous false
            password_file {_directory}/passwords
            acl_file {_directory}/acl
            persistence false
            user root
            log_dest stderr
            """);
        File.WriteAllText(Path.Combine(_directory, "acl"), """
            user writer
            topic readwrite sq/#
            topic deny sq/hall/secret/#

            user reader
            topic read sq/#
            """);
        SetPasswords();
    }

    public int Port { get; }

    private string ConfigPath => Path.Combine(_directory, "mosquitto.conf");

    public static async Task<BrokerChild> StartAsync()
    {
        using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        probe.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var child = new BrokerChild(((IPEndPoint)probe.LocalEndPoint!).Port);
        probe.Close();
        await child.RestartAsync();
        return child;
    }

    public BrokerAddress Address(string clientId, string user = "writer", int keepAlive = 15) => new()
    {
        Port = Port,
        UserName = user,
        Password = "pass-" + user,
        Root = "sq/hall/",
        ClientId = clientId,
        OfflineStatus = "offline"u8.ToArray(),
        StatusTopic = clientId == "host" ? "status" : "status-of-" + clientId,
        KeepAliveSeconds = keepAlive,
    };

    /// <summary>kill -9, as far as it runs.</summary>
    public void Kill()
    {
        if (_process is null) return;
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _process = null;
    }

    public async Task RestartAsync()
    {
        Kill();
        _process = Process.Start(
            new ProcessStartInfo(Executable, ["-c", ConfigPath]) { RedirectStandardError = true })!;
        _process.BeginErrorReadLine();
        await Until.TrueAsync(CanConnect, "mosquitto listens");
    }

    public void Dispose()
    {
        Kill();
        Directory.Delete(_directory, recursive: true);
    }

    private bool CanConnect()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Connect(IPAddress.Loopback, Port);
            return true;
        }
        catch (SocketException)
        {
            return _process!.HasExited
                ? throw new InvalidOperationException("mosquitto exited at once") : false;
        }
    }

    private void SetPasswords()
    {
        var path = Path.Combine(_directory, "passwords");
        File.WriteAllText(path, "writer:pass-writer\nreader:pass-reader\n");
        using var hashing = Process.Start("/usr/bin/mosquitto_passwd", ["-U", path]);
        hashing.WaitForExit();
    }
}

/// <summary>Waits on conditions.</summary>
internal static class Until
{
    public static async Task TrueAsync(Func<bool> condition, string what)
    {
        var watch = Stopwatch.StartNew();
        while (!condition())
        {
            if (watch.Elapsed > TimeSpan.FromSeconds(20))
                throw new TimeoutException($"never came true: {what}");
            await Task.Delay(5);
        }
    }
}
