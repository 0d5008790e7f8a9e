using NodaTime;
using ServiceQueue.Core.Cases;
using ServiceQueue.Core.Disclosure;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Rules.Disclosure;

/// <summary>Catalogues are approved, in force on time, and each ticket keeps the one of its time.</summary>
internal sealed class CatalogueKept() : Rule(new RuleInfo(
    "R-CAT-UPDATE", RuleGrade.Must, "000-I 一, 二6",
    new Words("目录取消、调整或变更须及时更新，新旧版本各管其时",
        "A changed catalogue is approved by another person and in force on time; old tickets keep theirs.")))
{
    /// <inheritdoc />
    public override void Watch(Listening listening)
    {
        listening.On<CataloguePublished>(OnPublished);
        listening.On<CatalogueInForce>((scene, e) => scene.Met(e.Version));
        listening.On<CaseReceived>(OnReceived);
    }

    private static void OnPublished(Scene scene, CataloguePublished published)
    {
        var edition = published.Edition;
        if (string.IsNullOrWhiteSpace(edition.Approver) || string.IsNullOrWhiteSpace(edition.Author)
            || edition.Approver == edition.Author)
        {
            scene.Breach(edition.Version, new Words(
                "目录没有由编制人以外的人批准", "The catalogue was not approved by anybody but its author."));
        }

        if (scene.Before.Books.Disclosure.Versions.Contains(edition.Version))
            scene.Breach(edition.Version, new Words("目录版本号重复", "The name of the edition was used before."));
        if (edition.EffectiveAt < scene.At)
            scene.Breach(edition.Version, new Words("目录在生效之后才发布", "It was published after it took effect."));
        if (edition.EffectiveAt <= scene.At) return;
        var late = Duration.FromMinutes(scene.After.Books.Rules[DisclosureFigures.InForceMinutes]);
        scene.Expect(edition.Version, edition.EffectiveAt + late, new Words(
            "目录到期未生效，仍在使用旧版本", "The time of the edition has come, but the old one is in use."));
    }

    private static void OnReceived(Scene scene, CaseReceived received)
    {
        if (received.Item is null) return;
        var taken = received.Visit is { } visit && scene.Before.Visits.TryGetValue(visit, out var known)
            ? known.IssuedAt : scene.At;
        var version = scene.Before.Books.Disclosure.EditionAt(taken)?.Version;
        if (version is null || version == received.CatalogueVersion) return;
        scene.Breach(received.Case, new Words(
            $"使用的目录版本为“{received.CatalogueVersion}”，取号时有效的是“{version}”",
            $"Edition \"{received.CatalogueVersion}\" was used, not \"{version}\" of the ticket's time."),
            received.Counter);
    }
}
