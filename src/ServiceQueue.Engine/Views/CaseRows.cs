using System.Text.Json;
using ServiceQueue.Contracts;
using ServiceQueue.Contracts.Json;
using ServiceQueue.Core.Cases;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Engine.Views;

/// <summary>
/// The read table of cases, open and closed: a fold of the journal, written in the same commit, checked
/// by verify. A closed case has left the hall's book; its row is what remains at hand.
/// </summary>
public static class CaseRows
{
    /// <summary>The row an event leads to, given the hall before; null without an open case.</summary>
    public static CaseRow? Of(HallState before, Recorded recorded) =>
        CaseVerbs.Fold(before, recorded) is { } changed ? Of(before.Plan, changed) : null;

    /// <summary>The row of a case.</summary>
    public static CaseRow Of(HallPlan plan, Case c) => new(
        plan.Hall, c.Number, (c.Accepted?.From ?? c.ReceivedAt).InZone(plan.Zone).Date,
        JsonSerializer.SerializeToUtf8Bytes(c, WireJson.Options));

    /// <summary>The case of a row.</summary>
    public static Case Read(CaseRow row) => JsonSerializer.Deserialize<Case>(row.Body, WireJson.Options)!;
}
