using System.Diagnostics;
using System.Text;

namespace ServiceQueue.Devices.Tests.Units;

/// <summary>
/// The C reference as the far end of a real pseudo-terminal: a process to which one says rows, and which
/// answers each with a row.
/// </summary>
internal sealed class QcpBenchLine : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _errors;

    public QcpBenchLine(string program, string[] before, int address, int seed)
    {
        string[] arguments = [.. before, program, "line", $"{address}", "0A0B0C0D", $"{seed}"];
        _process = Process.Start(QcpReference.Starting(arguments[0], arguments[1..]))!;
        _errors = _process.StandardError.ReadToEndAsync();
        Path = Row();
    }

    /// <summary>The host's side, such as /dev/pts/7.</summary>
    public string Path { get; }

    /// <summary>The text it shows and the state of its keypad's screen, as one row.</summary>
    public string State => Ask("state");

    /// <summary>What its sign shows.</summary>
    public string Text =>
        Encoding.GetEncoding(936).GetString(Convert.FromHexString(State.Split(" text ")[^1].Trim()));

    /// <summary>Keys it dropped because nobody asked for 8 s.</summary>
    public int Dropped
    {
        get
        {
            var words = State.Split(' ');
            return int.Parse(words[Array.IndexOf(words, "dropped") + 1]);
        }
    }

    public string Ask(string row)
    {
        _process.StandardInput.WriteLine(row);
        _process.StandardInput.Flush();
        return Row();
    }

    /// <summary>Ends it; throws when it, a sanitizer or valgrind found fault.</summary>
    public void Quit()
    {
        _process.StandardInput.WriteLine("quit");
        _process.StandardInput.Close();
        _process.WaitForExit();
        if (_process.ExitCode != 0)
            throw new InvalidOperationException($"It ended with {_process.ExitCode}: {_errors.Result}");
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }

    private string Row() =>
        _process.StandardOutput.ReadLine()
        ?? throw new InvalidOperationException($"The far end is gone: {_errors.Result}");
}
