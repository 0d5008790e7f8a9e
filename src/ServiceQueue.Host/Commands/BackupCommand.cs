using System.CommandLine;
using ServiceQueue.Drivers.Sqlite;
using ServiceQueue.Host.Hosting;

namespace ServiceQueue.Host.Commands;

/// <summary>
/// <c>servicequeue backup</c> and <c>restore</c>: a consistent copy of a data directory, also of a running
/// hall.
/// </summary>
internal static class BackupCommand
{
    public static Command Make()
    {
        var data = Cli.Required("--data", "Directory of the journal");
        var to = Cli.Required("--to", "File to write; must not exist");
        var command =
            new Command("backup", "Copies the journal into one file while the hall runs") { data, to };
        command.SetAction(parsed => Guarded(() => Backup(parsed.GetValue(data)!, parsed.GetValue(to)!)));
        return command;
    }

    public static Command MakeRestore()
    {
        var data = Cli.Required(
            "--data", "Directory to restore into; a journal there is kept beside the restored one");
        var from = Cli.Required("--from", "File that backup wrote");
        var command = new Command("restore", "Puts a backup into an empty data directory") { data, from };
        command.SetAction(parsed => Guarded(() => Restore(parsed.GetValue(data)!, parsed.GetValue(from)!)));
        return command;
    }

    private static int Backup(string data, string to)
    {
        StoreBackup.BackUp(HallOptions.JournalOf(data), to);
        Console.WriteLine($"{to}: {new FileInfo(to).Length} bytes");
        return 0;
    }

    private static int Restore(string data, string from)
    {
        StoreBackup.Restore(from, HallOptions.JournalOf(data));
        Console.WriteLine($"restored; check it with: servicequeue verify --data {data}");
        return 0;
    }

    private static int Guarded(Func<int> what)
    {
        try
        {
            return what();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return Cli.Fail(problem.Message);
        }
    }
}
