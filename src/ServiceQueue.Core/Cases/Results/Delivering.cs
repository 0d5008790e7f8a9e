using NodaTime;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Cases.Results;

/// <summary>Hands the result over.</summary>
/// <param name="Case">Its number.</param>
/// <param name="By">Who hands it over.</param>
/// <param name="Visit">The visit in which it is fetched, or null.</param>
public sealed record DeliverCase(string Case, string By, VisitId? Visit = null) : OpenCaseCommand(Case, By);

/// <summary>Results delivered.</summary>
public static class Delivering
{
    internal static Decision Decide(Case c, DeliverCase ask) =>
        CaseGuards.In(c, "送达", CaseState.Notified)
        ?? Decision.Accept(new CaseDelivered(c.Number, ask.By, ask.Visit));

    internal static Case Apply(Case c, CaseDelivered e, Instant at) => c with
    {
        State = CaseState.Delivered, DeliveredAt = at, LastVisit = e.Visit ?? c.LastVisit,
    };
}
