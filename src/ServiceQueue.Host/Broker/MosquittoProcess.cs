using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Polly;
using Polly.Retry;

namespace ServiceQueue.Host.Broker;

/// <summary>
/// A Mosquitto of the host's own, on a free port of the loopback, for the demo: started as a child, started
/// again when it dies, and gone with the host, also when the host is killed. Thread-safe.
/// </summary>
/// <remarks>
/// The kernel sends the parent-death signal when the <i>thread</i> that made the child ends, so one thread
/// makes the child and then does nothing but wait for it.
/// </remarks>
public sealed class MosquittoProcess : IAsyncDisposable
{
    private static readonly string[] Places =
        ["/usr/sbin/mosquitto", "/usr/local/sbin/mosquitto", "/usr/bin/mosquitto"];
    private static readonly string[] DeathSignal = ["/usr/bin/setpriv", "--pdeathsig", "KILL"];
    private static readonly TimeSpan ReadyTimeout = TimeSpan.FromSeconds(10);

    private readonly BrokerFiles _files;
    private readonly string _executable;
    private readonly ILogger _logger;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _lock = new();
    private Process? _process;
    private string _lastWords = "";

    private MosquittoProcess(string directory, string executable, ILogger logger, TimeProvider time)
    {
        _files = new BrokerFiles(Path.GetFullPath(directory));
        (_executable, _logger, _time) = (executable, logger, time);
        using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        probe.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        EndPoint = (IPEndPoint)probe.LocalEndPoint!;
    }

    /// <summary>Where it listens; the same after a restart.</summary>
    public IPEndPoint EndPoint { get; }

    /// <summary>Who may write everything.</summary>
    public BrokerUser HostUser { get; } = BrokerUser.New("host");

    /// <summary>
    /// Who may read everything and write displays' signs of life: for <see cref="MqttTunnel"/>.
    /// </summary>
    public BrokerUser ScreenUser { get; } = BrokerUser.New("screen");

    /// <summary>The child's process id now, or null between two lives.</summary>
    public int? ProcessId
    {
        get
        {
            lock (_lock) return _process?.Id;
        }
    }

    /// <summary>
    /// Starts it with its files in a directory, and returns when it takes connections. Throws <see
    /// cref="IOException"/> with the remedy when Mosquitto is not installed or does not come up.
    /// </summary>
    public static async Task<MosquittoProcess> StartAsync(
        string directory, ILogger logger, TimeProvider time, CancellationToken stop)
    {
        var executable = Array.Find(Places, File.Exists) ?? throw new IOException(
            $"The broker Mosquitto is not installed (looked for {string.Join(", ", Places)}). "
            + "Install it: sudo apt-get install mosquitto");
        var broker = new MosquittoProcess(directory, executable, logger, time);
        try
        {
            broker.Begin();
            await broker.ReadyAsync(stop);
            return broker;
        }
        catch
        {
            await broker.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        lock (_lock) Kill(_process);
        await _ended.Task;
    }

    private void Begin()
    {
        if (_files.OldProcess() is { } old)
        {
            _logger.LogWarning(
                "A broker of an earlier run (process {Process}) is still there: it is ended", old);
            using var process = Process.GetProcessById(old);
            Kill(process);
        }

        _files.Write(EndPoint, HostUser, ScreenUser);
        new Thread(Keep) { IsBackground = true, Name = "mosquitto" }.Start();
    }

    private void Keep()
    {
        try
        {
            Restarting().Execute(_ => LiveOnce(), _stop.Token);
        }
        catch (OperationCanceledException)
        {
            // Asked to stop.
        }
        catch (System.ComponentModel.Win32Exception unable)
        {
            _lastWords = unable.Message;
            _logger.LogError(unable, "The broker cannot be started");
        }
        finally
        {
            _ended.TrySetResult();
        }
    }

    /// <summary>
    /// One life of the child, which always ends with an exception: it died, or was asked to stop.
    /// </summary>
    private void LiveOnce()
    {
        using var process = new Process { StartInfo = StartInfo() };
        process.OutputDataReceived += (_, said) => Log(said.Data);
        process.ErrorDataReceived += (_, said) => Log(said.Data);
        lock (_lock)
        {
            _stop.Token.ThrowIfCancellationRequested();
            process.Start();
            _process = process;
        }

        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        _files.NoteProcess(process.Id);
        process.WaitForExit();
        lock (_lock) _process = null;
        _stop.Token.ThrowIfCancellationRequested();
        _logger.LogError(
            "The broker ended with code {Code}: it is started again. {LastWords}", process.ExitCode,
            _lastWords);
        throw new IOException($"the broker ended with code {process.ExitCode}");
    }

    private ProcessStartInfo StartInfo()
    {
        string[] command =
            [.. File.Exists(DeathSignal[0]) ? DeathSignal : [], _executable, "-c", _files.Config];
        return new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
    }

    private void Log(string? said)
    {
        if (string.IsNullOrWhiteSpace(said)) return;
        _lastWords = said;
        if (said.Contains("Error", StringComparison.Ordinal)) _logger.LogError("mosquitto: {Said}", said);
        else _logger.LogDebug("mosquitto: {Said}", said);
    }

    private async Task ReadyAsync(CancellationToken stop)
    {
        var ready = new ResiliencePipelineBuilder { TimeProvider = _time }
            .AddTimeout(ReadyTimeout)
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = new PredicateBuilder().Handle<SocketException>(),
                MaxRetryAttempts = int.MaxValue,
                Delay = TimeSpan.FromMilliseconds(10),
            })
            .Build();
        try
        {
            await ready.ExecuteAsync(
                async token =>
                {
                    using var socket =
                        new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                    await socket.ConnectAsync(EndPoint, token);
                },
                stop);
        }
        catch (Polly.Timeout.TimeoutRejectedException late)
        {
            throw new IOException($"The broker did not come up on {EndPoint}: {_lastWords}", late);
        }
    }

    private ResiliencePipeline Restarting() =>
        new ResiliencePipelineBuilder { TimeProvider = _time }
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = new PredicateBuilder().Handle<IOException>(),
                MaxRetryAttempts = int.MaxValue,
                BackoffType = DelayBackoffType.Constant,
                Delay = TimeSpan.FromMilliseconds(300),
            })
            .Build();

    private static void Kill(Process? process)
    {
        try
        {
            process?.Kill();
            process?.WaitForExit(TimeSpan.FromSeconds(5));
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }
    }
}
