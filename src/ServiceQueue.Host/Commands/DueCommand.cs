using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ServiceQueue.Host.Configuration;

namespace ServiceQueue.Host.Commands;

/// <summary>
/// <c>servicequeue due VECTORS.json</c>: computes the due times of worked examples and prints
/// <c>[{id, got}]</c>, each <c>got</c> in the shape of the example's <c>expect</c>. Exit 0, or 2 for a file
/// that cannot be used.
/// </summary>
internal static class DueCommand
{
    private const long MostBytes = 50_000_000;
    private const int MostTold = 100;

    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Command Make()
    {
        var vectors = new Argument<string>("vectors") { Description = "JSON: { \"vectors\": [ … ] }" };
        var config = new Option<string?>("--config")
        {
            Description = "Directory with calendars/ of a hall's own; default: the product's calendars",
        };
        var command = new Command(
            "due", "Computes due times from a file of worked examples") { vectors, config };
        command.SetAction(parsed => Run(parsed.GetValue(vectors)!, parsed.GetValue(config)));
        return command;
    }

    private static int Run(string path, string? config)
    {
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists) return Cli.Fail($"{path}: there is no such file; name a file of examples.");
            if (file.Length > MostBytes)
                return Cli.Fail($"{path}: is larger than {MostBytes / 1_000_000} MB; split it.");
            var root = ConfigPlace.Open(file.DirectoryName!, file.Name);
            var calendar = CalendarFile.Read(config ?? AppContext.BaseDirectory, "cn", root.Mistakes);
            var answers = new JsonArray();
            foreach (var (id, got) in new DueVectors(calendar).Answer(root))
                answers.Add(new JsonObject { ["id"] = id, ["got"] = got });
            if (root.Mistakes.Count > 0) throw new ConfigException([.. root.Mistakes.Take(MostTold)]);
            Console.WriteLine(answers.ToJsonString(Readable));
            return 0;
        }
        catch (Exception problem) when (
            problem is ConfigException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            return Cli.Fail(problem.Message);
        }
    }
}
