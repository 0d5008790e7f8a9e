using NodaTime;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Ratings;
using ServiceQueue.Core.Visits;

namespace ServiceQueue.Core.Counters;

/// <summary>A key was pressed on a counter's keypad.</summary>
public sealed record PressKey(string Keypad, PressedKey Key) : Command;

/// <summary>
/// What the keys of a keypad mean. A keypad has no key for an outcome, so its call key ends the turn at the
/// counter without one and calls the next; who wants an outcome recorded ends the turn at the console.
/// </summary>
public static class Keys
{
    /// <summary>Why a turn ended at the keypad has no outcome.</summary>
    public const string NoOutcome = "keypad";

    internal static Decision Decide(HallState hall, PressKey press, Instant now)
    {
        if (hall.Plan.Counters.FirstOrDefault(c => c.Keypad == press.Keypad) is not { } plan)
            return Decision.Refuse(RefusalCode.UnknownDevice, press.Keypad);
        return press.Key switch
        {
            PressedKey.Call => Call(hall, plan.Id, now),
            PressedKey.Recall => Calling.Decide(hall, new RecallVisit(plan.Id)),
            PressedKey.NoShow => Serving.Decide(hall, new MarkNoShow(plan.Id)),
            PressedKey.Pause => Pause(hall, plan.Id),
            _ => throw new System.Diagnostics.UnreachableException(press.Key.ToString()),
        };
    }

    private static Decision Call(HallState hall, int id, Instant now)
    {
        var counter = hall.Counters[id];
        if (counter.Current is not { } current) return Calling.Decide(hall, new CallNext(id));
        if (AtWork.Refusal(hall, id) is { } no) return no;
        if (now - counter.CalledAt < Duration.FromSeconds(hall.Plan.Rules.KeyBounceSeconds))
            return Decision.Refuse(RefusalCode.KeyBounced, hall.Visits[current].Ticket.ToString());
        var finished = new TurnFinished(current, id, Outcomes.None, null, NoOutcome);
        var freed = Hall.Apply(hall, new Recorded(hall.Sequence + 1, now, "", finished));
        HallEvent[] ended = [finished, .. RatingVerbs.AfterFinish(hall, finished)];
        return Calling.Decide(freed, new CallNext(id)) is Accepted { Events: var events }
            ? Decision.Accept([.. ended, .. events])
            : Decision.Accept(ended);
    }

    private static Decision Pause(HallState hall, int id) => hall.Counters[id].Staffing == Staffing.Paused
        ? StaffingRules.Decide(hall, new ContinueCounter(id))
        : StaffingRules.Decide(hall, new PauseCounter(id, NoOutcome, null));
}
