using System.Text.Json;
using NodaTime;
using ServiceQueue.Core.Counters;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Jobs;
using ServiceQueue.Core.Visits;

namespace ServiceQueue.Host.Api;

/// <summary>What every body may carry: an id made by the asker, so that asking again acts once.</summary>
public interface IAsked
{
    /// <summary>The id, or null.</summary>
    string? RequestId { get; }
}

/// <summary><c>POST /visits</c>.</summary>
public sealed record IssueBody(
    string? RequestId = null, string? Service = null, string? Item = null,
    string? Class = null, string? Locale = null, string? Kiosk = null,
    string? Holder = null);

/// <summary>The answer to <c>POST /visits</c>.</summary>
public sealed record IssuedShape(
    VisitId Visit, string Ticket, string Service, Instant IssuedAt, int Ahead,
    EstimateSeconds EstimateSeconds, SlipState Slip,
    string TrackUrl, TicketWarning? Warning = null);

/// <summary>A body that holds only a request id, and what some calls add to it.</summary>
public sealed record VisitBody(string? RequestId = null, string? Kiosk = null) : IAsked;

/// <summary><c>POST /counters/{n}/open</c>.</summary>
public sealed record OpenBody(string? RequestId = null, string? Clerk = null) : IAsked;

/// <summary><c>POST /counters/{n}/pause</c>.</summary>
public sealed record PauseBody(
    string? RequestId = null, string? Reason = null, Instant? BackAt = null) : IAsked;

/// <summary><c>POST /counters/{n}/call</c>.</summary>
public sealed record CallBody(
    string? RequestId = null, string? Ticket = null, string? Reason = null, string? Approver = null,
    string? Evidence = null) : IAsked;

/// <summary><c>POST /counters/{n}/hold</c>.</summary>
public sealed record HoldBody(string? RequestId = null, string? Note = null, Instant? BackAt = null) : IAsked;

/// <summary><c>POST /counters/{n}/resume</c>.</summary>
public sealed record ResumeBody(string? RequestId = null, VisitId? Visit = null) : IAsked;

/// <summary><c>POST /counters/{n}/transfer</c>: to a service or to a counter.</summary>
public sealed record TransferBody(
    string? RequestId = null, string? Service = null, int? Counter = null, string? Reason = null) : IAsked;

/// <summary>
/// <c>POST /counters/{n}/finish</c>. The case is a text that names one, or an object: see
/// <see cref="Cases.FinishCaseBody"/>.
/// </summary>
public sealed record FinishBody(
    string? RequestId = null, string? Outcome = null, JsonElement? Case = null, string? Why = null) : IAsked;

/// <summary><c>POST /doors/open</c> and <c>/close</c>.</summary>
public sealed record DoorsBody(string? RequestId = null, string? Reason = null) : IAsked;

/// <summary>A turn of a visit.</summary>
public sealed record TurnShape(
    string Service, Words ServiceName, TurnState State, int? Counter, Instant WaitingSince, Instant? CalledAt,
    Instant? ServedAt,
    Instant? EndedAt, int Recalls, string? Outcome, string? Why);

/// <summary>A visit, as <c>GET /visits/{visit}</c> tells it.</summary>
public sealed record VisitShape(
    VisitId Visit, string Ticket, LocalDate Day, string Service, Words ServiceName, string? Item,
    string Locale, TurnState State,
    int? Counter, string? CounterLabel, Words? CounterName, string? Place, int Ahead,
    EstimateSeconds EstimateSeconds,
    Instant IssuedAt, SlipState Slip, int Copies, IReadOnlyList<TurnShape> Turns);

/// <summary>A waiting visit in a counter's queue, with the reason for its place.</summary>
public sealed record QueuedShape(
    VisitId Visit, string Ticket, string Service, Words ServiceName, Instant WaitingSince, Words Why);

/// <summary>A counter, as its clerk sees it.</summary>
public sealed record CounterShape(
    int Id, string Label, Words Name, string Place, Staffing State, string? Clerk, string? PauseReason,
    Instant? BackAt,
    VisitShape? Current, Instant? CurrentSince, IReadOnlyList<VisitShape> Held,
    IReadOnlyList<QueuedShape> Queue, int Waiting,
    int FinishedToday, QueuedShape? Next, string? Sign, long Sequence);

/// <summary>A hall in the list of halls.</summary>
public sealed record HallLine(string Hall, Words Name, bool Open);

/// <summary>A device and its health.</summary>
public sealed record DeviceShape(
    string Id, DeviceKind Kind, string Protocol, string Line, string State, FaultShape? Fault,
    DateTimeOffset? LastSeen,
    long Retries, long CrcErrors, long BytesOut, long BytesIn, int Pending)
{
    /// <summary>The profile a printer is driven by, chosen or asked for; null for other devices.</summary>
    public string? Profile { get; init; }

    /// <summary>Maker, model and firmware as the device says; null when it does not.</summary>
    public string? Model { get; init; }

    /// <summary>What a maintainer should know though nothing is wrong, or null.</summary>
    public string? Note { get; init; }
}

/// <summary>A device's fault.</summary>
public sealed record FaultShape(string Kind, string Remedy, string Detail, Instant? Since, Words Advice);
