using ServiceQueue.Core.Counters;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Visits;

/// <summary>What every verb at a counter asks first.</summary>
internal static class AtWork
{
    /// <summary>Why nothing can be done at a counter, or null when it can.</summary>
    public static Decision? Refusal(HallState hall, int counter) =>
        !hall.Counters.TryGetValue(counter, out var state)
            ? Decision.Refuse(RefusalCode.UnknownCounter, counter.ToString())
            : state.Staffing switch
            {
                Staffing.Closed => Decision.Refuse(RefusalCode.CounterClosed, counter.ToString()),
                Staffing.Paused => Decision.Refuse(RefusalCode.CounterPaused, counter.ToString()),
                _ => null,
            };

    /// <summary>
    /// The visit at a counter, or null with the refusal. A paused counter may still end the turn it has.
    /// </summary>
    public static Visit? Current(HallState hall, int counter, out Decision? refusal)
    {
        refusal = null;
        if (!hall.Counters.TryGetValue(counter, out var state))
            refusal = Decision.Refuse(RefusalCode.UnknownCounter, counter.ToString());
        else if (state.Current is null)
            refusal = Decision.Refuse(RefusalCode.NoActiveTurn, counter.ToString());
        return refusal is null ? hall.VisitAt(state!) : null;
    }

    /// <summary>The hall with nobody at a counter.</summary>
    public static HallState Freed(HallState hall, int counter) =>
        hall.Counters.TryGetValue(counter, out var state)
            ? hall.With(state with { Current = null, CalledAt = null }) : hall;
}
