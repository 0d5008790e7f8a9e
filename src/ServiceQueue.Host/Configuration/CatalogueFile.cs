namespace ServiceQueue.Host.Configuration;

/// <summary>Reads catalogue.json: the service items with their materials and steps.</summary>
public static class CatalogueFile
{
    /// <summary>Notes in the catalogue that mark an item whose name is nobody else's business.</summary>
    private const string SensitiveMark = "敏感信息";

    /// <summary>
    /// Reads the items of a directory's catalogue. Throws <see cref="ConfigException"/> with all mistakes.
    /// </summary>
    public static IReadOnlyList<CatalogueItem> Read(string directory)
    {
        var root = ConfigPlace.Open(directory, "catalogue.json");
        var items = root.Each(required: true).Select(Item).ToList();
        foreach (var twice in items.GroupBy(i => i.Id).Where(g => g.Count() > 1))
            root.Wrong($"has the id \"{twice.Key}\" more than once; give each item its own.");
        if (root.Mistakes.Count > 0) throw new ConfigException(root.Mistakes);
        return items;
    }

    private static CatalogueItem Item(ConfigPlace place)
    {
        var notes = Free(place, "notes");
        return new CatalogueItem
        {
            Id = place.At("id").Text("SV-LD-UNEMP-REG"),
            Name = place.At("name").Text("就业失业登记证申领"),
            Group = Free(place, "group"),
            Materials = Texts(place, "materials"),
            Steps = Texts(place, "steps"),
            Notes = notes.Contains(SensitiveMark, StringComparison.Ordinal) ? "" : notes,
            Forms = Texts(place, "forms"),
            CaseType = Free(place, "caseTypeHint"),
            Sensitive = notes.Contains(SensitiveMark, StringComparison.Ordinal),
            Legacy = Free(place, "legacy"),
        };
    }

    private static string Free(ConfigPlace place, string name)
    {
        var here = place.At(name);
        return here.Exists && here.IsText(out var text) ? text : "";
    }

    private static List<string> Texts(ConfigPlace place, string name) =>
        [.. place.At(name).Each().Select(t => t.Text("户口本原件"))];
}
