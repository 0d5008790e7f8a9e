using System.Collections.Immutable;
using NodaTime;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Jobs;

namespace ServiceQueue.Core.Visits;

/// <summary>Where a turn stands.</summary>
public enum TurnState
{
    /// <summary>Waits to be called.</summary>
    Waiting,

    /// <summary>Called to a counter.</summary>
    Called,

    /// <summary>At the counter.</summary>
    Serving,

    /// <summary>Put aside by the clerk, 挂起.</summary>
    Held,

    /// <summary>Ended with an outcome.</summary>
    Finished,

    /// <summary>Called, and nobody came, 过号.</summary>
    NoShow,

    /// <summary>Ended without service.</summary>
    Left,

    /// <summary>Goes on as the visit's next turn.</summary>
    Transferred,
}

/// <summary>Where the paper of a visit stands.</summary>
public enum SlipState
{
    /// <summary>No paper was asked for.</summary>
    None,

    /// <summary>Waits for the printer.</summary>
    Queued,

    /// <summary>On its way to the printer.</summary>
    Sent,

    /// <summary>The printer has proven it printed.</summary>
    Printed,

    /// <summary>It may be on paper or not.</summary>
    Unknown,

    /// <summary>It is not on paper.</summary>
    Failed,
}

/// <summary>One wait, call and service within a visit, for one service. Times belong to it.</summary>
public sealed record Turn
{
    /// <summary>The service it is for.</summary>
    public required string Service { get; init; }

    /// <summary>The only counter that may call it, or null for any that serves the service.</summary>
    public int? OnlyCounter { get; init; }

    /// <summary>Where it stands.</summary>
    public required TurnState State { get; init; }

    /// <summary>Its seniority: the sequence of the event it queues by. Kept through transfers.</summary>
    public required long Order { get; init; }

    /// <summary>Parts turns of the same order: the sequence of the event that set the order.</summary>
    public required long Tie { get; init; }

    /// <summary>Since when it waits.</summary>
    public required Instant WaitingSince { get; init; }

    /// <summary>When it was first called.</summary>
    public Instant? CalledAt { get; init; }

    /// <summary>When the visitor arrived at the counter.</summary>
    public Instant? ServedAt { get; init; }

    /// <summary>When it ended.</summary>
    public Instant? EndedAt { get; init; }

    /// <summary>The counter that called it last.</summary>
    public int? Counter { get; init; }

    /// <summary>The clerk at that counter.</summary>
    public string? Clerk { get; init; }

    /// <summary>How often it was called again.</summary>
    public int Recalls { get; init; }

    /// <summary>How it ended, once finished.</summary>
    public string? Outcome { get; init; }

    /// <summary>Why it was held, left, transferred, or finished without an outcome.</summary>
    public string? Why { get; init; }

    /// <summary>Whether it is over.</summary>
    public bool Over =>
        State is TurnState.Finished or TurnState.NoShow or TurnState.Left or TurnState.Transferred;
}

/// <summary>One visitor's stay, from issue to the end of the last turn.</summary>
public sealed record Visit
{
    /// <summary>Unique for ever.</summary>
    public required VisitId Id { get; init; }

    /// <summary>The number on the slip.</summary>
    public required TicketNumber Ticket { get; init; }

    /// <summary>The hall day the number belongs to.</summary>
    public required LocalDate Day { get; init; }

    /// <summary>The class of visitor.</summary>
    public required string Class { get; init; }

    /// <summary>The language chosen.</summary>
    public required string Locale { get; init; }

    /// <summary>The service item, if one was chosen.</summary>
    public string? Item { get; init; }

    /// <summary>Where the ticket was taken.</summary>
    public string? Kiosk { get; init; }

    /// <summary>A digest that tells holders apart, never an identity.</summary>
    public string? Holder { get; init; }

    /// <summary>When the number was issued.</summary>
    public required Instant IssuedAt { get; init; }

    /// <summary>How many were ahead then.</summary>
    public required int Ahead { get; init; }

    /// <summary>The estimate given then.</summary>
    public required EstimateSeconds Estimate { get; init; }

    /// <summary>Where the paper stands.</summary>
    public SlipState Slip { get; init; }

    /// <summary>
    /// Whether its visitor was told beforehand that today may be too late; each copy says so again.
    /// </summary>
    public bool IsWarned { get; init; }

    /// <summary>How many copies were asked for.</summary>
    public int Copies { get; init; }

    /// <summary>Its turns, the present one last.</summary>
    public required ImmutableArray<Turn> Turns { get; init; }

    /// <summary>The present turn.</summary>
    public Turn Turn => Turns[^1];

    /// <summary>The visit with its present turn changed.</summary>
    internal Visit With(Turn turn) => this with { Turns = Turns.SetItem(Turns.Length - 1, turn) };
}
