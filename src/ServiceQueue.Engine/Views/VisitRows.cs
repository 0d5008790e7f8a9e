using System.Text.Json;
using ServiceQueue.Contracts;
using ServiceQueue.Contracts.Json;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Visits;

namespace ServiceQueue.Engine.Views;

/// <summary>
/// The stored read table of visits: a fold of the journal, written in the same commit, checked by verify.
/// </summary>
public static class VisitRows
{
    /// <summary>The row of a visit.</summary>
    public static VisitRow Of(string hall, Visit visit) =>
        new(hall, visit.Id.Value, visit.Day, JsonSerializer.SerializeToUtf8Bytes(visit, WireJson.Options));

    /// <summary>The visit of a row.</summary>
    public static Visit Read(VisitRow row) => JsonSerializer.Deserialize<Visit>(row.Body, WireJson.Options)!;

    /// <summary>The visits whose rows an event changes, given the hall before it.</summary>
    public static IEnumerable<VisitId> Touched(HallState before, Recorded recorded) => recorded.Event switch
    {
        VisitEvent e => [e.Visit],
        // A counter that the new plan does not have gives its visit back to the queue.
        PlanAdopted => before.Counters.Values.Where(c => c.Current is not null).Select(c => c.Current!.Value),
        _ => [],
    };
}
