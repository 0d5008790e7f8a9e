using NodaTime;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Visits;

/// <summary>
/// Sends the visit at a counter on to a service or to one counter; exactly one of the two is given.
/// </summary>
public sealed record TransferVisit(int Counter, string? ToService, int? ToCounter, string? Reason) : Command;

/// <summary>
/// A visit goes on as a new turn; its number and its seniority stay (R-QUEUE-TRANSFER, 003-B 二).
/// </summary>
public sealed record VisitTransferred(
    VisitId Visit, int Counter, string Service, int? OnlyCounter, string? Reason) : VisitEvent(Visit);

/// <summary>Transfers visits.</summary>
public static class Transferring
{
    internal static Decision Decide(HallState hall, TransferVisit ask)
    {
        if (AtWork.Current(hall, ask.Counter, out var no) is not { } visit) return no!;
        if (ask.ToCounter is { } to)
        {
            return hall.Plan.Counter(to) is null || to == ask.Counter
                ? Decision.Refuse(RefusalCode.UnknownCounter, to.ToString())
                : Decision.Accept(
                    new VisitTransferred(visit.Id, ask.Counter, visit.Turn.Service, to, ask.Reason));
        }

        return hall.Plan.Service(ask.ToService ?? "") is { } service
            ? Decision.Accept(new VisitTransferred(visit.Id, ask.Counter, service.Id, null, ask.Reason))
            : Decision.Refuse(RefusalCode.UnknownService, ask.ToService);
    }

    internal static HallState Apply(HallState hall, VisitTransferred sent, long sequence, Instant at)
    {
        var visit = hall.Visits[sent.Visit];
        var ended = visit.Turn with { State = TurnState.Transferred, EndedAt = at, Why = sent.Reason };
        var next = new Turn
        {
            Service = sent.Service, OnlyCounter = sent.OnlyCounter, State = TurnState.Waiting,
            Order = visit.Turns[0].Order, Tie = sequence, WaitingSince = at,
        };
        var moved = visit.With(ended);
        return AtWork.Freed(hall, sent.Counter).With(moved with { Turns = moved.Turns.Add(next) });
    }
}
