using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace ServiceQueue.Drivers.Tests.Stores;

/// <summary>A child process that runs <see cref="WriterProgram"/>, and what it has acknowledged.</summary>
internal sealed class Writer : IDisposable
{
    // Under some runners the tests run in a program of its own; then the command is the one on the path.
    private static readonly string Dotnet =
        Path.GetFileName(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath! : "dotnet";

    private readonly Process _process;
    private readonly Task _reading;
    private readonly TaskCompletionSource _wrote = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Writer(ProcessStartInfo start, int enough)
    {
        _process = Process.Start(start)!;
        _reading = ReadAsync(enough);
    }

    /// <summary>The last acknowledged sequence of each hall.</summary>
    public ConcurrentDictionary<string, long> Acknowledged { get; } = new(StringComparer.Ordinal);

    /// <summary>What it said when it failed, or null.</summary>
    public string? Fault { get; private set; }

    /// <summary>Ends when it has acknowledged enough appends, or ended by itself.</summary>
    public Task Wrote => _wrote.Task;

    /// <summary>Starts it, with limits of the shell's <c>ulimit</c> or none.</summary>
    public static Writer Start(string path, int enough, string limits = "true")
    {
        var assembly = typeof(Writer).Assembly.Location;
        var start = new ProcessStartInfo("/bin/bash") { RedirectStandardOutput = true };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add($"{limits}; exec \"$@\"");
        foreach (var argument in new[] { "writer", Dotnet, "exec", assembly, "write", path })
            start.ArgumentList.Add(argument);
        return new Writer(start, enough);
    }

    /// <summary>kill -9, then waits until all it said has been read.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await EndAsync();
    }

    /// <summary>Waits until it ended by itself.</summary>
    public async Task EndAsync()
    {
        await _process.WaitForExitAsync();
        await _reading;
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }

    private async Task ReadAsync(int enough)
    {
        // A line cut short by the kill was never read as acknowledged by anyone.
        for (var count = 1; await _process.StandardOutput.ReadLineAsync() is { } line; count++)
        {
            var words = line.Split(' ', 2);
            if (words is [var hall, var number]
                && long.TryParse(number, CultureInfo.InvariantCulture, out var sequence))
            {
                Acknowledged[hall] = Math.Max(sequence, Acknowledged.GetValueOrDefault(hall));
            }
            else
            {
                Fault = line;
            }

            if (count == enough) _wrote.TrySetResult();
        }

        _wrote.TrySetResult();
    }
}
