using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Jobs;

namespace ServiceQueue.Contracts.Json;

/// <summary>
/// The one JSON form of the house: the HTTP interface, the topics and the journal all write it, so that the
/// same thing looks the same wherever it is read. Names and enumerations in camel case, instants as ISO 8601
/// in UTC. Thread-safe.
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
        options.Converters.Add(
            new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        foreach (var converter in WireConverters.All) options.Converters.Add(converter);
    }

    /// <summary>A value as UTF-8 JSON.</summary>
    public static byte[] Write<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Options);

    /// <summary>
    /// A value read from UTF-8 JSON. Throws <see cref="JsonException"/>, also for a bare null.
    /// </summary>
    public static T Read<T>(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize<T>(json, Options) ?? throw new JsonException("null is no value here");

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions();
        Configure(options);
        options.TypeInfoResolver =
            new DefaultJsonTypeInfoResolver { Modifiers = { KeepSomeNulls, SequenceFirst } };
        options.MakeReadOnly();
        return options;
    }

    /// <summary>Members that readers find as null rather than not at all.</summary>
    private static void KeepSomeNulls(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            if ((type.Type == typeof(Words) && property.Name == "en")
                || (type.Type == typeof(BoardPicture) && property.Name == "day"))
                property.ShouldSerialize = (_, _) => true;
        }
    }

    /// <summary>A person who looks at a payload wants to know first how new it is.</summary>
    private static void SequenceFirst(JsonTypeInfo type)
    {
        if (!type.Type.IsAssignableTo(typeof(Picture))) return;
        foreach (var property in type.Properties.Where(p => p.Name == "sequence")) property.Order = -1;
    }
}
