using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ServiceQueue.Host.Tests.Running;

/// <summary>A configuration directory of a test's own.</summary>
internal sealed class HallFolder : IDisposable
{
    private static readonly JsonDocumentOptions Relaxed =
        new() { CommentHandling = JsonCommentHandling.Skip };

    private HallFolder(JsonNode hall)
    {
        Hall = hall;
        Directory = System.IO.Directory.CreateTempSubdirectory("sq-config-").FullName;
        File.Copy(Path.Combine(Repository.DemoHall, "catalogue.json"),
            Path.Combine(Directory, "catalogue.json"));
    }

    /// <summary>The directory.</summary>
    public string Directory { get; }

    /// <summary>hall.json, to be changed before <see cref="Write"/>.</summary>
    public JsonNode Hall { get; }

    /// <summary>
    /// The demonstration's hall. Its midnight is half a day away, so that no day changes under a test.
    /// </summary>
    public static HallFolder OfDemo()
    {
        var text = File.ReadAllText(Path.Combine(Repository.DemoHall, "hall.json"));
        var hall = JsonNode.Parse(text, documentOptions: Relaxed)!;
        hall["timeZone"] = ZoneAtNoon();
        return new HallFolder(hall);
    }

    /// <summary>
    /// A hall with counters and services and no device; each counter draws from all services.
    /// </summary>
    public static HallFolder OfCounters(int counters, params string[] services) => new(new JsonObject
    {
        ["hall"] = "demo",
        ["name"] = "测试大厅",
        ["timeZone"] = ZoneAtNoon(),
        ["services"] = new JsonArray([.. services.Select((s, i) =>
            new JsonObject { ["id"] = s, ["letter"] = $"{(char)('A' + i)}", ["name"] = s })]),
        ["counters"] = new JsonArray([.. Enumerable.Range(1, counters).Select(n =>
            new JsonObject { ["id"] = n,
                ["services"] = new JsonArray([.. services.Select(s => JsonValue.Create(s))]) })]),
        ["devices"] = new JsonArray(),
        ["kiosks"] = new JsonArray(),
    });

    /// <summary>Writes hall.json and returns the directory.</summary>
    public string Write()
    {
        Put("hall.json", Hall.ToJsonString());
        return Directory;
    }

    /// <summary>Writes any file.</summary>
    public void Put(string name, string text) => File.WriteAllText(Path.Combine(Directory, name), text);

    /// <inheritdoc />
    public void Dispose() => System.IO.Directory.Delete(Directory, recursive: true);

    /// <summary>
    /// A fixed-offset zone in which it is about noon now. The signs of Etc zones are the wrong way round.
    /// </summary>
    private static string ZoneAtNoon()
    {
        var west = DateTime.UtcNow.Hour - 12;
        return west == 0 ? "Etc/GMT" : string.Create(CultureInfo.InvariantCulture, $"Etc/GMT{west:+0;-0}");
    }
}
