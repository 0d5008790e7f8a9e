using NodaTime;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Asking;

/// <summary>Something that happened to one question.</summary>
/// <param name="Question">
/// Its name: "Q2026-00012"; for a visitor at a counter the visit's id, so that a visit has one first-asked.
/// </param>
public abstract record QuestionEvent(string Question) : HallEvent;

/// <summary>
/// Somebody was asked first, and answers for it until it is settled (首问责任制, 000-B 首问一; 003-B). The
/// first clerk who calls a visit is first-asked for it without a record of its own.
/// </summary>
/// <param name="Question">Its name.</param>
/// <param name="Channel">"visit" 来访, "phone" 来电, "letter" 来信.</param>
/// <param name="Clerk">The first-asked clerk; never changes.</param>
/// <param name="Visit">The visit, or null.</param>
/// <param name="About">What was asked, in one sentence without personal data.</param>
/// <param name="InScope">Whether it is the clerk's own field.</param>
/// <param name="Simple">Whether it can be answered at once (003-D 四).</param>
/// <param name="Item">The service item asked about, or null.</param>
public sealed record FirstAsked(
    string Question, string Channel, string Clerk, VisitId? Visit, string About, bool InScope, bool Simple,
    string? Item = null) : QuestionEvent(Question);

/// <summary>Answered.</summary>
/// <param name="Question">Its name.</param>
/// <param name="By">Who answered.</param>
/// <param name="Answer">What was said, in one sentence.</param>
/// <param name="ChecklistVersion">
/// The version of the item's checklist that was handed out, or null where none was due (000-B 一次一).
/// </param>
public sealed record QuestionAnswered(
    string Question, string By, string Answer, string? ChecklistVersion = null) : QuestionEvent(Question);

/// <summary>Cannot be answered now: the superior was asked, and a time was promised (000-B 首问二).</summary>
public sealed record QuestionDeferred(
    string Question, string Reason, string Superior, Instant Due, string By) : QuestionEvent(Question);

/// <summary>The asker was contacted afterwards (003-B 三).</summary>
public sealed record FollowedUp(string Question, string Outcome, string By) : QuestionEvent(Question);

/// <summary>Handed over to a named clerk of a counter (002-E 首问三).</summary>
/// <param name="Question">Its name.</param>
/// <param name="By">Who hands over.</param>
/// <param name="ToCounter">The counter.</param>
/// <param name="ToClerk">Who is to accept it.</param>
/// <param name="Reason">Why.</param>
/// <param name="Mode">
/// How the visitor gets there: "escort", "assign" or "guide"; empty in old records.
/// </param>
public sealed record HandedOver(
    string Question, string By, int ToCounter, string ToClerk, string Reason, string Mode = "")
    : QuestionEvent(Question);

/// <summary>The named clerk accepted.</summary>
public sealed record HandoverAccepted(string Question, string By) : QuestionEvent(Question);

/// <summary>Whom it concerns is away: when to come, what to bring, how to be reached (002-E 首问四).</summary>
public sealed record AbsenceRegistered(
    string Question, int Counter, Instant ComeAt, string Bring, string Contact, string By, string Notice)
    : QuestionEvent(Question);

/// <summary>Not the hall's matter: which body, its address and phone, and why (003-B 二).</summary>
public sealed record ReferredOutside(
    string Question, string Body, string Address, string Phone, string Reason, string By, string Notice)
    : QuestionEvent(Question);

/// <summary>Coordinated by phone on the spot (002-D 二2(2)).</summary>
public sealed record Coordinated(string Question, string With, string Result, string By)
    : QuestionEvent(Question);
