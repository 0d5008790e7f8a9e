using NodaTime;
using ServiceQueue.Core.Cases;
using ServiceQueue.Host.Api;

namespace ServiceQueue.Host.Cases;

/// <summary>Who applies.</summary>
public sealed record ApplicantBody(string? Name = null, string? Phone = null);

/// <summary>A material as it was found.</summary>
public sealed record MaterialBody(
    string? Name = null, MaterialState State = default, string? Requirement = null);

/// <summary><c>POST /cases</c>: what came by phone, post or net, or at a counter.</summary>
public sealed record ReceiveBody(
    string? RequestId = null, string? By = null, string? Channel = null, string? Item = null,
    ApplicantBody? Applicant = null, IReadOnlyList<MaterialBody>? Materials = null, int? Counter = null)
    : IAsked;

/// <summary>A verb on a case that needs no more than who asks.</summary>
public sealed record ByBody(string? RequestId = null, string? By = null) : ICaseAsked;

/// <summary><c>POST /cases/{id}/answer</c>.</summary>
public sealed record AnswerBody(
    string? RequestId = null, string? By = null, string? Answer = null) : ICaseAsked;

/// <summary><c>POST /cases/{id}/correct</c> and <c>/supplement-received</c>.</summary>
public sealed record MaterialsBody(
    string? RequestId = null, string? By = null, IReadOnlyList<MaterialBody>? Materials = null,
    CaseKind? Kind = null, string? Reason = null, string? Promise = null) : ICaseAsked;

/// <summary><c>POST /cases/{id}/supplement</c>.</summary>
public sealed record SupplementBody(
    string? RequestId = null, string? By = null, IReadOnlyList<MaterialBody>? Materials = null,
    bool Oral = false, string? WhyNotBefore = null, int? Days = null) : ICaseAsked;

/// <summary><c>POST /cases/{id}/accept</c>.</summary>
public sealed record AcceptBody(
    string? RequestId = null, string? By = null, CaseKind? Kind = null, string? Reason = null,
    string? Promise = null, string? Coordinator = null, string? Superior = null, int? SuperiorDays = null)
    : ICaseAsked;

/// <summary><c>POST /cases/{id}/return</c> and <c>/refuse</c>.</summary>
public sealed record RefuseBody(
    string? RequestId = null, string? By = null, string? Reason = null, string? Basis = null,
    string? Remedy = null) : ICaseAsked;

/// <summary><c>POST /cases/{id}/pause</c>: hearing, inspection, review, or the ground in words.</summary>
public sealed record GroundBody(
    string? RequestId = null, string? By = null, string? Ground = null) : ICaseAsked;

/// <summary><c>POST /cases/{id}/extend</c>; natural days for a petition.</summary>
public sealed record ExtendBody(
    string? RequestId = null, string? By = null, int? WorkingDays = null, string? Reason = null,
    string? Approver = null) : ICaseAsked;

/// <summary><c>POST /cases/{id}/send-up</c>.</summary>
public sealed record SendUpBody(
    string? RequestId = null, string? By = null, string? Superior = null) : ICaseAsked;

/// <summary><c>POST /cases/{id}/hand-over</c>; the other clerk was asked unless accepted is false.</summary>
public sealed record HandOverBody(
    string? RequestId = null, string? By = null, string? To = null, string? Reason = null,
    bool Accepted = true) : ICaseAsked;

/// <summary><c>POST /cases/{id}/step</c>.</summary>
public sealed record StepBody(string? RequestId = null, string? By = null, string? Step = null) : ICaseAsked;

/// <summary><c>POST /cases/{id}/decide</c>.</summary>
public sealed record DecideBody(
    string? RequestId = null, string? By = null, bool Granted = true, string? Result = null) : ICaseAsked;

/// <summary><c>POST /cases/{id}/notify</c>.</summary>
public sealed record NotifyBody(
    string? RequestId = null, string? By = null, string? Channel = null, string? NextStep = null,
    LocalDate? PickUpOn = null) : ICaseAsked;

/// <summary><c>POST /cases/{id}/publish</c>.</summary>
public sealed record PublishBody(
    string? RequestId = null, string? By = null, string? Text = null, Instant? Until = null) : ICaseAsked;

/// <summary>The case of <c>POST /counters/{n}/finish</c>.</summary>
/// <param name="Number">The open case to go on with; none opens one.</param>
/// <param name="Item">The item; none for the visit's own.</param>
/// <param name="Applicant">Who applies.</param>
/// <param name="Materials">The checklist as looked at.</param>
/// <param name="Channel">How it came in; "on-spot" where nothing is said.</param>
/// <param name="Reason">Why it is returned, refused or not done at once.</param>
/// <param name="Basis">On what a return or refusal rests.</param>
/// <param name="Remedy">What the applicant can do about it.</param>
/// <param name="Promise">The written promise of a 容缺 acceptance.</param>
/// <param name="WhyNotBefore">Why a later supplement could not be seen before.</param>
/// <param name="Coordinator">Who coordinates a joint case.</param>
/// <param name="Superior">The superior body of an 上报件.</param>
/// <param name="SuperiorDays">Its working days.</param>
/// <param name="Result">What was answered, or the result of an 即办件 that is done.</param>
/// <param name="NextStep">What the applicant does next.</param>
public sealed record FinishCaseBody(
    string? Number = null, string? Item = null, ApplicantBody? Applicant = null,
    IReadOnlyList<MaterialBody>? Materials = null, string? Channel = null, string? Reason = null,
    string? Basis = null, string? Remedy = null, string? Promise = null, string? WhyNotBefore = null,
    string? Coordinator = null, string? Superior = null, int? SuperiorDays = null, string? Result = null,
    string? NextStep = null);

/// <summary>What every verb on a case carries.</summary>
public interface ICaseAsked : IAsked
{
    /// <summary>The clerk who asks.</summary>
    string? By { get; }
}
