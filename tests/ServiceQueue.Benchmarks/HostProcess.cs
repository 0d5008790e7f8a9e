using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;

namespace ServiceQueue.Benchmarks;

/// <summary>The real host as a child process, and a client to it.</summary>
internal sealed class HostProcess : IDisposable
{
    private readonly Process _process;

    private HostProcess(Process process, int port)
    {
        _process = process;
        Port = port;
        Http = new HttpClient(
            new SocketsHttpHandler { MaxConnectionsPerServer = 256 }) { BaseAddress = new Uri(
                $"http://127.0.0.1:{port}/") };
    }

    public HttpClient Http { get; }

    public int Port { get; }

    public TimeSpan ReadyAfter { get; private set; }

    /// <summary>Starts the demonstration hall and waits until it is ready.</summary>
    public static async Task<HostProcess> StartAsync(string data)
    {
        var port = FreePort();
        var clock = Stopwatch.StartNew();
        var start =
            new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[]
        {
            // The host as it is built and delivered, compiled ahead; the copy beside this program is not.
            Path.Combine(Root(), "src/ServiceQueue.Host/bin/Release/net10.0/ServiceQueue.Host.dll"), "demo",
            "--config", Path.Combine(Root(), "deploy", "hall-demo"),
            "--data", data, "--port", $"{port}",
        })
        {
            start.ArgumentList.Add(argument);
        }

        var host = new HostProcess(Process.Start(start)!, port);
        while (await host._process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (!line.StartsWith("ready ", StringComparison.Ordinal)) continue;
            host.ReadyAfter = clock.Elapsed;
            _ = host._process.StandardOutput.ReadToEndAsync();
            return host;
        }

        throw new InvalidOperationException(
            $"The host did not start: {await host._process.StandardError.ReadToEndAsync()}");
    }

    public Task<HttpResponseMessage> PostAsync(string path, object body) =>
        Http.PostAsJsonAsync($"api/halls/demo/{path}", body);

    public void Kill() => _process.Kill(entireProcessTree: true);

    public void Dispose()
    {
        Http.Dispose();
        if (!_process.HasExited) Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static string Root()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "ServiceQueue.sln"))) at = at.Parent;
        return at!.FullName;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
