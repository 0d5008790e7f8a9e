using System.CommandLine;
using System.Text.Json;
using ServiceQueue.Contracts.Json;
using ServiceQueue.Engine.Replay;

namespace ServiceQueue.Host.Commands;

/// <summary>
/// <c>servicequeue replay TRACE.csv --counters N</c>: a trace through the real rules at virtual speed.
/// </summary>
internal static class ReplayCommand
{
    public static Command Make()
    {
        var trace = new Argument<string>(
            "trace") { Description = "CSV: arrival,service,priority,servingSeconds,patienceSeconds" };
        var counters = new Option<int>(
            "--counters") { Description = "Counters, each serving all services", Required = true };
        var policy = new Option<string>(
            "--policy") { Description = "Order of calls", DefaultValueFactory = _ => "fcfs" };
        var json =
            new Option<string?>("--json") { Description = "File for the result; default: standard output" };
        var command = new Command(
            "replay", "Runs a trace of arrivals through the hall's rules") { trace, counters, policy, json };
        command.SetAction((parsed, stop) => RunAsync(
            parsed.GetValue(trace)!, parsed.GetValue(counters), parsed.GetValue(policy)!,
            parsed.GetValue(json), stop));
        return command;
    }

    private static async Task<int> RunAsync(
        string trace, int counters, string policy, string? json, CancellationToken stop)
    {
        if (counters is < 1 or > 999) return Cli.Fail("--counters must be from 1 to 999.");
        try
        {
            using var text = new StreamReader(trace);
            var result = TraceReplay.Run(Trace.Read(text), counters, policy);
            var written = JsonSerializer.Serialize(result, WireJson.Options);
            if (json is null)
            {
                Console.WriteLine(written);
                return 0;
            }

            await File.WriteAllTextAsync(json, written, stop);
            Console.WriteLine(JsonSerializer.Serialize(result.Summary, WireJson.Options));
            return 0;
        }
        catch (Exception problem) when (
            problem is IOException or FormatException or ArgumentException or CsvHelper.CsvFormatException
                or UnauthorizedAccessException)
        {
            return Cli.Fail($"{trace}: {problem.Message}");
        }
    }
}
