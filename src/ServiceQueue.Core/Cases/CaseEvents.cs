using System.Collections.Immutable;
using NodaTime;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Cases;

/// <summary>What a case is (002-D 四(三)).</summary>
public enum CaseKind
{
    /// <summary>Not yet known: papers were handed in.</summary>
    Untyped,

    /// <summary>咨询件.</summary>
    Consult,

    /// <summary>补充件.</summary>
    Supplement,

    /// <summary>退回件.</summary>
    Return,

    /// <summary>即办件: done within 30 minutes.</summary>
    Immediate,

    /// <summary>承诺件: done within the promised time.</summary>
    Promise,

    /// <summary>信访件: by the petition regulations.</summary>
    Petition,

    /// <summary>上报件: decided by a superior body.</summary>
    ReportUp,

    /// <summary>联办件: several bodies, one due time.</summary>
    Joint,

    /// <summary>代办件: a clerk acts for the applicant to the end.</summary>
    Agency,
}

/// <summary>Where a case stands (the state machine of the regulations' time model).</summary>
public enum CaseState
{
    /// <summary>Answered by consultation; closed.</summary>
    Consulted,

    /// <summary>Papers handed in, not yet accepted.</summary>
    Received,

    /// <summary>Told once what is missing; waits for it.</summary>
    SupplementAwaited,

    /// <summary>Accepted; the clock runs.</summary>
    Running,

    /// <summary>A hearing, inspection or review that the clock does not count.</summary>
    Paused,

    /// <summary>Decided.</summary>
    Decided,

    /// <summary>The applicant knows.</summary>
    Notified,

    /// <summary>The result is in the applicant's hands.</summary>
    Delivered,

    /// <summary>Filed; closed.</summary>
    Archived,

    /// <summary>Returned in writing; closed.</summary>
    Returned,

    /// <summary>Not accepted, in writing; closed.</summary>
    Refused,

    /// <summary>Given up by the applicant, or never supplemented; closed.</summary>
    Withdrawn,
}

/// <summary>How a material stood when it was looked at.</summary>
public enum MaterialState
{
    /// <summary>There and in order.</summary>
    Present,

    /// <summary>Not there.</summary>
    Missing,

    /// <summary>There, but not in order.</summary>
    Flawed,

    /// <summary>Was put right on the spot; no supplement (000-B 限时).</summary>
    CorrectedOnSpot,

    /// <summary>Will be brought later, by written promise (容缺受理).</summary>
    Promised,

    /// <summary>Not needed here.</summary>
    NotNeeded,
}

/// <summary>One material of the checklist as it was found.</summary>
/// <param name="Name">As the catalogue names it.</param>
/// <param name="State">How it was.</param>
/// <param name="Requirement">What is asked for to put it right; empty when in order.</param>
public sealed record MaterialCheck(string Name, MaterialState State, string Requirement = "");

/// <summary>Who applies. Kept in the journal alone, never shown in public.</summary>
/// <param name="Name">The name on the notices.</param>
/// <param name="Phone">How results are told, or null.</param>
public sealed record Applicant(string Name, string? Phone = null);

/// <summary>Something that happened to one case.</summary>
/// <param name="Case">Its number, such as "2026-00012".</param>
public abstract record CaseEvent(string Case) : HallEvent;

/// <summary>Papers were handed in, or a question was asked that became a case.</summary>
/// <param name="Case">Its number.</param>
/// <param name="Visit">The visit, or null for what came by phone, post or net.</param>
/// <param name="Counter">The counter, or null.</param>
/// <param name="Clerk">Who took it in: the first-handling clerk (首办), who answers for it to its end.</param>
/// <param name="Item">The service item of the catalogue, or null.</param>
/// <param name="CatalogueVersion">The version of the catalogue in force.</param>
/// <param name="Channel">"on-spot", "phone", "letter", "online".</param>
/// <param name="Applicant">Who applies, or null for a consultation.</param>
/// <param name="Materials">The checklist as first looked at: what was visible then (one-time notice).</param>
/// <param name="MustPublish">Whether the result is to be made public (002-D 五).</param>
public sealed record CaseReceived(
    string Case, VisitId? Visit, int? Counter, string Clerk, string? Item, string CatalogueVersion,
    string Channel, Applicant? Applicant, ImmutableArray<MaterialCheck> Materials, bool MustPublish = false)
    : CaseEvent(Case);

/// <summary>The case's kind was set or changed.</summary>
/// <param name="Case">Its number.</param>
/// <param name="Kind">What it is now.</param>
/// <param name="By">Who says so.</param>
/// <param name="Reason">Why, where it was another kind before, or an 即办 item is taken as a promise.</param>
/// <param name="Coordinator">Who coordinates a joint case (002-D 二3), or null.</param>
public sealed record CaseTyped(
    string Case, CaseKind Kind, string By, string? Reason = null, string? Coordinator = null)
    : CaseEvent(Case);

/// <summary>Papers were put right on the spot (000-B 限时): no supplement.</summary>
public sealed record CaseCorrected(string Case, ImmutableArray<MaterialCheck> Materials, string By)
    : CaseEvent(Case);

/// <summary>The applicant was told, once and whole, what is missing (行政许可法 32(4); 000-B 一次二).</summary>
/// <param name="Case">Its number.</param>
/// <param name="Notice">The notice's number; empty for an oral one.</param>
/// <param name="Missing">Everything that is asked for.</param>
/// <param name="By">Who tells.</param>
/// <param name="IsOral">Allowed only by phone or for an on-the-spot consultation (003-C 六).</param>
/// <param name="WhyNotBefore">
/// Why a later notice asks for what an earlier one did not; empty for the first notice.
/// </param>
/// <param name="Until">By when it should be brought, or null.</param>
public sealed record SupplementRequested(
    string Case, string Notice, ImmutableArray<MaterialCheck> Missing, string By, bool IsOral = false,
    string WhyNotBefore = "", Instant? Until = null) : CaseEvent(Case);

