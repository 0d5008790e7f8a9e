using System.Collections.Immutable;
using NodaTime;
using ServiceQueue.Core.Disclosure;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Notices;
using ServiceQueue.Core.Rules.Cases;

namespace ServiceQueue.Core.Cases.Intake;

/// <summary>What an applicant hands in.</summary>
/// <param name="Item">The service item of the catalogue, or null for a mere question.</param>
/// <param name="Applicant">Who applies, or null for a mere question.</param>
/// <param name="Materials">The checklist as looked at; empty where it was not looked at yet.</param>
/// <param name="Channel">"on-spot", "phone", "letter" or "online".</param>
public sealed record CasePapers(
    string? Item, Applicant? Applicant, ImmutableArray<MaterialCheck> Materials, string Channel);

/// <summary>Opens a case: papers are handed in at a counter, or come by phone, post or net.</summary>
/// <param name="Papers">What was handed in.</param>
/// <param name="By">The clerk who takes it in, and answers for it from now on (首办).</param>
/// <param name="Counter">The counter, or null.</param>
/// <param name="Visit">The visit, or null.</param>
public sealed record ReceiveCase(CasePapers Papers, string By, int? Counter = null, VisitId? Visit = null)
    : CaseCommand;

/// <summary>Takes papers in.</summary>
public static class Receiving
{
    /// <summary>How papers come in.</summary>
    public static readonly ImmutableArray<string> Channels = ["on-spot", "phone", "letter", "online"];

    /// <summary>The number that the next case will have.</summary>
    public static string NextNumber(HallState hall, Instant now) =>
        hall.Books.Cases.NextNumber(now.InZone(hall.Plan.Zone).Year);

    internal static Decision Decide(HallState hall, ReceiveCase ask, Instant now)
    {
        var papers = ask.Papers;
        var catalogue = EditionFor(hall, ask.Visit, now);
        if (Refusal(hall, ask, catalogue) is { } no) return no;
        return Decision.Accept(new CaseReceived(
            NextNumber(hall, now), ask.Visit, ask.Counter, ask.By, papers.Item, catalogue?.Version ?? "",
            papers.Channel, papers.Applicant, papers.Materials,
            catalogue?.Item(papers.Item)?.MustPublish ?? false));
    }

    internal static Case Apply(HallState hall, CaseReceived e, Instant at)
    {
        var item = hall.Books.Disclosure.EditionOf(e.CatalogueVersion)?.Item(e.Item);
        return new Case
        {
            Number = e.Case,
            State = CaseState.Received,
            Item = item is not null
                ? new CaseItem(item.Id, item.Name.ZhCn, item.IsImmediate, item.Promise, item.IsSensitive)
                : e.Item is { } id ? new CaseItem(id, id) : null,
            CatalogueVersion = e.CatalogueVersion,
            Channel = e.Channel,
            Applicant = e.Applicant,
            Visit = e.Visit,
            Counter = e.Counter,
            Clerk = e.Clerk,
            Handler = e.Clerk,
            ReceivedAt = at,
            NoticeDue = CaseClock.NoticeDue(hall, at),
            DeemedIfSilent =
                item is not null && (item.IsLicence || hall.Books.Rules.Is(CaseFigures.DeemedForAll)),
            FirstSeen = e.Materials,
            Materials = e.Materials,
            MustPublish = e.MustPublish,
        };
    }

    /// <summary>A visitor keeps the edition in force when the ticket was taken (000-I 二6).</summary>
    private static CatalogueEdition? EditionFor(HallState hall, VisitId? visit, Instant now) =>
        hall.Books.Disclosure.EditionAt(
            visit is { } id && hall.Visits.TryGetValue(id, out var known) ? known.IssuedAt : now);

    /// <summary>By the edition; before the first is published, by the services' lists.</summary>
    private static bool Knows(HallState hall, CatalogueEdition? edition, string item) => edition is not null
        ? edition.Item(item) is not null : hall.Plan.Services.Any(s => s.Items.Contains(item));

    private static Decision? Refusal(HallState hall, ReceiveCase ask, CatalogueEdition? edition)
    {
        var papers = ask.Papers;
        if (CaseGuards.Needs(ask.By, "by") is { } nobody) return nobody;
        if (!Channels.Contains(papers.Channel)) return Decision.Refuse(RefusalCode.FieldMissing, "channel");
        if (papers.Item is { } item && !Knows(hall, edition, item))
            return Decision.Refuse(RefusalCode.UnknownItem, item);
        if (hall.Books.Cases.Open.Count >= CaseBook.MostOpen)
        {
            return new Refused(RefusalCode.QuotaReached, null, new Words(
                $"在办件已达{CaseBook.MostOpen}件，请先将已送达的办件归档。",
                $"{CaseBook.MostOpen} cases are open. File those that are delivered first."));
        }

        return papers.Materials.IsEmpty ? null : CaseGuards.First(
            CaseGuards.Whole(edition, papers.Item, papers.Materials),
            CaseGuards.Phrases([.. papers.Materials.Select(m => m.Requirement)]));
    }
}
