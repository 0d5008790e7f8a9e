using System.Diagnostics;
using System.Text;

namespace ServiceQueue.Devices.Tests.Units;

/// <summary>
/// The C reference, compiled once as its specification promises, plain and with sanitizers.
/// </summary>
public sealed class QcpReference : IDisposable
{
    private static readonly string[] Strict = ["-std=c99", "-Wall", "-Wextra", "-Werror", "-pedantic"];

    private static readonly string[] Sources =
        ["qcp.c", "qcp_commands.c", "qcp_frame.c", "bench.c", "bench_line.c"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("qcp");

    public QcpReference()
    {
        foreach (var source in Sources[..3])
        {
            var made = Made(Path.ChangeExtension(source, "o"));
            Run("gcc", [.. Strict, "-Os", "-c", Source(source), "-o", made]);
        }

        var all = Sources.Select(Source).ToArray();
        Run("gcc", [.. Strict, "-O1", "-g", .. all, "-o", Plain]);
        Run("gcc",
        [
            .. Strict, "-O1", "-g", "-fsanitize=address,undefined", "-fno-sanitize-recover=all", .. all, "-o",
            Sanitized,
        ]);
    }

    public string Plain => Made("bench");

    public string Sanitized => Made("bench-sanitized");

    /// <summary>What the reference itself needs from outside, without the bench.</summary>
    public IReadOnlyList<string> Needs => [
        .. Sources[..3].SelectMany(s => Run("nm", ["-u", Made(Path.ChangeExtension(s, "o"))]).Split('\n'))
            .Select(row => row.Trim().Split(' ')[^1]).Where(name => name.Length > 0).Distinct()
            .Where(name => !name.StartsWith("qcp_", StringComparison.Ordinal)),
    ];

    /// <summary>Runs a program to its end; throws with all that it said when it fails.</summary>
    public static string Run(string program, string[] arguments, string input = "")
    {
        using var process = Process.Start(Starting(program, arguments))!;
        var errors = process.StandardError.ReadToEndAsync();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException(
            $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{output}"
            + errors.Result);
    }

    public static ProcessStartInfo Starting(string program, string[] arguments) => new(program, arguments)
    {
        RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        StandardInputEncoding = new UTF8Encoding(false),
    };

    public void Dispose() => _folder.Delete(recursive: true);

    private static string Source(string name) => Path.Combine(QcpFolder.Protocol, "c", name);

    private string Made(string name) => Path.Combine(_folder.FullName, name);
}
