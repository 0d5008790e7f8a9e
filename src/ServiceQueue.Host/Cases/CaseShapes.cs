using NodaTime;
using ServiceQueue.Core.Cases;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Hours;

namespace ServiceQueue.Host.Cases;

/// <summary>A case, as the hall's own staff see it.</summary>
public sealed record CaseShape(
    string Case, CaseState State, Words StateText, Words Next, CaseKind Kind, CaseItem? Item,
    Applicant? Applicant, string Channel, VisitId? Visit, int? Counter, string Clerk, string Handler,
    Instant ReceivedAt, Instant? NoticeDue, Instant? From, Instant? Due)
{
    /// <summary>How it was accepted.</summary>
    public Acceptance? Accepted { get; init; }

    /// <summary>Whether it is past due and not decided.</summary>
    public bool Overdue { get; init; }

    /// <summary>The checklist as it stands.</summary>
    public required IReadOnlyList<MaterialCheck> Materials { get; init; }

    /// <summary>The supplements asked for.</summary>
    public required IReadOnlyList<SupplementAsk> Supplements { get; init; }

    /// <summary>Since when its clock stands still.</summary>
    public Instant? PausedAt { get; init; }

    /// <summary>Why its clock stands still.</summary>
    public string? PauseGround { get; init; }

    /// <summary>Its extension.</summary>
    public Extension? Extended { get; init; }

    /// <summary>The superior body.</summary>
    public string? Superior { get; init; }

    /// <summary>Who coordinates.</summary>
    public string? Coordinator { get; init; }

    /// <summary>The steps of an agency case that are done.</summary>
    public required IReadOnlyList<string> Steps { get; init; }

    /// <summary>Who signed it off.</summary>
    public string? SignedOffBy { get; init; }

    /// <summary>Whether it was granted.</summary>
    public bool? Granted { get; init; }

    /// <summary>The result.</summary>
    public string? Result { get; init; }

    /// <summary>When it was decided.</summary>
    public Instant? DecidedAt { get; init; }

    /// <summary>Who decided.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>When the applicant was told.</summary>
    public Instant? NotifiedAt { get; init; }

    /// <summary>What the applicant does next.</summary>
    public string? NextStep { get; init; }

    /// <summary>From when the result can be fetched.</summary>
    public LocalDate? PickUpOn { get; init; }

    /// <summary>When it was handed over.</summary>
    public Instant? DeliveredAt { get; init; }

    /// <summary>Whether its result must be made public.</summary>
    public bool MustPublish { get; init; }

    /// <summary>When its result was made public.</summary>
    public Instant? PublishedAt { get; init; }

    /// <summary>What the public reads.</summary>
    public string? PublishedText { get; init; }

    /// <summary>Why it was returned, refused or withdrawn.</summary>
    public string? Why { get; init; }

    /// <summary>When it was closed.</summary>
    public Instant? ClosedAt { get; init; }

    /// <summary>The numbers of its notices.</summary>
    public required IReadOnlyList<string> Notices { get; init; }

    /// <summary>The shape of a case.</summary>
    public static CaseShape Of(Case c, Instant now) => new(
        c.Number, c.State, StateWords.Of(c.State), StateWords.Next(c.State), c.Kind, c.Item, c.Applicant,
        c.Channel, c.Visit, c.Counter, c.Clerk, c.Handler, c.ReceivedAt, c.NoticeDue, c.Accepted?.From, c.Due)
    {
        Accepted = c.Accepted, Materials = c.Materials, Supplements = c.Supplements, PausedAt = c.PausedAt,
        Overdue = c.State == CaseState.Running && c.IsOverdue(now),
        PauseGround = c.PauseGround, Extended = c.Extended, Superior = c.Superior,
        Coordinator = c.Coordinator,
        Steps = c.Steps, SignedOffBy = c.SignedOffBy, Granted = c.Granted, Result = c.Result,
        DecidedAt = c.DecidedAt, DecidedBy = c.DecidedBy, NotifiedAt = c.NotifiedAt, NextStep = c.NextStep,
        PickUpOn = c.PickUpOn, DeliveredAt = c.DeliveredAt, MustPublish = c.MustPublish,
        PublishedAt = c.PublishedAt, PublishedText = c.PublishedText, Why = c.Why, ClosedAt = c.ClosedAt,
        Notices = c.Notices,
    };
}

/// <summary>
/// A case for whoever holds its paper: no name, no phone, and no item that is health data (R-PRIV-PROTECT).
/// </summary>
public sealed record PublicCaseShape(
    string Case, CaseState State, Words StateText, string? Item, Instant ReceivedAt, Instant? AcceptedAt,
    Instant? Due, Words NextStep, LocalDate? PickUpOn, IReadOnlyList<string> Missing)
{
    /// <summary>The shape of a case.</summary>
    public static PublicCaseShape Of(Case c) => new(
        c.Number, c.State, StateWords.Of(c.State), Name(c), c.ReceivedAt, c.Accepted?.From, c.Due,
        StateWords.ForApplicant(c), c.PickUpOn,
        c.State == CaseState.SupplementAwaited && c.Item is not { IsSensitive: true }
            ? [.. c.Materials.Where(m => m.State is MaterialState.Missing or MaterialState.Flawed)
                .Select(m => m.Name)]
            : []);

    /// <summary>An item's name where it may be told in public; null where it may not.</summary>
    internal static string? Name(Case c) => c.Item is { IsSensitive: false } item ? item.Name : null;
}

/// <summary>A line of the case ledger (002-E 限时三).</summary>
public sealed record LedgerLine(
    string Case, string? Item, CaseKind Kind, Instant AcceptedAt, Instant? DecidedAt, string AcceptedBy)
{
    /// <summary>How the case stands.</summary>
    public required CaseState State { get; init; }

    /// <summary>By when it is to be decided.</summary>
    public Instant? Due { get; init; }

    /// <summary>
    /// Whether it was decided after that time, or is not decided though the time is over.
    /// </summary>
    public bool IsOverdue { get; init; }

    /// <summary>The line of a case; for the public without what is not the public's to know.</summary>
    internal static LedgerLine Of(Case c, Acceptance how, bool isPublic, Instant now) => new(
        c.Number, isPublic ? PublicCaseShape.Name(c) : c.Item?.Name, c.Kind, how.From, c.DecidedAt, how.By)
    {
        State = c.State, Due = c.Due, IsOverdue = c.IsOverdue(now),
    };
}
