using System.Xml.Linq;

namespace ServiceQueue.Tidy.Rules;

/// <summary>
/// Core ◄ Contracts ◄ { Engine | Devices ◄ Simulators | Drivers } ◄ Host; siblings never see one another.
/// </summary>
public static class ProjectGraph
{
    // A room of src sees exactly these; tests see what they test, at most.
    private static readonly Dictionary<string, string[]> Sees = new(StringComparer.Ordinal)
    {
        ["src/Core"] = [],
        ["src/Contracts"] = ["Core"],
        ["src/Engine"] = ["Contracts"],
        ["src/Devices"] = ["Contracts"],
        ["src/Drivers"] = ["Contracts"],
        ["src/Simulators"] = ["Devices"],
        ["src/Host"] = ["Core", "Contracts", "Engine", "Devices", "Drivers", "Simulators"],
        ["tests/Core.Tests"] = ["Core"],
        ["tests/Devices.Tests"] = ["Devices", "Simulators", "Drivers"],
        ["tests/Drivers.Tests"] = ["Drivers", "Simulators"],
        ["tests/Simulation"] = ["Engine", "Devices", "Simulators"],
        ["tests/Host.Tests"] = ["Host"],
        ["tests/Benchmarks"] = ["Host"],
        ["tests/Tidy"] = [],
    };

    // The pure rooms: what else they bind would bind everyone.
    private static readonly Dictionary<string, string[]> Packages = new(StringComparer.Ordinal)
    {
        ["src/Core"] = ["NodaTime"],
        ["src/Contracts"] = [],
    };

    public static IEnumerable<Offence> Check(SourceText project)
    {
        var name = $"{project.Top}/{project.Room}";
        if (!Sees.TryGetValue(name, out var sees))
        {
            yield return project.At(0, "is a project the house has no room for");
            yield break;
        }

        var arrows = Includes(project, "ProjectReference").Select(Named).ToHashSet(StringComparer.Ordinal);
        foreach (var arrow in arrows.Except(sees)) yield return project.At(0, $"may not see {arrow}");
        if (project.Top == "src")
        {
            foreach (var missing in sees.Except(arrows)) yield return project.At(0, $"should see {missing}");
        }

        if (!Packages.TryGetValue(name, out var packages)) yield break;
        foreach (var package in Includes(project, "PackageReference").Except(packages))
            yield return project.At(0, $"may not bind {package}");
    }

    private static IEnumerable<string> Includes(SourceText project, string element) =>
        XDocument.Parse(project.Text).Descendants(element).Select(e => (string?)e.Attribute("Include") ?? "");

    private static string Named(string reference) =>
        Path.GetFileNameWithoutExtension(reference.Replace('\\', '/'))
            .Replace("ServiceQueue.", "", StringComparison.Ordinal);
}
