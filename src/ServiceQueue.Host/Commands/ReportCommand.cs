using System.CommandLine;
using System.Text.Json;
using NodaTime.Text;
using ServiceQueue.Contracts.Json;
using ServiceQueue.Core.Visits;
using ServiceQueue.Drivers.Sqlite;
using ServiceQueue.Engine.Halls;
using ServiceQueue.Engine.Views;
using ServiceQueue.Host.Hosting;

namespace ServiceQueue.Host.Commands;

/// <summary>
/// <c>servicequeue report --data DIR --day D [--csv]</c>: a day report from the journal, without the host.
/// </summary>
internal static class ReportCommand
{
    public static Command Make()
    {
        var data = Cli.Required("--data", "Directory of the journal");
        var day = Cli.Required("--day", "The hall day, such as 2026-03-02");
        var csv = new Option<bool>("--csv") { Description = "CSV instead of JSON" };
        var command = new Command("report", "Prints a day report") { data, day, csv };
        command.SetAction(
            (parsed, stop) =>
                RunAsync(parsed.GetValue(data)!, parsed.GetValue(day)!, parsed.GetValue(csv), stop));
        return command;
    }

    private static async Task<int> RunAsync(string data, string day, bool csv, CancellationToken stop)
    {
        if (LocalDatePattern.Iso.Parse(day) is not { Success: true, Value: var date })
            return Cli.Fail($"--day \"{day}\" is no date; write for instance --day 2026-03-02.");
        try
        {
            await using var store = SqliteHallStore.OpenToRead(HallOptions.JournalOf(data));
            foreach (var hall in await store.HallsAsync(stop))
            {
                var unknown = new Core.Halls.HallPlan
                {
                    Hall = hall, Name = new Core.Halls.Words(hall), Services = [], Counters = [],
                };
                var plan = (await Recovery.RecoverAsync(unknown, store, stop)).State.Plan;
                var visits = new List<Visit>();
                await foreach (var row in store.VisitsAsync(hall, date, stop))
                    visits.Add(VisitRows.Read(row));
                var report = DayReport.Of(plan, date, visits);
                Console.WriteLine(
                    csv ? DayReportCsv.Write(report) : JsonSerializer.Serialize(report, WireJson.Options));
            }

            return 0;
        }
        catch (IOException problem)
        {
            return Cli.Fail(problem.Message);
        }
    }
}
