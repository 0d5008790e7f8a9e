using System.Diagnostics;
using NodaTime;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Asking;

/// <summary>Something asked about questions.</summary>
public abstract record QuestionCommand : Command;

/// <summary>
/// Leads each command and event about questions to its verb, and says what the clock brings.
/// </summary>
public static class QuestionVerbs
{
    internal static Decision Decide(HallState hall, QuestionCommand command, Instant now) => command switch
    {
        AskFirst ask => Asked.Decide(hall, ask, now),
        AnswerQuestion ask => Answering.Decide(hall, ask),
        DeferQuestion ask => Deferring.Decide(hall, ask, now),
        FollowUpQuestion ask => FollowingUp.Decide(hall, ask),
        HandOverQuestion ask => HandingOver.Decide(hall, ask),
        AcceptHandover ask => HandingOver.Decide(hall, ask),
        RegisterAbsence ask => Absences.Decide(hall, ask, now),
        ReferOutside ask => Referring.Decide(hall, ask, now),
        CoordinateByPhone ask => Coordinating.Decide(hall, ask),
        _ => throw new UnreachableException(command.GetType().Name),
    };

    internal static HallState Apply(HallState hall, QuestionEvent happened, Recorded recorded) =>
        happened switch
        {
            FirstAsked e => Asked.Apply(hall, e, recorded.At),
            QuestionAnswered e => Answering.Apply(hall, e),
            QuestionDeferred e => Deferring.Apply(hall, e),
            FollowedUp e => Questions.Settle(hall, e.Question),
            HandedOver e => HandingOver.Apply(hall, e, recorded.At),
            HandoverAccepted e => HandingOver.Apply(hall, e),
            // Who comes at the appointed time takes a number like everybody; the paper says the rest.
            AbsenceRegistered e => Questions.Settle(hall, e.Question),
            ReferredOutside e => Questions.Settle(hall, e.Question),
            Coordinated => hall,
            _ => throw new UnreachableException(happened.GetType().Name),
        };

    /// <summary>The clock brings questions nothing: a promise that passes in silence is a finding.</summary>
    internal static IEnumerable<HallEvent> Due(HallState hall, Instant now) => [];

    /// <summary>Null: the clock brings questions nothing.</summary>
    internal static Instant? NextAlarm(HallState hall) => null;
}
