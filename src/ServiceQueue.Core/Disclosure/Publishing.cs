using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Hours;

namespace ServiceQueue.Core.Disclosure;

/// <summary>Publishes a whole catalogue.</summary>
/// <param name="Version">Its name; never used before.</param>
/// <param name="EffectiveAt">From when it is in force, or null for now.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="Approver">Who approved it; not the author.</param>
/// <param name="Items">Its items, each id once.</param>
public sealed record PublishCatalogue(
    string Version, Instant? EffectiveAt, string Author, string Approver, ImmutableArray<ItemPlan> Items)
    : DisclosureCommand;

/// <summary>A catalogue was published. It is in force at once, or when its time comes.</summary>
public sealed record CataloguePublished(CatalogueEdition Edition) : DisclosureEvent;

/// <summary>The time of a published catalogue has come.</summary>
public sealed record CatalogueInForce(string Version) : DisclosureEvent;

/// <summary>Publishes catalogues (R-CAT-UPDATE, 000-I 一, 二6): versioned, approved, never changed.</summary>
public static class Publishing
{
    /// <summary>More items than any hall has.</summary>
    public const int MostItems = 2000;

    private const int LongestVersion = 40;

    internal static Decision Decide(HallState hall, PublishCatalogue ask, Instant now)
    {
        if (string.IsNullOrWhiteSpace(ask.Version) || ask.Version.Length > LongestVersion)
            return Decision.Refuse(RefusalCode.FieldMissing, "version");
        if (PublicTexts.Unapproved(ask.Author, ask.Approver) is { } no) return no;
        if (ask.Items.IsDefaultOrEmpty || ask.Items.Length > MostItems)
            return Decision.Refuse(RefusalCode.FieldMissing, "items");
        if (hall.Books.Disclosure.Versions.Contains(ask.Version.Trim())) return NameTaken(ask.Version);
        if (ask.EffectiveAt < now) return Backdated();
        ImmutableArray<ItemPlan> items = [.. ask.Items.Select(Marked)];
        if (ItemRefusal(items) is { } wrong) return wrong;
        var edition = new CatalogueEdition(
            ask.Version.Trim(), ask.EffectiveAt ?? now, ask.Author.Trim(), ask.Approver.Trim(), items);
        return PublicTexts.Refusal(PublicTexts.Of(edition))
            ?? Decision.Accept(new CataloguePublished(edition));
    }

    internal static DisclosureBook Apply(DisclosureBook book, CataloguePublished published, Instant at)
    {
        var edition = published.Edition;
        var named = book with { Versions = book.Versions.Add(edition.Version) };
        return edition.EffectiveAt <= at
            ? named.Enforced(edition, at)
            : named with { Coming = [.. named.Coming.Add(edition).OrderBy(e => e.EffectiveAt)] };
    }

    internal static DisclosureBook Apply(DisclosureBook book, CatalogueInForce come, Instant at) =>
        book.Coming.FirstOrDefault(e => e.Version == come.Version) is { } edition
            ? book.Enforced(edition, at) : book;

    /// <summary>The item as it is published: nothing left undefined, and marked where it has gaps.</summary>
    private static ItemPlan Marked(ItemPlan item)
    {
        var whole = item with
        {
            Materials = item.Materials.IsDefault ? [] : item.Materials,
            Steps = item.Steps.IsDefault ? [] : item.Steps,
            Forms = item.Forms.IsDefault ? [] : [.. item.Forms.Select(f =>
                new FormPlan(f?.Name ?? "", f?.File ?? "", f?.Sample ?? ""))],
            Conditions = item.Conditions ?? "", Refusals = item.Refusals ?? "", Basis = item.Basis ?? "",
            FeeBasis = item.FeeBasis ?? "", Place = item.Place ?? "", Phone = item.Phone ?? "",
            Season = item.Season ?? "",
        };
        return whole with { IsIncomplete = Guides.Missing(whole).Count > 0 };
    }

    private static Decision? ItemRefusal(ImmutableArray<ItemPlan> items)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            if (string.IsNullOrWhiteSpace(item.Id) || !ids.Add(item.Id))
                return Decision.Refuse(RefusalCode.FieldMissing, $"items.id {item.Id}".TrimEnd());
            if (string.IsNullOrWhiteSpace(item.Name?.ZhCn))
                return Decision.Refuse(RefusalCode.FieldMissing, $"items.name {item.Id}");
            if (item.Promise is { Count: <= 0 or > TimeLimit.Most })
                return Decision.Refuse(RefusalCode.FieldMissing, $"items.promise {item.Id}");
            if (!IsSeason(item.Season))
                return Decision.Refuse(RefusalCode.FieldMissing, $"items.season {item.Id}");
            if (item.Fee < 0) return Decision.Refuse(RefusalCode.FieldMissing, $"items.fee {item.Id}");
            if (item.Fee > 0 && string.IsNullOrWhiteSpace(item.FeeBasis)) return FeeWithoutBasis(item);
        }

        return null;
    }

    /// <summary>"07-15/08-15", both days of the year, or nothing for all the year round.</summary>
    private static bool IsSeason(string season) =>
        season.Length == 0 || (season.Split('/') is [var from, var to]
            && AnnualDatePattern.Iso.Parse(from).Success && AnnualDatePattern.Iso.Parse(to).Success);

    private static Decision FeeWithoutBasis(ItemPlan item) => Decision.Forbid("R-PUB-FEE", new Words(
        $"事项“{item.Name.ZhCn}”的收费没有法定依据，不得公示或收取，请补充依据或删除收费。",
        $"The fee of \"{item.Name.In("en")}\" has no legal basis. Give the basis or remove the fee."));

    private static Decision NameTaken(string version) => Decision.Forbid("R-CAT-UPDATE", new Words(
        $"版本“{version}”已经发布，已发布的目录不得更改，请使用新的版本号。",
        $"Version \"{version}\" was published already and never changes. Use a new name."));

    private static Decision Backdated() => Decision.Forbid("R-CAT-UPDATE", new Words(
        "目录的生效时间不得早于发布时间，请更正。", "A catalogue cannot take effect before it is published."));
}
