using System.CommandLine;

namespace ServiceQueue.Host.Commands;

/// <summary>The command line: one file a command.</summary>
internal static class Cli
{
    /// <summary>Could not run at all.</summary>
    public const int CouldNotRun = 2;

    public static RootCommand Make() =>
        new("ServiceQueue: queue tickets, counters, signs and displays of a service hall")
    {
        RunCommand.Make(),
        DemoCommand.Make(),
        VerifyCommand.Make(),
        CheckCommand.Make(),
        ReplayCommand.Make(),
        ReportCommand.Make(),
        DueCommand.Make(),
        DeviceCommand.Make(),
        ExportCommand.Make(),
        BackupCommand.Make(),
        BackupCommand.MakeRestore(),
    };

    /// <summary>An option that must be given.</summary>
    public static Option<string> Required(string name, string description) =>
        new(name) { Description = description, Required = true };

    /// <summary>Says on standard error what is wrong, and ends with the code for "could not run".</summary>
    public static int Fail(string what)
    {
        Console.Error.WriteLine(what);
        return CouldNotRun;
    }
}
