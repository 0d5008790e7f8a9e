using System.Text.Json;
using System.Text.Json.Serialization;

namespace ServiceQueue.Devices.Profiles;

/// <summary>The printer profiles compiled into this build.</summary>
public static class PrinterProfiles
{
    private const string Prefix = "printer:";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>The names of the profiles there are, sorted.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. typeof(PrinterProfiles).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name => name[Prefix.Length..])
            .Order(StringComparer.Ordinal)];

    /// <summary>The profile of a name. Throws <see cref="ArgumentException"/> naming those there are.</summary>
    public static PrinterProfile Named(string name)
    {
        using var file = typeof(PrinterProfiles).Assembly.GetManifestResourceStream(Prefix + name)
            ?? throw new ArgumentException(
                $"There is no printer profile \"{name}\"; there are: {string.Join(", ", Names)}.", nameof(name));
        var profile = JsonSerializer.Deserialize<PrinterProfile>(file, Json)!;
        return profile with { Name = name };
    }
}
