using System.CommandLine;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using ServiceQueue.Contracts.Json;
using ServiceQueue.Drivers.Sqlite;
using ServiceQueue.Engine.Findings;
using ServiceQueue.Host.Findings;
using ServiceQueue.Host.Hosting;

namespace ServiceQueue.Host.Commands;

/// <summary>
/// <c>servicequeue check --data DIR [--from D] [--to D] [--rule ID] [--json]</c> and <c>check --rules</c>:
/// holds the rules against the journal. Exit 0 nothing found, 1 findings, 2 could not run.
/// </summary>
internal static class CheckCommand
{
    private static readonly Option<string> Data = new("--data") { Description = "Directory of the journal" };
    private static readonly Option<string> From = new("--from") { Description = "First day, 2026-03-02" };
    private static readonly Option<string> To = new("--to") { Description = "Last day, 2026-03-31" };
    private static readonly Option<string> Rule = new("--rule") { Description = "One rule, R-QUEUE-FCFS" };
    private static readonly Option<bool> Json = new("--json") { Description = "One JSON document a hall" };
    private static readonly Option<bool> Rules = new("--rules")
    {
        Description = "Lists the rules, and whether the journal decides them",
    };

    public static Command Make()
    {
        var command = new Command("check", "Finds every breach of the rules from the journal alone")
        {
            Data, From, To, Rule, Json, Rules,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        try
        {
            if (parsed.GetValue(Rules)) return ListRules(parsed.GetValue(Json));
            if (parsed.GetValue(Data) is not { } data)
                return Cli.Fail("Name the data directory of a hall: --data DIR.");
            var span = Span(parsed);
            await using var store = SqliteHallStore.OpenToRead(HallOptions.JournalOf(data));
            var found = false;
            foreach (var hall in await store.HallsAsync(stop))
                found |= await new Check(store, hall, span).RunAsync(parsed.GetValue(Json), stop);
            return found ? 1 : 0;
        }
        catch (Exception problem) when (
            problem is IOException or InvalidDataException or FormatException or RuleFailedException)
        {
            return Cli.Fail(problem.Message);
        }
    }

    private static FindingSpan Span(ParseResult parsed)
    {
        var span = new FindingSpan(Day(parsed, From), Day(parsed, To), parsed.GetValue(Rule));
        if (span.From > span.To)
            throw new FormatException("--from is later than --to. Exchange them, or leave one out.");
        if (span.Rule is { } rule && Checker.AllRules.All(r => r.Id != rule))
            throw new FormatException($"There is no rule \"{rule}\"; servicequeue check --rules lists them.");
        return span;
    }

    private static LocalDate? Day(ParseResult parsed, Option<string> option)
    {
        if (parsed.GetValue(option) is not { } text) return null;
        return LocalDatePattern.Iso.Parse(text) is { Success: true, Value: { Year: >= 1900 and < 3000 } day }
            ? day
            : throw new FormatException(
                $"{option.Name} \"{text}\" is no date; write for instance {option.Name} 2026-03-02.");
    }

    private static int ListRules(bool asJson)
    {
        if (asJson) Console.WriteLine(JsonSerializer.Serialize(Checker.AllRules, WireJson.Options));
        else foreach (var rule in Checker.AllRules) Console.WriteLine(FindingText.Paragraph(rule));
        return 0;
    }
}
