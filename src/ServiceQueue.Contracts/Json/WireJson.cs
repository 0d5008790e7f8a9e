using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ServiceQueue.Contracts.Json;

/// <summary>
/// The one JSON form of the house: the HTTP interface, the topics and the journal all write it, so that the same thing
/// looks the same wherever it is read. Names and enumerations in camel case, instants as ISO 8601 in UTC. Thread-safe.
/// </summary>
public static class WireJson
{
    /// <summary>The options. Read-only.</summary>
    public static readonly JsonSerializerOptions Options = Make();

    /// <summary>Gives other options the same form.</summary>
    public static void Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.DictionaryKeyPolicy = null;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip;
        options.PropertyNameCaseInsensitive = false;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.MaxDepth = 32;
        // Chinese stays readable in the journal; the pages never put JSON into markup unescaped.
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        foreach (var converter in WireConverters.All) options.Converters.Add(converter);
    }

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions();
        Configure(options);
        options.TypeInfoResolver = new System.Text.Json.Serialization.Metadata.DefaultJsonTypeInfoResolver();
        options.MakeReadOnly();
        return options;
    }
}
