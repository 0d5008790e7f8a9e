using System.Collections.Immutable;
using NodaTime;

namespace ServiceQueue.Core.Staff;

/// <summary>Who is at work, who is away, and who is to be where, 考勤. Immutable.</summary>
public sealed record StaffBook
{
    /// <summary>The most assignments and approvals kept; the oldest go first.</summary>
    public const int Most = 500;

    /// <summary>Nothing is open.</summary>
    public static readonly StaffBook Empty = new();

    /// <summary>Clerks who are signed in, and since when.</summary>
    public ImmutableSortedDictionary<string, Instant> Present { get; init; } =
        ImmutableSortedDictionary<string, Instant>.Empty;

    /// <summary>Clerks who are on leave.</summary>
    public ImmutableSortedDictionary<string, LeaveTaken> Leaves { get; init; } =
        ImmutableSortedDictionary<string, LeaveTaken>.Empty;

    /// <summary>Assignments that are not over; some may be.</summary>
    public ImmutableArray<ClerkAssigned> Assignments { get; init; } = [];

    /// <summary>Approvals of overtime, the last ones.</summary>
    public ImmutableArray<OvertimeApproved> Overtime { get; init; } = [];

    /// <summary>Counters that wait for a supervisor, and since when.</summary>
    public ImmutableSortedDictionary<int, Instant> Calling { get; init; } =
        ImmutableSortedDictionary<int, Instant>.Empty;

    /// <summary>Appeals against deductions that are not decided, the oldest first.</summary>
    public ImmutableArray<ScoreAppealed> Appeals { get; init; } = [];

    /// <summary>The open appeal against a clerk's deduction, or null.</summary>
    public ScoreAppealed? AppealOf(string clerk, string deduction) =>
        Appeals.FirstOrDefault(a => a.Clerk == clerk && a.Deduction == deduction);

    /// <summary>The assignment of a clerk that holds at a moment, or null.</summary>
    public ClerkAssigned? AssignmentOf(string clerk, Instant at) =>
        Assignments.LastOrDefault(a => a.Clerk == clerk && a.From <= at && at < a.Until);
}
