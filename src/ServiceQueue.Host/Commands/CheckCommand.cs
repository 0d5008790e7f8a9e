using System.CommandLine;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using ServiceQueue.Contracts;
using ServiceQueue.Contracts.Json;
using ServiceQueue.Drivers.Sqlite;
using ServiceQueue.Engine.Findings;
using ServiceQueue.Host.Findings;
using ServiceQueue.Host.Hosting;

namespace ServiceQueue.Host.Commands;

/// <summary>
/// <c>servicequeue check --data DIR [--from D] [--to D] [--rule ID] [--json]</c> and <c>check --rules</c>:
/// holds the rules against the journal. Exit 0 nothing found, 1 findings, 2 could not run. With <c>--why A023
/// --before A019 --day D --at HH:mm</c> it explains a call instead; exit 1 when nothing explains it.
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

    private static readonly Option<string> Called = new("--why")
    {
        Description = "Why this ticket was called before another: A023, with --before, --day and --at",
    };

    private static readonly Option<string> Before =
        new("--before") { Description = "The other ticket, A019" };
    private static readonly Option<string> Day = new("--day") { Description = "The day of the call" };
    private static readonly Option<string> At = new("--at") { Description = "The minute of the call, 10:41" };

    public static Command Make()
    {
        var command = new Command("check", "Finds every breach of the rules from the journal alone")
        {
            Data, From, To, Rule, Json, Rules, Called, Before, Day, At,
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
            var ask = Question(parsed);
            await using var store = SqliteHallStore.OpenToRead(HallOptions.JournalOf(data));
            var found = false;
            foreach (var hall in await store.HallsAsync(stop)) found |= await ask(store, hall, stop);
            return found ? 1 : 0;
        }
        catch (Exception problem) when (
            problem is IOException or InvalidDataException or FormatException or RuleFailedException)
        {
            return Cli.Fail(problem.Message);
        }
    }

    /// <summary>What is asked of each hall; whether it finds something.</summary>
    private static Func<IHallStore, string, CancellationToken, Task<bool>> Question(ParseResult parsed)
    {
        var asJson = parsed.GetValue(Json);
        if (parsed.GetValue(Called) is { } ticket)
        {
            var why = Why.Read(
                ticket, parsed.GetValue(Before), parsed.GetValue(Day), parsed.GetValue(At));
            return async (store, hall, stop) => !await why.AnswerAsync(store, hall, asJson, stop);
        }

        var span = Span(parsed);
        return (store, hall, stop) => new Check(store, hall, span).RunAsync(asJson, stop);
    }

    private static FindingSpan Span(ParseResult parsed)
    {
        var span = new FindingSpan(DayOf(parsed, From), DayOf(parsed, To), parsed.GetValue(Rule));
        if (span.From > span.To)
            throw new FormatException("--from is later than --to. Exchange them, or leave one out.");
        if (span.Rule is { } rule && Checker.AllRules.All(r => r.Id != rule))
            throw new FormatException($"There is no rule \"{rule}\"; servicequeue check --rules lists them.");
        return span;
    }

    private static LocalDate? DayOf(ParseResult parsed, Option<string> option)
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
