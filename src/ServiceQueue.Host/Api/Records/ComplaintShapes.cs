using NodaTime;
using ServiceQueue.Core.Complaints;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Orders;

namespace ServiceQueue.Host.Api.Records;

/// <summary><c>POST /complaints</c>. Without a contact it is anonymous.</summary>
public sealed record ComplaintBody(
    string? RequestId = null, ComplaintKind Kind = ComplaintKind.Complaint,
    ComplaintChannel Channel = ComplaintChannel.Phone, string? Facts = null, string? Wish = null,
    ContactShape? Contact = null, string? Visit = null, string? Ticket = null, int? Counter = null,
    string? Case = null, IReadOnlyList<string>? Against = null, string? Evidence = null,
    string? Kiosk = null);

/// <summary>The answer to <c>POST /complaints</c>: what to keep.</summary>
public sealed record ComplaintFiledShape(
    string Complaint, string Number, Instant ReceivedAt, Instant? AnswerBy, string TrackUrl);

/// <summary>A complaint as its complainant's page tells it: nothing personal.</summary>
public sealed record PublicComplaintShape(
    string Number, ComplaintKind Kind, string State, Instant ReceivedAt, Instant? ContactBy,
    Instant? AnswerDue, bool? Verified, string? Result, string? Notice);

/// <summary>A complaint as those who work on it see it; the contact only its officer.</summary>
public sealed record ComplaintShape(
    string Complaint, string Number, ComplaintKind Kind, ComplaintState State, ComplaintChannel Channel,
    Instant ReceivedAt, Instant RegisterBy, Instant? ContactBy, Instant? AnswerBy, bool IsComplex,
    Instant? RegisteredAt, Instant? ContactedAt, Instant? ResolvedAt, Instant? NoticedAt,
    ComplaintMatter? Matter, string? Officer, string? To, string Facts, string Wish, string? Ticket,
    int? Counter, string? Case, IReadOnlyList<string> Against, string Evidence, bool IsAnonymous,
    ContactShape? Contact, bool? Verified, string? Result, string? Notice, int Unreached);

/// <summary>The answer to a verb that closes a complaint, and to any other.</summary>
public sealed record ComplaintDoneShape(
    string Complaint, string Number, ComplaintState State, string? Notice, string? Officer);

/// <summary><c>POST /complaints/{id}/register</c>.</summary>
public sealed record RegisterBody(
    string? RequestId = null, string? By = null, ComplaintMatter? Matter = null, string? Officer = null,
    string? Wish = null, bool IsComplex = false) : IDone;

/// <summary><c>POST /complaints/{id}/reassign</c>.</summary>
public sealed record ReassignBody(
    string? RequestId = null, string? By = null, string? Officer = null, string? Reason = null) : IDone;

/// <summary><c>POST /complaints/{id}/dispatch</c>.</summary>
public sealed record DispatchBody(string? RequestId = null, string? By = null, string? To = null) : IDone;

/// <summary><c>POST /complaints/{id}/contact</c>.</summary>
public sealed record ContactBody(
    string? RequestId = null, string? By = null, string? Channel = null, string? Note = null) : IDone;

/// <summary><c>POST /complaints/{id}/prolong</c>.</summary>
public sealed record ProlongBody(
    string? RequestId = null, string? By = null, string? Reason = null, string? Approver = null) : IDone;

/// <summary><c>POST /complaints/{id}/resolve</c>.</summary>
public sealed record ResolveBody(
    string? RequestId = null, string? By = null, bool? Verified = null, string? Result = null,
    IReadOnlyList<long>? Records = null, string? Documents = null) : IDone;

/// <summary><c>POST /complaints/{id}/notice</c>.</summary>
public sealed record NoticeBody(
    string? RequestId = null, string? By = null, string? Explanation = null, string? Channel = null,
    string? Proof = null, int? Counter = null) : IDone;

/// <summary><c>POST /complaints/{id}/call-back</c> and <c>/orders/{id}/call-back</c>.</summary>
public sealed record CallbackBody(
    string? RequestId = null, string? By = null, CallbackOutcome Outcome = CallbackOutcome.Answered,
    int? Score = null, CallbackAttitude? Attitude = null, bool? Solved = null, bool? Charged = null,
    Instant? Again = null, string? Remark = null) : IDone
{
    /// <summary>The callback it tells of.</summary>
    internal Callback Read() => new(
        Outcome, Score, Attitude, Solved, Charged, Again,
        RecordVerb.Prose(Remark, "remark", 500) is { Length: > 0 } remark ? remark : null);
}
