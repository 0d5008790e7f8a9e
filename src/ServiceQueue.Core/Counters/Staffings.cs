using NodaTime;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Visits;

namespace ServiceQueue.Core.Counters;

/// <summary>Signs a clerk in at a counter.</summary>
public sealed record OpenCounter(int Counter, string Clerk) : Command;

/// <summary>Signs the clerk of a counter out.</summary>
public sealed record CloseCounter(int Counter) : Command;

/// <summary>Pauses a counter.</summary>
public sealed record PauseCounter(int Counter, string Reason, Instant? BackAt) : Command;

/// <summary>Continues a paused counter.</summary>
public sealed record ContinueCounter(int Counter) : Command;

/// <summary>A clerk signed in.</summary>
public sealed record CounterOpened(int Counter, string Clerk) : HallEvent;

/// <summary>The clerk signed out.</summary>
public sealed record CounterClosed(int Counter, string? Clerk) : HallEvent;

/// <summary>The counter was paused.</summary>
public sealed record CounterPaused(int Counter, string Reason, Instant? BackAt) : HallEvent;

/// <summary>The counter continues.</summary>
public sealed record CounterContinued(int Counter) : HallEvent;

/// <summary>Opens, pauses, continues and closes counters.</summary>
public static class StaffingRules
{
    internal static Decision Decide(HallState hall, OpenCounter ask)
    {
        if (!hall.Counters.TryGetValue(ask.Counter, out var counter)) return Unknown(ask.Counter);
        if (counter.Staffing != Staffing.Closed && counter.Clerk == ask.Clerk)
        {
            return counter.Staffing == Staffing.Open
                ? Decision.Accept()
                : Decision.Accept(new CounterContinued(ask.Counter));
        }

        if (hall.Counters.Values
            .FirstOrDefault(c => c.Clerk == ask.Clerk && c.Id != ask.Counter) is { } other)
            return Decision.Refuse(RefusalCode.ClerkElsewhere, hall.Plan.Counter(other.Id)?.Label);
        // A change of clerk in the middle of a turn would blur who answers for it.
        return counter.Current is { } busy
            ? Decision.Refuse(RefusalCode.TurnActive, hall.Visits[busy].Ticket.ToString())
            : Decision.Accept(new CounterOpened(ask.Counter, ask.Clerk));
    }

    internal static Decision Decide(HallState hall, CloseCounter ask)
    {
        if (!hall.Counters.TryGetValue(ask.Counter, out var counter)) return Unknown(ask.Counter);
        if (counter.Current is { } busy)
            return Decision.Refuse(RefusalCode.TurnActive, hall.Visits[busy].Ticket.ToString());
        return counter.Staffing == Staffing.Closed
            ? Decision.Accept()
            : Decision.Accept(new CounterClosed(ask.Counter, counter.Clerk));
    }

    internal static Decision Decide(HallState hall, PauseCounter ask)
    {
        if (!hall.Counters.TryGetValue(ask.Counter, out var counter)) return Unknown(ask.Counter);
        return counter.Staffing switch
        {
            Staffing.Closed => Decision.Refuse(RefusalCode.CounterClosed, ask.Counter.ToString()),
            Staffing.Paused when counter.PauseReason == ask.Reason && counter.BackAt == ask.BackAt =>
                Decision.Accept(),
            _ => Decision.Accept(new CounterPaused(ask.Counter, ask.Reason, ask.BackAt)),
        };
    }

    internal static Decision Decide(HallState hall, ContinueCounter ask)
    {
        if (!hall.Counters.TryGetValue(ask.Counter, out var counter)) return Unknown(ask.Counter);
        return counter.Staffing switch
        {
            Staffing.Closed => Decision.Refuse(RefusalCode.CounterClosed, ask.Counter.ToString()),
            Staffing.Open => Decision.Accept(),
            _ => Decision.Accept(new CounterContinued(ask.Counter)),
        };
    }

    internal static HallState Apply(HallState hall, HallEvent happened)
    {
        switch (happened)
        {
            case CounterOpened opened:
                return hall.With(hall.Counters[opened.Counter] with
                {
                    Staffing = Staffing.Open, Clerk = opened.Clerk, PauseReason = null, BackAt = null,
                });
            case CounterClosed closed:
                // Closing and opening again pays no debts.
                var left = hall.Counters[closed.Counter];
                return hall.With(new CounterState(
                    closed.Counter, Staffing.Closed, LaneDebt: left.LaneDebt, UrgentDebt: left.UrgentDebt));
            case CounterPaused paused:
                return hall.With(hall.Counters[paused.Counter] with
                {
                    Staffing = Staffing.Paused, PauseReason = paused.Reason, BackAt = paused.BackAt,
                });
            case CounterContinued continued:
                return hall.With(hall.Counters[continued.Counter] with
                {
                    Staffing = Staffing.Open, PauseReason = null, BackAt = null,
                });
            default:
                throw new System.Diagnostics.UnreachableException(happened.GetType().Name);
        }
    }

    private static Decision Unknown(int counter) =>
        Decision.Refuse(RefusalCode.UnknownCounter, counter.ToString());
}
