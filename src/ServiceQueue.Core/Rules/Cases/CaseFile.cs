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
/// <param name="TellsDue">Whether a time limit or due time is printed on it.</param>
/// <param name="Due">The due time printed on it, hall-local, where it can be read.</param>
/// <param name="HasSeal">Whether it has room for the seal.</param>
/// <param name="Sequence">Its record.</param>
internal sealed record Paper(
    string Number, NoticeKind Kind, Instant At, bool TellsDue, LocalDateTime? Due, bool HasSeal,
    long Sequence)
{
    public static Paper Of(NoticeIssued issued, long sequence)
    {
        var notice = issued.Notice;
        var told = notice.Fields.IsDefault ? [] : notice.Fields.Where(TellsTime).ToList();
        var due = told.Select(f => Read(f.Value)).FirstOrDefault(d => d is not null);
        return new Paper(
            notice.Number, notice.Kind, notice.At, told.Count > 0, due, notice.HasSeal, sequence);
    }

    private static bool TellsTime(NoticeField field) =>
        (field.Label.Contains("时限") || field.Label.Contains("期限") || field.Label.Contains("截止"))
        && !string.IsNullOrWhiteSpace(field.Value);

    /// <summary>Reads "2026年3月9日17时30分" or "2026-03-09 17:30"; null when it is no moment.</summary>
    private static LocalDateTime? Read(string value)
    {
        var numbers = new List<int>();
        var inNumber = false;
        foreach (var sign in value)
        {
            var isDigit = char.IsAsciiDigit(sign);
            if (isDigit && !inNumber) numbers.Add(0);
            if (isDigit) numbers[^1] = Math.Min(99_999, (numbers[^1] * 10) + (sign - '0'));
            inNumber = isDigit;
        }

        if (numbers is not [>= 1000 and <= 9998, >= 1 and <= 12, >= 1, >= 0 and <= 24, ..]) return null;
        var (year, month, day, hour) = (numbers[0], numbers[1], numbers[2], numbers[3]);
        if (day > CalendarSystem.Iso.GetDaysInMonth(year, month)) return null;
        var minute = numbers.Count > 4 ? Math.Min(59, numbers[4]) : 0;
        // 24时 is the midnight that ends the day.
        return new LocalDateTime(year, month, day, 0, 0).PlusHours(hour).PlusMinutes(minute);
    }
}

/// <summary>
/// What rules remember of one open case: a fold of its events that trusts none of them. It does not use the
/// hall's own case book, for the rules also judge journals that the hall would never have written.
/// </summary>
internal sealed class CaseFile(CaseReceived received, long sequence, Instant at, ItemPlan? item)
{
    public string Case => received.Case;

    /// <summary>Whether its number was that of an open case already.</summary>
    public bool IsRepeated { get; init; }

    public string? ItemId => received.Item;

    public string Channel => received.Channel;

    public int? Counter => received.Counter;

    public Applicant? Applicant => received.Applicant;

    /// <summary>The item as it was published when the case came in.</summary>
    public ItemPlan? Item => item;

    public bool MustPublish => received.MustPublish || item is { MustPublish: true };

    public Instant ReceivedAt { get; } = at;

    public long ReceivedSequence => sequence;

    /// <summary>
    /// What was visible when the papers were first looked at; for papers that came by post or net that may be
    /// after their receipt.
    /// </summary>
    public ImmutableArray<MaterialCheck> FirstLook { get; private set; } = Of(received.Materials);

    /// <summary>The names of the materials that were put right on the spot.</summary>
    public HashSet<string> Corrected { get; } = new(StringComparer.Ordinal);

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

    /// <summary>Keeps what an extension was found to be; only a lawful one counts.</summary>
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
            case CaseCorrected corrected: Fold(corrected); break;
            case SupplementRequested requested:
                Requests.Add(requested);
                Look(requested.Missing);
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
        if (typed.Kind == CaseKind.Consult && State == CaseState.Received) State = CaseState.Consulted;
    }

    private void Fold(CaseCorrected corrected)
    {
        Look(corrected.Materials);
        if (FirstLook.IsEmpty) FirstLook = Materials;
        foreach (var material in Materials.Where(m => m.State == MaterialState.CorrectedOnSpot))
            Corrected.Add(material.Name);
    }

    private void Fold(SupplementReceived supplement, Instant at)
    {
        Look(supplement.Materials);
        Supplements++;
        (SupplementedAt, Visit) = (at, supplement.Visit);
        // What is still incomplete goes on waiting.
        if (!LacksMaterials) State = CaseState.Received;
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
