using System.Collections.Immutable;
using NodaTime;
using ServiceQueue.Core.Cases;
using ServiceQueue.Core.Disclosure;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Hours;
using ServiceQueue.Core.Notices;

namespace ServiceQueue.Core.Rules.Cases;

/// <summary>A paper of a case, as far as rules need it.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Kind">What it is for.</param>
/// <param name="At">The time printed on it.</param>
/// <param name="TellsDue">Whether a due time is printed on it.</param>
/// <param name="HasSeal">Whether it has room for the seal.</param>
/// <param name="Sequence">Its record.</param>
internal sealed record Paper(
    string Number, NoticeKind Kind, Instant At, bool TellsDue, bool HasSeal, long Sequence)
{
    public static Paper Of(NoticeIssued issued, long sequence)
    {
        var notice = issued.Notice;
        var tells = notice.Fields.Any(f =>
            (f.Label.Contains("时限") || f.Label.Contains("期限")) && !string.IsNullOrWhiteSpace(f.Value));
        return new Paper(notice.Number, notice.Kind, notice.At, tells, notice.HasSeal, sequence);
    }
}

/// <summary>
/// What rules remember of one open case: a fold of its events that trusts none of them. It does not use the
/// hall's own case book, for the rules also judge journals that the hall would never have written.
/// </summary>
internal sealed class CaseFile(CaseReceived received, long sequence, Instant at, ItemPlan? item)
{
    public string Case => received.Case;

    public string? ItemId => received.Item;

    public string Channel => received.Channel;

    public int? Counter => received.Counter;

    public Applicant? Applicant => received.Applicant;

    /// <summary>The item as it was published when the case came in.</summary>
    public ItemPlan? Item => item;

    public bool MustPublish => received.MustPublish || item is { MustPublish: true };

    public Instant ReceivedAt { get; } = at;

    public long ReceivedSequence => sequence;

    /// <summary>What was visible when the papers were first looked at.</summary>
    public ImmutableArray<MaterialCheck> FirstLook { get; } = Of(received.Materials);

    /// <summary>The materials as last looked at.</summary>
    public ImmutableArray<MaterialCheck> Materials { get; private set; } = Of(received.Materials);

    /// <summary>The visit in which papers were last handed in.</summary>
    public VisitId? Visit { get; private set; } = received.Visit;

    /// <summary>The clerk who answers for it.</summary>
    public string Clerk { get; private set; } = received.Clerk;

    public CaseKind Kind { get; private set; }

    public CaseKind KindBefore { get; private set; }

    /// <summary>Why it was last given its kind; empty when no reason was given.</summary>
    public string Reason { get; private set; } = "";

    public CaseState State { get; private set; } = CaseState.Received;

    public CaseState StateBefore { get; private set; } = CaseState.Received;

    public List<SupplementRequested> Requests { get; } = [];

    public int Supplements { get; private set; }

    public Instant? SupplementedAt { get; private set; }

    public CaseAccepted? Accepted { get; private set; }

    public long AcceptedSequence { get; private set; }

    public Instant? PausedAt { get; private set; }

    public List<Pause> Pauses { get; } = [];

    public int Extensions { get; private set; }

    /// <summary>Days added by extensions that were lawful.</summary>
    public int ExtraDays { get; private set; }

    /// <summary>What the last extension was found to be, before it was folded in.</summary>
    public ExtensionCheck? Extension { get; private set; }

    public Instant? SentUpAt { get; private set; }

    public Instant? SuperiorDue { get; private set; }

    public Instant? DecidedAt { get; private set; }

    public bool Granted { get; private set; }

    public bool IsSignedOff { get; private set; }

    public List<CaseStepDone> Steps { get; } = [];

    public List<Paper> Papers { get; } = [];

    public Instant ChangedAt { get; private set; } = at;

    public bool IsClosed => State is CaseState.Consulted or CaseState.Archived or CaseState.Returned
        or CaseState.Refused or CaseState.Withdrawn;

    /// <summary>Whether a material is missing or not in order.</summary>
    public bool LacksMaterials => Materials.Any(IsLacking);

    public static bool IsLacking(MaterialCheck material) =>
        material.State is MaterialState.Missing or MaterialState.Flawed;

