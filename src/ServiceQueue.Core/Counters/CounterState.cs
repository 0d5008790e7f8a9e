using NodaTime;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Counters;

/// <summary>Whether a counter is staffed.</summary>
public enum Staffing
{
    /// <summary>Nobody is signed in.</summary>
    Closed,

    /// <summary>A clerk serves.</summary>
    Open,

    /// <summary>The clerk is away for a while.</summary>
    Paused,
}

/// <summary>A counter at one moment.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Staffing">Whether it is staffed.</param>
/// <param name="Clerk">Who is signed in.</param>
/// <param name="Current">The visit called or served here. A counter never has two.</param>
/// <param name="CalledAt">When that visit was last called here.</param>
/// <param name="PauseReason">Why it is paused.</param>
/// <param name="BackAt">When it continues, if told.</param>
/// <param name="LaneDebt">Calls in order it owes before the lane may go first again.</param>
/// <param name="UrgentDebt">Calls in order it owes before the next urgent one.</param>
public sealed record CounterState(
    int Id,
    Staffing Staffing,
    string? Clerk = null,
    VisitId? Current = null,
    Instant? CalledAt = null,
    string? PauseReason = null,
    Instant? BackAt = null,
    int LaneDebt = 0,
    int UrgentDebt = 0);
