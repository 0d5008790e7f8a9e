using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;

namespace ServiceQueue.Host.Tests.Running;

/// <summary>
/// A hall of the real, built host in a child process, with a data directory and an address of its own. It can
/// be killed and started again on the same data.
/// </summary>
internal sealed class RunningHall : IAsyncDisposable
{
    private readonly string _config;
    private readonly string _verb;
    private readonly List<HostProgram> _lives = [];

    private RunningHall(string config, string verb)
    {
        (_config, _verb) = (config, verb);
        Data = Directory.CreateTempSubdirectory("sq-hall-").FullName;
        using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        probe.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        Site = new Uri($"http://127.0.0.1:{((IPEndPoint)probe.LocalEndPoint!).Port}/");
        Api = new HallClient(Site);
    }

    /// <summary>Where it listens; the same in every life.</summary>
    public Uri Site { get; }

    /// <summary>Its data directory.</summary>
    public string Data { get; }

    /// <summary>Asks it.</summary>
    public HallClient Api { get; }

    /// <summary>The life now.</summary>
    public HostProgram Program => _lives[^1];

    /// <summary>How long the last start took to the line "ready". To be told, never to be tested.</summary>
    public TimeSpan TimeToReady { get; private set; }

    /// <summary>All that it said, in all its lives.</summary>
    public string Log => string.Concat(_lives.Select(l => l.Out + l.Errors));

    /// <summary>
    /// Starts a hall on a configuration, and returns when it says that it is ready.
    /// </summary>
    public static async Task<RunningHall> StartAsync(string? config = null, string verb = "demo")
    {
        var hall = new RunningHall(config ?? Repository.DemoHall, verb);
        try
        {
            await hall.StartAgainAsync();
            return hall;
        }
        catch
        {
            await hall.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts the host on the same data.</summary>
    public async Task StartAgainAsync()
    {
        var began = Stopwatch.GetTimestamp();
        var program = HostProgram.Start(
            _verb, "--config", _config, "--data", Data, "--port",
                Site.Port.ToString(CultureInfo.InvariantCulture));
        _lives.Add(program);
        await Until.SoAsync(() => program.Ended
            || program.Out.Contains($"ready {Site}", StringComparison.Ordinal), "the line \"ready\"");
        if (program.Ended)
            throw new InvalidOperationException($"The host ended at once: {program.Out}{program.Errors}");
        TimeToReady = Stopwatch.GetElapsedTime(began);
    }

    /// <summary><c>kill -9</c> of the host alone.</summary>
    public Task KillAsync() => Program.KillAsync();

    /// <summary>Runs <c>servicequeue verify</c> on the data.</summary>
    public Task<(int Code, string Out, string Errors)> VerifyAsync() =>
        HostProgram.RunAsync("verify", "--data", Data);

    /// <summary>Kills the hall and demands that its journal is whole, whatever it went through.</summary>
    public async Task EndWholeAsync()
    {
        await KillAsync();
        var (code, output, errors) = await VerifyAsync();
        if (code != 0) throw new InvalidOperationException($"The journal is not whole: {output}{errors}");
    }

    /// <summary>Throws a fault in the lab.</summary>
    public Task FaultAsync(string device, string kind) =>
        Api.PostRootAsync($"lab/devices/{device}/fault", new JsonObject { ["kind"] = kind });

    /// <summary>Presses a key in the lab.</summary>
    public Task PressAsync(string device, string key) =>
        Api.PostRootAsync($"lab/devices/{device}/press", new JsonObject { ["key"] = key });

    /// <summary>The device as <c>/devices</c> tells it.</summary>
    public async Task<JsonNode> DeviceAsync(string id) =>
        (await Api.GetAsync("devices")).AsArray().Single(d => (string?)d!["id"] == id)!;

    /// <summary>Waits until a device has a fault of a kind, or none ("").</summary>
    public Task<JsonNode> DeviceShowsAsync(string id, params string[] kinds) => Until.SeenAsync(
        () => DeviceAsync(id), d => kinds.Contains((string?)d["fault"]?["kind"] ?? ""),
            $"{id} with the fault {string.Join('/', kinds)}");

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        foreach (var life in _lives) life.Dispose();
        Api.Dispose();
        Directory.Delete(Data, recursive: true);
        return ValueTask.CompletedTask;
    }
}