/// <summary>What was missing came in.</summary>
/// <param name="Case">Its number.</param>
/// <param name="Materials">The checklist as looked at now.</param>
/// <param name="By">Who took it.</param>
/// <param name="Visit">The visit, or null.</param>
public sealed record SupplementReceived(
    string Case, ImmutableArray<MaterialCheck> Materials, string By, VisitId? Visit = null) : CaseEvent(Case);

/// <summary>
/// The case was accepted. The clock runs from the time on the notice (002-D 四(二)); a deemed acceptance runs
/// from the receipt (行政许可法 32(4)).
/// </summary>
/// <param name="Case">Its number.</param>
/// <param name="Kind">What it is now.</param>
/// <param name="Notice">The acceptance or promise notice; empty for a deemed acceptance.</param>
/// <param name="From">Where the clock starts: the time on the notice, or of receipt if deemed.</param>
/// <param name="Limit">How long it may take.</param>
/// <param name="Due">By when it must be decided; null when the calendar does not reach so far.</param>
/// <param name="By">Who accepted; "clock" for a deemed acceptance.</param>
/// <param name="IsDeemed">Whether silence accepted it.</param>
/// <param name="Promise">The written promise of a 容缺 acceptance, or empty.</param>
/// <param name="SuperiorDue">When the superior body decides a 上报件, or null.</param>
public sealed record CaseAccepted(
    string Case, CaseKind Kind, string Notice, Instant From, Hours.TimeLimit Limit, Instant? Due, string By,
    bool IsDeemed = false, string Promise = "", Instant? SuperiorDue = null) : CaseEvent(Case);

/// <summary>Returned in writing: unlawful, or its main document is missing (002-D 四(三)3).</summary>
public sealed record CaseReturned(
    string Case, string Notice, string Reason, string Basis, string Remedy, string By) : CaseEvent(Case);

/// <summary>Not accepted, in writing: not the hall's to decide (003-A 五).</summary>
public sealed record CaseRefused(
    string Case, string Notice, string Reason, string Basis, string Remedy, string By) : CaseEvent(Case);

/// <summary>The clock stands still for a hearing, inspection or review, told in writing.</summary>
public sealed record CasePaused(string Case, string Ground, string Notice, string By) : CaseEvent(Case);

/// <summary>The clock runs again with the days that were left.</summary>
public sealed record CaseResumed(string Case, Instant? Due, string By) : CaseEvent(Case);

/// <summary>Extended once, before it was due (002-E 限时二; 004-Q 九; 行政许可法 42).</summary>
public sealed record CaseExtended(
    string Case, int WorkingDays, Instant? Due, string Reason, string By, string Approver, string Notice)
    : CaseEvent(Case);

/// <summary>A case sent up to a superior body (上报件).</summary>
public sealed record CaseSentUp(string Case, string Superior, Instant? SuperiorDue, string By)
    : CaseEvent(Case);

/// <summary>A step of an agency case: "accept", "handle" or "reply" (002-A 程序).</summary>
public sealed record CaseStepDone(string Case, string Step, string By) : CaseEvent(Case);

/// <summary>Signed off before the reply goes out (000-B 代理二).</summary>
public sealed record CaseSignedOff(string Case, string By) : CaseEvent(Case);

/// <summary>Decided.</summary>
/// <param name="Case">Its number.</param>
/// <param name="Granted">Whether it was granted.</param>
/// <param name="Result">The result in one sentence; no personal data where it is to be published.</param>
/// <param name="By">Who decided.</param>
public sealed record CaseDecided(string Case, bool Granted, string Result, string By) : CaseEvent(Case);

/// <summary>The applicant was told the result.</summary>
/// <param name="Case">Its number.</param>
/// <param name="Channel">"on-spot", "phone", "sms", "letter", "online".</param>
/// <param name="NextStep">What to do next, or "无".</param>
/// <param name="PickUpOn">From when the result can be fetched, or null.</param>
/// <param name="Notice">The pick-up notice; empty when told otherwise.</param>
/// <param name="By">Who told.</param>
public sealed record ApplicantNotified(
    string Case, string Channel, string NextStep, LocalDate? PickUpOn, string Notice, string By)
    : CaseEvent(Case);

/// <summary>The result was handed over.</summary>
public sealed record CaseDelivered(string Case, string By, VisitId? Visit = null) : CaseEvent(Case);

/// <summary>The result was made public, masked (002-D 五).</summary>
/// <param name="Case">Its number.</param>
/// <param name="Text">What the public reads.</param>
/// <param name="Until">To when it stays up, or null.</param>
/// <param name="By">Who published.</param>
public sealed record ResultPublished(string Case, string Text, Instant? Until, string By) : CaseEvent(Case);

/// <summary>Filed: closed for good.</summary>
public sealed record CaseArchived(string Case, string By) : CaseEvent(Case);

/// <summary>Given up by the applicant ("applicant"), or never supplemented ("not-supplemented").</summary>
public sealed record CaseWithdrawn(string Case, string Why, string By) : CaseEvent(Case);

/// <summary>A due time was computed anew because a calendar year arrived; both are kept.</summary>
public sealed record DueRecomputed(string Case, Instant? Before, Instant? Due) : CaseEvent(Case);

/// <summary>A case's further doing was handed to a named clerk, who accepted it (首办).</summary>
public sealed record CaseHandedOver(string Case, string From, string To, string Reason) : CaseEvent(Case);
