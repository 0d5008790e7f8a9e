using System.Collections.Immutable;
using System.Text.Json.Serialization;
using NodaTime;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Complaints;

/// <summary>Where a complaint stands.</summary>
public enum ComplaintState
{
    /// <summary>Came in.</summary>
    Received,

    /// <summary>Has an officer.</summary>
    Registered,

    /// <summary>Being looked into.</summary>
    Dispatched,

    /// <summary>Decided, not yet told.</summary>
    Resolved,

    /// <summary>Told in writing.</summary>
    Noticed,

    /// <summary>Closed.</summary>
    Closed,
}

/// <summary>An open complaint.</summary>
public sealed record Complaint
{
    /// <summary>Its id; it opens the complainant's page.</summary>
    public required string Id { get; init; }

    /// <summary>Such as "T2026-00007".</summary>
    public required string Number { get; init; }

    /// <summary>What it is.</summary>
    public required ComplaintKind Kind { get; init; }

    /// <summary>Where it came in.</summary>
    public required ComplaintChannel Channel { get; init; }

    /// <summary>What it says.</summary>
    public required ComplaintForm Form { get; init; }

    /// <summary>When it came in.</summary>
    public required Instant ReceivedAt { get; init; }

    /// <summary>The journal's record of that.</summary>
    public required long Sequence { get; init; }

    /// <summary>By when it must be registered.</summary>
    public required Instant RegisterBy { get; init; }

    /// <summary>By when the complainant must be reached; null while the calendar is missing.</summary>
    public Instant? ContactBy { get; init; }

    /// <summary>By when the result must be told; null while the calendar is missing.</summary>
    public Instant? AnswerBy { get; init; }

    /// <summary>Where it stands.</summary>
    public ComplaintState State { get; init; }

    /// <summary>What it is about, once registered.</summary>
    public ComplaintMatter? Matter { get; init; }

    /// <summary>Who answers for it, once registered.</summary>
    public string? Officer { get; init; }

    /// <summary>Who looks into it, once dispatched.</summary>
    public string? To { get; init; }

    /// <summary>Whether it has the longer limit.</summary>
    public bool IsComplex { get; init; }

    /// <summary>When it was registered.</summary>
    public Instant? RegisteredAt { get; init; }

    /// <summary>When the complainant was first reached.</summary>
    public Instant? ContactedAt { get; init; }

    /// <summary>When it was decided.</summary>
    public Instant? ResolvedAt { get; init; }

    /// <summary>When the result was told.</summary>
    public Instant? NoticedAt { get; init; }

    /// <summary>Whether it proved true, once decided.</summary>
    public bool? Verified { get; init; }

    /// <summary>What was found and done, once decided.</summary>
    public string? Result { get; init; }

    /// <summary>The result notice's number, once told.</summary>
    public string? Notice { get; init; }

    /// <summary>How often the callback reached nobody.</summary>
    public int Unreached { get; init; }

    /// <summary>Who looked at the complainant's identity, and when last.</summary>
    public ImmutableSortedDictionary<string, Instant> Views { get; init; } =
        ImmutableSortedDictionary<string, Instant>.Empty;

    /// <summary>Whether there is no one to answer to.</summary>
    [JsonIgnore]
    public bool IsAnonymous => Form.Contact is null;

    /// <summary>Whether a clerk is complained of here.</summary>
    public bool Concerns(string? clerk) => clerk is not null && Form.Against.Contains(clerk);
}

/// <summary>A closed complaint, as its page still tells it: nothing personal.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Number">Its number.</param>
/// <param name="Kind">What it was.</param>
/// <param name="ReceivedAt">When it came in.</param>
/// <param name="ClosedAt">When it was closed.</param>
/// <param name="Verified">Whether it proved true.</param>
/// <param name="Notice">The result notice's number, or null.</param>
public sealed record ClosedComplaint(
    string Id, string Number, ComplaintKind Kind, Instant ReceivedAt, Instant ClosedAt, bool? Verified,
    string? Notice);
