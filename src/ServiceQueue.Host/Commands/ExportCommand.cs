using System.CommandLine;
using System.Text;
using ServiceQueue.Drivers.Sqlite;
using ServiceQueue.Host.Hosting;

namespace ServiceQueue.Host.Commands;

/// <summary>
/// <c>servicequeue export --data DIR</c>: the whole journal as JSON lines, hashes included.
/// </summary>
internal static class ExportCommand
{
    public static Command Make()
    {
        var data = Cli.Required("--data", "Directory of the journal");
        var command = new Command("export", "Writes the journal to standard output as JSON lines") { data };
        command.SetAction((parsed, stop) => RunAsync(parsed.GetValue(data)!, stop));
        return command;
    }

    private static async Task<int> RunAsync(string data, CancellationToken stop)
    {
        try
        {
            await using var store = SqliteHallStore.OpenToRead(HallOptions.JournalOf(data));
            await using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false));
            foreach (var hall in await store.HallsAsync(stop))
            {
                await foreach (var record in store.ReadAsync(hall, 1, long.MaxValue, stop))
                    await output.WriteLineAsync(
                        Encoding.UTF8.GetString(Api.FeedApi.Line(record, withHash: true)));
            }

            return 0;
        }
        catch (IOException problem)
        {
            return Cli.Fail(problem.Message);
        }
    }
}
