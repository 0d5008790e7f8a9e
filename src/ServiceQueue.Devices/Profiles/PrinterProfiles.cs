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

    /// <summary>The names that stand for "ask the printer": on 80 mm and on 58 mm paper.</summary>
    public static IReadOnlyList<string> Asking { get; } = ["auto", "auto-58mm"];

    /// <summary>All profiles there are, by name.</summary>
    public static IReadOnlyList<PrinterProfile> All { get; } = [.. Names.Select(Read)];

    /// <summary>
    /// The profile of a name; for one of <see cref="Asking"/> the generic one that any printer of that width
    /// can print, until the printer has been asked. Throws <see cref="ArgumentException"/> naming those there
    /// are.
    /// </summary>
    public static PrinterProfile Named(string name)
    {
        if (Asking.Contains(name))
        {
            var width = name == Asking[0] ? "80mm" : "58mm";
            return Named($"generic-{width}-nocjk") with { Name = name, Detects = true };
        }

        return All.FirstOrDefault(p => p.Name == name)
            ?? throw new ArgumentException(
                $"There is no printer profile \"{name}\"; there are: "
                + $"{string.Join(", ", [.. Asking, .. Names])}.",
                nameof(name));
    }

    private static PrinterProfile Read(string name)
    {
        using var file = typeof(PrinterProfiles).Assembly.GetManifestResourceStream(Prefix + name)!;
        return JsonSerializer.Deserialize<PrinterProfile>(file, Json)! with { Name = name };
    }
}
