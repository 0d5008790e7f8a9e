using System.Diagnostics;
using System.Text;

namespace ServiceQueue.Host.Tests.Running;

/// <summary>The built host as a child process: its words on both outputs, its exit code, its end.</summary>
internal sealed class HostProgram : IDisposable
{
    private const int Kept = 200_000;

    private static readonly HashSet<Process> Alive = [];
    private readonly Process _process;
    private readonly StringBuilder _out = new();
    private readonly StringBuilder _errors = new();

    static HostProgram() => AppDomain.CurrentDomain.ProcessExit += (_, _) =>
    {
        lock (Alive)
        {
            foreach (var process in Alive) process.Kill(entireProcessTree: true);
        }
    };

    private HostProgram(IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Repository.HostDll, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        // One reading of the code is enough for a test: the tiers cost more than they bring back.
        start.Environment["DOTNET_TieredPGO"] = "0";
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, said) => Note(_out, said.Data);
        _process.ErrorDataReceived += (_, said) => Note(_errors, said.Data);
        _process.Start();
        lock (Alive) Alive.Add(_process);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>What it said on standard output.</summary>
    public string Out => Read(_out);

    /// <summary>What it said on standard error.</summary>
    public string Errors => Read(_errors);

    /// <summary>Its process id.</summary>
    public int Id => _process.Id;

    /// <summary>Whether it has ended.</summary>
    public bool Ended => _process.HasExited;

    /// <summary>Starts it.</summary>
    public static HostProgram Start(params IEnumerable<string> arguments) => new(arguments);

    /// <summary>Runs it to its end.</summary>
    public static async Task<(int Code, string Out, string Errors)> RunAsync(
        params IEnumerable<string> arguments)
    {
        using var program = new HostProgram(arguments);
        var code = await program.EndAsync();
        return (code, program.Out, program.Errors);
    }

    /// <summary>Waits for its end.</summary>
    public async Task<int> EndAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        await _process.WaitForExitAsync(limit.Token);
        return _process.ExitCode;
    }

    /// <summary>Ends it as <c>kill -9</c> does, and nothing else with it.</summary>
    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: false);
        await _process.WaitForExitAsync();
    }

    /// <summary>Asks it to end, as a service manager does.</summary>
    public async Task<int> StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        await kill.WaitForExitAsync();
        return await EndAsync();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        lock (Alive) Alive.Remove(_process);
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }

    private static void Note(StringBuilder to, string? line)
    {
        if (line is null) return;
        lock (to)
        {
            if (to.Length < Kept) to.AppendLine(line);
        }
    }

    private static string Read(StringBuilder from)
    {
        lock (from) return from.ToString();
    }
}
