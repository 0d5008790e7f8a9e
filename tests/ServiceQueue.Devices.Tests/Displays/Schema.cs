using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ServiceQueue.Devices.Tests.Displays;

/// <summary>
/// As much of JSON Schema 2020-12 as the hall's schemas use; a keyword it does not know fails, so that none
/// is passed over in silence.
/// </summary>
internal static class Schema
{
    /// <summary>Where and how a value breaks its schema; empty when it does not.</summary>
    public static IEnumerable<string> Check(JsonNode? value, JsonNode schema, string path = "$") =>
        schema.AsObject().SelectMany(rule => Check(value, rule.Key, rule.Value!, schema.AsObject(), path));

    private static IEnumerable<string> Check(
        JsonNode? value, string keyword, JsonNode rule, JsonObject schema, string path) =>
        keyword switch
        {
            "$schema" or "title" or "description" => [],
            "type" => Types(rule).Contains(TypeOf(value)) ? [] : [$"{path} is a {TypeOf(value)}"],
            "enum" => rule.AsArray().Any(r => JsonNode.DeepEquals(r, value)) ? [] : [$"{path} is {value}"],
            "pattern" =>
                value is null || Regex.IsMatch((string)value!, (string)rule!) ? [] : [$"{path} is {value}"],
            "minLength" => ((string)value!).Length >= (int)rule ? [] : [$"{path} is too short"],
            "minimum" => (long)value! >= (long)rule ? [] : [$"{path} is {value}"],
            "maxItems" => value!.AsArray().Count <= (int)rule ? [] : [$"{path} has too many items"],
            "required" => rule.AsArray().Where(r => !value!.AsObject().ContainsKey((string)r!))
                .Select(r => $"{path}.{r} is missing"),
            "properties" => rule.AsObject().Where(p => value!.AsObject().ContainsKey(p.Key))
                .SelectMany(p => Check(value![p.Key], p.Value!, $"{path}.{p.Key}")),
            "additionalProperties" when !(bool)rule => value!.AsObject()
                .Where(p => !schema["properties"]!.AsObject().ContainsKey(p.Key))
                    .Select(p => $"{path}.{p.Key} is not known"),
            "items" => value!.AsArray().SelectMany((item, i) => Check(item, rule, $"{path}[{i}]")),
            _ => throw new NotSupportedException($"{keyword} at {path}"),
        };

    private static IEnumerable<string> Types(JsonNode rule) =>
        rule is JsonArray many ? many.Select(t => (string)t!) : [(string)rule!];

    private static string TypeOf(JsonNode? value) => value?.GetValueKind() switch
    {
        null => "null",
        System.Text.Json.JsonValueKind.Number => value.ToJsonString().Contains('.') ? "number" : "integer",
        System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False => "boolean",
        { } kind => kind.ToString().ToLowerInvariant(),
    };
}

/// <summary>The folder firmware-protocols/mqtt of this checkout.</summary>
internal static class WireFacts
{
    public static JsonNode Schema(string name) => Read("schemas", name);

    public static JsonNode Example(string name) => Read("examples", name);

    public static string Folder { get; } = Find();

    private static JsonNode Read(string folder, string name) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, folder, name + ".json")))!;

    private static string Find()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at.FullName, "ServiceQueue.sln"))) at = at.Parent!;
        return Path.Combine(at.FullName, "firmware-protocols", "mqtt");
    }
}
