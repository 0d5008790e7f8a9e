using System.Collections.Immutable;
using NodaTime;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Hours;

namespace ServiceQueue.Core.Cases;

/// <summary>A case, 办件, at one moment: a fold of its events. Immutable.</summary>
public sealed record Case
{
    /// <summary>Its number, such as "2026-00012".</summary>
    public required string Number { get; init; }

    /// <summary>Where it stands.</summary>
    public CaseState State { get; init; }

    /// <summary>What it is.</summary>
    public CaseKind Kind { get; init; }

    /// <summary>The item it is about, as published when the case came in; null for a mere question.</summary>
    public CaseItem? Item { get; init; }

    /// <summary>The version of the catalogue in force then.</summary>
    public string CatalogueVersion { get; init; } = "";

    /// <summary>"on-spot", "phone", "letter" or "online".</summary>
    public string Channel { get; init; } = "";

    /// <summary>Who applies, or null. Never shown in public.</summary>
    public Applicant? Applicant { get; init; }

    /// <summary>The visit in which it came in, or null.</summary>
    public VisitId? Visit { get; init; }

    /// <summary>The last visit in which something was brought or fetched, or null.</summary>
    public VisitId? LastVisit { get; init; }

    /// <summary>The counter that took it in, or null.</summary>
    public int? Counter { get; init; }

    /// <summary>The first-handling clerk, 首办; never changes.</summary>
    public string Clerk { get; init; } = "";

    /// <summary>Who has it in hand now.</summary>
    public string Handler { get; init; } = "";

    /// <summary>When it came in.</summary>
    public Instant ReceivedAt { get; init; }

    /// <summary>By when missing papers must be told; null when the calendar does not reach so far.</summary>
    public Instant? NoticeDue { get; init; }

    /// <summary>Whether silence until then accepts it (行政许可法 32(4)).</summary>
    public bool DeemedIfSilent { get; init; }

    /// <summary>The checklist as first looked at.</summary>
    public ImmutableArray<MaterialCheck> FirstSeen { get; init; } = [];

    /// <summary>The checklist as it stands.</summary>
    public ImmutableArray<MaterialCheck> Materials { get; init; } = [];

    /// <summary>The supplements asked for; one, unless something could not be seen before.</summary>
    public ImmutableArray<SupplementAsk> Supplements { get; init; } = [];

    /// <summary>When something was last brought, or null.</summary>
    public Instant? SupplementedAt { get; init; }

    /// <summary>How it was accepted, or null.</summary>
    public Acceptance? Accepted { get; init; }

    /// <summary>By when it must be decided; null before acceptance and while a calendar is missing.</summary>
    public Instant? Due { get; init; }

    /// <summary>
    /// While a time of it is not known: which calendar years were, as a number that tells calendars apart.
    /// </summary>
    public int UnknownUnder { get; init; }

    /// <summary>When the clock stood still and runs again.</summary>
    public ImmutableArray<Pause> Pauses { get; init; } = [];

    /// <summary>Since when the clock stands still, or null.</summary>
    public Instant? PausedAt { get; init; }

    /// <summary>Why it stands still, or null.</summary>
    public string? PauseGround { get; init; }

    /// <summary>The extension, or null.</summary>
    public Extension? Extended { get; init; }

    /// <summary>The superior body of an 上报件, or null.</summary>
    public string? Superior { get; init; }

    /// <summary>When it went up, or null.</summary>
    public Instant? SentUpAt { get; init; }

    /// <summary>Who coordinates a joint case, or null.</summary>
    public string? Coordinator { get; init; }

    /// <summary>The steps of an agency case that are done.</summary>
    public ImmutableArray<string> Steps { get; init; } = [];

    /// <summary>Who signed it off, or null.</summary>
    public string? SignedOffBy { get; init; }

    /// <summary>Whether the result must be made public.</summary>
    public bool MustPublish { get; init; }

    /// <summary>Whether it was granted; null before the decision.</summary>
    public bool? Granted { get; init; }

    /// <summary>The result in one sentence, or null.</summary>
    public string? Result { get; init; }

    /// <summary>When it was decided, or null.</summary>
    public Instant? DecidedAt { get; init; }

    /// <summary>Who decided, or null.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>When the applicant was told, or null.</summary>
    public Instant? NotifiedAt { get; init; }

    /// <summary>What the applicant does next, or null.</summary>
    public string? NextStep { get; init; }

    /// <summary>From when the result can be fetched, or null.</summary>
    public LocalDate? PickUpOn { get; init; }

    /// <summary>When the result was handed over, or null.</summary>
    public Instant? DeliveredAt { get; init; }

    /// <summary>When the result was made public, or null.</summary>
    public Instant? PublishedAt { get; init; }

    /// <summary>What the public reads, or null.</summary>
    public string? PublishedText { get; init; }

    /// <summary>Why it was returned, refused or withdrawn, or null.</summary>
    public string? Why { get; init; }

    /// <summary>When it was closed, or null.</summary>
    public Instant? ClosedAt { get; init; }

    /// <summary>The numbers of its notices, in order.</summary>
    public ImmutableArray<string> Notices { get; init; } = [];

    /// <summary>Whether a state is one in which nothing can follow.</summary>
    public static bool IsClosed(CaseState state) => state is CaseState.Consulted or CaseState.Archived
        or CaseState.Returned or CaseState.Refused or CaseState.Withdrawn;

    /// <summary>The case with a notice noted, if there was one.</summary>
    internal Case With(string notice) =>
        notice.Length == 0 ? this : this with { Notices = Notices.Add(notice) };

    /// <summary>
    /// Whether it was decided after its due time, or is not decided though that time is over. A clock that
    /// stands still, and that of a case that was given up, does not run late.
    /// </summary>
    public bool IsOverdue(Instant now) =>
        Due is { } due && !DueTimes.IsOnTime(DecidedAt ?? PausedAt ?? ClosedAt ?? now, due);
}

/// <summary>The item of a case as published when it came in; a later edition does not change it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="IsImmediate">Whether it is done on the spot.</param>
/// <param name="Promise">The promised time, or null.</param>
/// <param name="IsSensitive">Whether it is never named in public.</param>
public sealed record CaseItem(
    string Id, string Name, bool IsImmediate = false, TimeLimit? Promise = null, bool IsSensitive = false);

/// <summary>A supplement that was asked for.</summary>
/// <param name="At">When.</param>
/// <param name="Missing">What.</param>
/// <param name="Until">By when; null when the calendar does not reach so far.</param>
public sealed record SupplementAsk(Instant At, ImmutableArray<MaterialCheck> Missing, Instant? Until);

/// <summary>How a case was accepted.</summary>
/// <param name="From">Where the clock starts.</param>
/// <param name="Limit">How long it may take.</param>
/// <param name="By">Who accepted; "clock" for a deemed acceptance.</param>
/// <param name="IsDeemed">Whether silence accepted it.</param>
/// <param name="Promise">The written promise of a 容缺 acceptance, or empty.</param>
/// <param name="SuperiorDue">When the superior body decides, or null.</param>
public sealed record Acceptance(
    Instant From, TimeLimit Limit, string By, bool IsDeemed = false, string Promise = "",
    Instant? SuperiorDue = null);

/// <summary>An extension.</summary>
/// <param name="At">When it was granted.</param>
/// <param name="Days">By how many days of the limit's own kind.</param>
/// <param name="Reason">Why.</param>
/// <param name="Approver">Who approved.</param>
/// <param name="Before">When the case was due before; null when that was not known.</param>
public sealed record Extension(Instant At, int Days, string Reason, string Approver, Instant? Before);
