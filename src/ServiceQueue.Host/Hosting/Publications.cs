using System.Collections.Immutable;
using System.Security.Cryptography;
using NodaTime;
using ServiceQueue.Contracts.Json;
using ServiceQueue.Core.Disclosure;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Hours;
using ServiceQueue.Engine.Halls;
using ServiceQueue.Host.Configuration;

namespace ServiceQueue.Host.Hosting;

/// <summary>
/// Publishes catalogue.json when the hall starts, as a new edition where its content differs from the last
/// one published, and its disclosure pages where they differ.
/// </summary>
public static class Publications
{
    private const int DigestLength = 8;

    /// <summary>
    /// Publishes what is new. A refusal leaves the old edition in force and is told in the log.
    /// </summary>
    public static async Task PublishAsync(HallService hall, ILogger log, CancellationToken stop)
    {
        var header = hall.Config.Edition;
        ImmutableArray<ItemPlan> items = [.. hall.Config.Catalogue.Select(Item)];
        if (!items.IsEmpty && IsNew(hall.State.Books.Disclosure, items))
            await AskAsync(hall, Catalogue(hall.State.Books.Disclosure, header, items), log, stop);
        ImmutableArray<DisclosurePage> pages = [.. header.Pages.Select(Page)];
        var changed = pages.RemoveAll(p => IsSame(hall.State.Books.Disclosure, p));
        if (!changed.IsEmpty)
            await AskAsync(hall, new PublishPages(changed, header.Author, header.Approver), log, stop);
    }

    /// <summary>An item as the rules know it.</summary>
    public static ItemPlan Item(CatalogueItem item) => new(
        item.Id, new Words(item.Name), [.. item.Materials], [.. item.Steps], item.CaseType == "即办件",
        item.PromisedWorkingDays is { } days ? TimeLimit.WorkingDays(days) : null, item.IsLicence,
        item.MustPublish, item.Sensitive)
    {
        Conditions = item.Conditions, Refusals = item.Refusals, Basis = item.Basis, Fee = item.Fee,
        FeeBasis = item.FeeBasis, Place = item.Place, Phone = item.Phone, Season = item.Season,
        Forms = [.. item.Forms.Select(f => new FormPlan(f))], IsHidden = item.Legacy.Length > 0,
    };

    private static DisclosurePage Page(KeyValuePair<string, IReadOnlyList<string>> page) =>
        new(page.Key, DisclosurePages.NameOf(page.Key), [.. page.Value]);

    private static async Task AskAsync(
        HallService hall, DisclosureCommand command, ILogger log, CancellationToken stop)
    {
        var answer = await hall.Runner.AskAsync(command, "configuration", null, stop);
        if (answer is NotDone no)
        {
            log.LogError(
                "catalogue.json was not published and the edition before it stays in force: {Why} ({Code} "
                + "{Subject}). Correct the file and start again", no.Why?.In("en"), no.Code, no.Subject);
        }
    }

    private static PublishCatalogue Catalogue(
        DisclosureBook book, CatalogueHeader header, ImmutableArray<ItemPlan> items)
    {
        var digest = Convert.ToHexStringLower(SHA256.HashData(WireJson.Write(items)))[..DigestLength];
        var version = header.Version ?? digest;
        // The file was changed, but not the name of its edition: a published name never means two things.
        if (book.Versions.Contains(version)) version = $"{version}-{digest}";
        if (book.Versions.Contains(version)) version = $"{version}-{book.Versions.Count + 1}";
        var from = header.EffectiveAt > HallService.Now + Duration.FromMinutes(1) ? header.EffectiveAt : null;
        return new PublishCatalogue(version, from, header.Author, header.Approver, items);
    }

    /// <summary>
    /// Whether the last published edition says something else; the marks are the hall's own.
    /// </summary>
    private static bool IsNew(DisclosureBook book, ImmutableArray<ItemPlan> items)
    {
        var last = book.Coming is [.., var coming] ? coming : book.Catalogue;
        if (last is null) return true;
        ImmutableArray<ItemPlan> bare = [.. last.Items.Select(i => i with { IsIncomplete = false })];
        return !WireJson.Write(bare).AsSpan().SequenceEqual(WireJson.Write(items));
    }

    private static bool IsSame(DisclosureBook book, DisclosurePage page) =>
        book.Pages.TryGetValue(page.Kind, out var shown)
        && WireJson.Write(shown.Page).AsSpan().SequenceEqual(WireJson.Write(page));
}
