using System.CommandLine;
using ServiceQueue.Drivers.Sqlite;
using ServiceQueue.Engine.Journal;
using ServiceQueue.Host.Hosting;

namespace ServiceQueue.Host.Commands;

/// <summary>
/// <c>servicequeue verify --data DIR</c>: the chain of hashes and the read tables. Exit 0 whole, 1 not, 2
/// could not run.
/// </summary>
internal static class VerifyCommand
{
    public static Command Make()
    {
        var data = Cli.Required("--data", "Directory of the journal");
        var command = new Command(
            "verify", "Checks the journal's hash chain and that the read tables equal its fold") { data };
        command.SetAction((parsed, stop) => RunAsync(parsed.GetValue(data)!, stop));
        return command;
    }

    private static async Task<int> RunAsync(string data, CancellationToken stop)
    {
        try
        {
            await using var store = SqliteHallStore.OpenToRead(HallOptions.JournalOf(data));
            var whole = true;
            foreach (var hall in await store.HallsAsync(stop))
            {
                var found = await new Verifier(store, hall).RunAsync(stop);
                foreach (var wrong in found.Wrong) Console.WriteLine($"{hall}: {wrong}");
                Console.WriteLine(
                    $"{hall}: {found.Records} records, {found.Visits} visits, {found.Cases} cases, "
                    + (found.Wrong.Count == 0 ? "whole" : "NOT whole"));
                whole &= found.Wrong.Count == 0;
            }

            return whole ? 0 : 1;
        }
        catch (IOException problem)
        {
            return Cli.Fail(problem.Message);
        }
    }
}
