using NodaTime;
using NodaTime.Text;
using ServiceQueue.Core.Disclosure;

namespace ServiceQueue.Host.Configuration;

/// <summary>
/// Reads catalogue.json: the service items with their materials and steps. The file is an object with the
/// items and what is said of the edition, or, as it was first, a bare list of items.
/// </summary>
public static class CatalogueFile
{
    /// <summary>Notes in the catalogue that mark an item whose name is nobody else's business.</summary>
    private const string SensitiveMark = "敏感信息";

    /// <summary>More working days than any promise of a hall.</summary>
    private const int MostDays = 120;

    /// <summary>
    /// Reads the catalogue of a directory. Throws <see cref="ConfigException"/> with all mistakes.
    /// </summary>
    public static (CatalogueHeader Edition, IReadOnlyList<CatalogueItem> Items) Read(string directory)
    {
        var root = ConfigPlace.Open(directory, "catalogue.json");
        var isBare = root.IsArray;
        var edition = isBare ? CatalogueHeader.None : Header(root);
        var items = (isBare ? root : root.At("items")).Each(required: true).Select(Item).ToList();
        foreach (var twice in items.GroupBy(i => i.Id).Where(g => g.Count() > 1))
            root.Wrong($"has the id \"{twice.Key}\" more than once; give each item its own.");
        if (root.Mistakes.Count > 0) throw new ConfigException(root.Mistakes);
        return (edition, items);
    }

    private static CatalogueHeader Header(ConfigPlace root)
    {
        root.Knows("version", "effectiveFrom", "author", "approver", "pages", "items");
        var standard = CatalogueHeader.None;
        var edition = new CatalogueHeader(
            root.At("version").OptionalText("2026.11"), Moment(root.At("effectiveFrom")),
            root.At("author").OptionalText("张主任") ?? standard.Author,
            root.At("approver").OptionalText("李局长") ?? standard.Approver,
            PagesOf(root.At("pages")));
        if (edition.Author == edition.Approver)
            root.At("approver").Wrong("is the author too; name somebody else (000-I 二6).");
        return edition;
    }

    private static Instant? Moment(ConfigPlace place)
    {
        if (!place.Exists) return null;
        var text = place.Text("2026-11-01T00:00:00+08:00");
        if (OffsetDateTimePattern.ExtendedIso.Parse(text) is { Success: true, Value: var at })
            return at.ToInstant();
        place.Wrong("must be a time with its offset, such as \"2026-11-01T00:00:00+08:00\".");
        return null;
    }

    private static Dictionary<string, IReadOnlyList<string>> PagesOf(ConfigPlace place)
    {
        var pages = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        if (!place.Exists) return pages;
        place.Knows([.. DisclosurePages.Kinds]);
        foreach (var kind in DisclosurePages.Kinds.Where(k => place.At(k).Exists))
            pages[kind] = [.. place.At(kind).Each().Select(t => t.Text("本中心设六个服务窗口"))];
        return pages;
    }

    private static CatalogueItem Item(ConfigPlace place)
    {
        var notes = Free(place, "notes");
        return Guide(place, new CatalogueItem
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
        });
    }

    private static CatalogueItem Guide(ConfigPlace place, CatalogueItem item)
    {
        // A fee in words comes from the regulations and names no amount with a basis: it is neither shown nor
        // taken (行政许可法 58).
        var fee = place.At("fee").IsNumber ? place.At("fee").Number(0, 1_000_000) : (int?)null;
        var promised = place.At("promised");
        var basis = Free(place, "feeBasis");
        if (fee > 0 && basis.Length == 0)
        {
            place.At("fee").Wrong(
                "has no legal basis; write it in \"feeBasis\" or remove the fee (R-PUB-FEE, 000-D 9).");
        }

        return item with
        {
            PromisedWorkingDays = promised.Exists ? promised.Number(1, MostDays) : null,
            Basis = Free(place, "basis"), Conditions = Free(place, "conditions"),
            Refusals = Free(place, "refusals"), Place = Free(place, "place"), Phone = Free(place, "phone"),
            Fee = fee > 0 ? fee : null, FeeBasis = basis, Season = SeasonOf(place.At("acceptWindow")),
            IsLicence = place.At("licence").Flag(false), MustPublish = Free(place, "publicity").Length > 0,
        };
    }

    private static string SeasonOf(ConfigPlace place) =>
        place.Exists ? $"{place.At("from").Text("07-15")}/{place.At("to").Text("08-15")}" : "";

    private static string Free(ConfigPlace place, string name)
    {
        var here = place.At(name);
        return here.Exists && here.IsText(out var text) ? text : "";
    }

    private static List<string> Texts(ConfigPlace place, string name) =>
        [.. place.At(name).Each().Select(t => t.Text("户口本原件"))];
}