    /// <summary>When it must be decided, with pauses and lawful extensions; null before acceptance.</summary>
    public DueTime? Due(HallClock clock) =>
        Accepted is { } accepted ? Due(clock, accepted.From, accepted.Limit) : null;

    /// <summary>When a limit ends that was paused and extended as this case was.</summary>
    public DueTime Due(HallClock clock, Instant from, TimeLimit limit)
    {
        var inDays = limit.Kind is LimitKind.WorkingDays or LimitKind.NaturalDays;
        var count = Math.Clamp(limit.Count + (inDays ? ExtraDays : 0), 0, TimeLimit.Most);
        var due = DueTimes.Resumed(clock, from, Pauses, limit with { Count = count });
        return inDays || ExtraDays == 0 || due.At is not { } end
            ? due : DueTimes.Extended(clock, end, ExtraDays);
    }

    /// <summary>Keeps what an extension was found to be; it counts only when nothing is wrong with it.</summary>
    public void Judge(ExtensionCheck extension) => Extension = extension;

    /// <summary>Folds an event in.</summary>
    /// <param name="happened">The event.</param>
    /// <param name="sequence">Its record.</param>
    /// <param name="at">When.</param>
    public void Fold(CaseEvent happened, long sequence, Instant at)
    {
        (StateBefore, KindBefore, ChangedAt) = (State, Kind, at);
        switch (happened)
        {
            case CaseTyped typed: Fold(typed); break;
            case CaseCorrected corrected: Look(corrected.Materials); break;
            case SupplementRequested requested:
                Requests.Add(requested);
                State = CaseState.SupplementAwaited;
                break;
            case SupplementReceived supplement: Fold(supplement, at); break;
            case CaseAccepted accepted: Fold(accepted, sequence); break;
            case CasePaused: (PausedAt, State) = (at, CaseState.Paused); break;
            case CaseResumed: Resume(at); break;
            case CaseExtended extended:
                Extensions++;
                if (Extension is { Wrongs: [] }) ExtraDays += extended.WorkingDays;
                break;
            case CaseSentUp sent: (SentUpAt, SuperiorDue) = (at, sent.SuperiorDue ?? SuperiorDue); break;
            case CaseStepDone step when Steps.Count < 32: Steps.Add(step); break;
            case CaseSignedOff: IsSignedOff = true; break;
            case CaseHandedOver handed: Clerk = handed.To; break;
            case CaseDecided decided:
                (DecidedAt, Granted, State) = (at, decided.Granted, CaseState.Decided);
                break;
            default: State = Closing(happened) ?? State; break;
        }
    }

    private static CaseState? Closing(CaseEvent happened) => happened switch
    {
        CaseReturned => CaseState.Returned,
        CaseRefused => CaseState.Refused,
        CaseWithdrawn => CaseState.Withdrawn,
        ApplicantNotified => CaseState.Notified,
        CaseDelivered => CaseState.Delivered,
        CaseArchived => CaseState.Archived,
        _ => null,
    };

    private static ImmutableArray<MaterialCheck> Of(ImmutableArray<MaterialCheck> materials) =>
        materials.IsDefault ? [] : materials;

    private void Fold(CaseTyped typed)
    {
        (Kind, Reason) = (typed.Kind, typed.Reason?.Trim() ?? "");
        if (typed.Kind == CaseKind.Consult) State = CaseState.Consulted;
    }

    private void Fold(SupplementReceived supplement, Instant at)
    {
        Look(supplement.Materials);
        Supplements++;
        (SupplementedAt, State, Visit) = (at, CaseState.Received, supplement.Visit);
    }

    private void Fold(CaseAccepted accepted, long sequence)
    {
        (Accepted, AcceptedSequence) = (accepted, sequence);
        (Kind, State) = (accepted.Kind, CaseState.Running);
        SuperiorDue = accepted.SuperiorDue ?? SuperiorDue;
    }

    private void Resume(Instant at)
    {
        if (PausedAt is { } from) Pauses.Add(new Pause(from, at));
        (PausedAt, State) = (null, CaseState.Running);
    }

    /// <summary>A later look may name only what changed; what it does not name stays as it was.</summary>
    private void Look(ImmutableArray<MaterialCheck> seen)
    {
        var now = Of(seen);
        Materials = [.. Materials.Where(m => now.All(n => n.Name != m.Name)), .. now];
    }
}
