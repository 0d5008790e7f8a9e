namespace ServiceQueue.Core.Halls;

/// <summary>What a hall answers to a command: events, or a refusal. A refusal changes nothing.</summary>
public abstract record Decision
{
    /// <summary>The events a command leads to; none when all is as asked already.</summary>
    public static Decision Accept(params IReadOnlyList<HallEvent> events) => new Accepted(events);

    /// <summary>The answer no, because a rule of the hall's regulations forbids it.</summary>
    /// <param name="rule">The rule's id, such as "R-EXT-NOTICE".</param>
    /// <param name="why">What forbids it here, and what may be done instead.</param>
    public static Decision Forbid(string rule, Words why) =>
        new Refused(RefusalCode.ForbiddenByRule, rule, why);

    /// <summary>The answer no, with its reason.</summary>
    public static Decision Refuse(RefusalCode code, string? subject = null) => new Refused(code, subject);
}

/// <summary>The events a command leads to.</summary>
public sealed record Accepted(IReadOnlyList<HallEvent> Events) : Decision;

/// <summary>A refusal.</summary>
/// <param name="Code">Why.</param>
/// <param name="Subject">What it is about: a counter, a service, a ticket, a time.</param>
/// <param name="Why">The reason in words, where the code alone does not say it.</param>
public sealed record Refused(RefusalCode Code, string? Subject = null, Words? Why = null) : Decision;

/// <summary>Why a command is refused. A closed list; the interface writes each in kebab-case.</summary>
public enum RefusalCode
{
    /// <summary>The hall issues no tickets now.</summary>
    HallClosed,

    /// <summary>The service issues no tickets now.</summary>
    ServiceClosed,

    /// <summary>The service's tickets of the day are all issued.</summary>
    QuotaReached,

    /// <summary>The holder has a live ticket for this service already.</summary>
    DuplicateHolder,

    /// <summary>The hall demands paper and the kiosk's printer cannot print.</summary>
    PrinterUnavailable,

    /// <summary>There is no such service.</summary>
    UnknownService,

    /// <summary>There is no such service item, or it belongs to another service.</summary>
    UnknownItem,

    /// <summary>There is no such counter.</summary>
    UnknownCounter,

    /// <summary>There is no such kiosk.</summary>
    UnknownKiosk,

    /// <summary>There is no such visit in the hall today.</summary>
    UnknownVisit,

    /// <summary>No visit of the day has that ticket.</summary>
    UnknownTicket,

    /// <summary>There is no such device.</summary>
    UnknownDevice,

    /// <summary>The counter is closed.</summary>
    CounterClosed,

    /// <summary>The counter is paused.</summary>
    CounterPaused,

    /// <summary>The counter has a turn that must end first.</summary>
    TurnActive,

    /// <summary>The counter has no turn.</summary>
    NoActiveTurn,

    /// <summary>Nobody waits for this counter.</summary>
    NobodyWaiting,

    /// <summary>The visit is not waiting.</summary>
    NotWaiting,

    /// <summary>The visit is not held.</summary>
    NotHeld,

    /// <summary>The visit is not a no-show.</summary>
    NotNoShow,

    /// <summary>The visit is over.</summary>
    VisitOver,

    /// <summary>The visitor stands at a counter.</summary>
    BeingServed,

    /// <summary>The reason is not on the hall's list.</summary>
    ReasonNotListed,

    /// <summary>The approver is missing or is the caller (R-QUEUE-NO-FAVOUR).</summary>
    ApproverIsCaller,

    /// <summary>The clerk is signed in at another counter.</summary>
    ClerkElsewhere,

    /// <summary>The counter does not serve that service.</summary>
    ServiceNotHere,

    /// <summary>The outcome is unknown, or "none" without a reason.</summary>
    OutcomeUnknown,

    /// <summary>The same key again within a moment: taken for a slip of the finger.</summary>
    KeyBounced,

    /// <summary>A rule of the hall's regulations forbids it; the subject names the rule.</summary>
    ForbiddenByRule,

    /// <summary>There is no such case, complaint, order or appointment, or it is closed.</summary>
    UnknownRecord,

    /// <summary>Something the command needs is missing or makes no sense.</summary>
    FieldMissing,
}
