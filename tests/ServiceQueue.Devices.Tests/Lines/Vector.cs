using System.Text.Json;

namespace ServiceQueue.Devices.Tests.Lines;

/// <summary>A record of firmware-protocols/*/vectors/*.json.</summary>
public sealed record Vector(
    string Id, string Desc, string Dir, string Wire, JsonElement Fields, string Result, string? Reason,
    string Source)
{
    private static readonly JsonSerializerOptions Camel = new(JsonSerializerDefaults.Web);

    public byte[] Bytes => Convert.FromHexString(Wire.Replace(" ", "", StringComparison.Ordinal));

    public override string ToString() => $"{Id} {Desc}";

    public static IReadOnlyList<Vector> Load(string protocol, string file) => Read<Vector>(protocol, file);

    /// <summary>The steps of each session of sessions.json.</summary>
    internal static IReadOnlyList<IReadOnlyList<Step>> Sessions(string protocol) =>
        [.. Read<Session>(protocol, "sessions.json").Select(s => s.Steps)];

    private static List<T> Read<T>(string protocol, string file)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root!.FullName, "ServiceQueue.sln"))) root = root.Parent;
        var path = Path.Combine(root.FullName, "firmware-protocols", protocol, "vectors", file);
        return JsonSerializer.Deserialize<List<T>>(File.ReadAllText(path), Camel)!;
    }

    public int Int(string field) => Fields.GetProperty(field).GetInt32();

    public int? MaybeInt(string field) =>
        Fields.TryGetProperty(field, out var value) ? value.GetInt32() : null;

    public bool Is(string field) => Fields.TryGetProperty(field, out var value) && value.GetBoolean();

    public string Text(string field) => Fields.TryGetProperty(field, out var value) ? value.GetString()! : "";

    private sealed record Session(string Id, List<Step> Steps);

    /// <summary>What is said, or happens, and what is seen then.</summary>
    internal sealed record Step(string? Dir, string? Wire, string? Means, string? Face, string? Power)
    {
        public byte[] Bytes => Convert.FromHexString(Wire!.Replace(" ", "", StringComparison.Ordinal));
    }
}
