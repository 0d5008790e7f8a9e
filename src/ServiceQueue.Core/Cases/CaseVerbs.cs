using System.Diagnostics;
using NodaTime;
using ServiceQueue.Core.Cases.Intake;
using ServiceQueue.Core.Cases.Results;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Cases;

/// <summary>Something asked about cases.</summary>
public abstract record CaseCommand : Command;

/// <summary>Something asked about an open case.</summary>
/// <param name="Case">Its number.</param>
/// <param name="By">Who asks: a clerk.</param>
public abstract record OpenCaseCommand(string Case, string By) : CaseCommand;

/// <summary>Leads each command and event about cases to its verb, and says what the clock brings.</summary>
public static class CaseVerbs
{
    /// <summary>What the clock brings at one time at the most; it rings again at once for the rest.</summary>
    private const int MostAtOnce = 200;

    internal static Decision Decide(HallState hall, CaseCommand command, Instant now)
    {
        if (command is ReceiveCase received) return Receiving.Decide(hall, received, now);
        if (command is not OpenCaseCommand ask) throw new UnreachableException(command.GetType().Name);
        if (CaseGuards.Needs(ask.By, "by") is { } nobody) return nobody;
        return hall.Books.Cases.Find(ask.Case) is { } c
            ? Decide(hall, c, ask, now)
            : Decision.Refuse(RefusalCode.UnknownRecord, ask.Case);
    }

    /// <summary>
    /// An open case after an event, or null for an event of a case that is not open. Also the fold of the
    /// stored rows: a closed case is told here once, with its last state, and then leaves the book.
    /// </summary>
    public static Case? Fold(HallState before, Recorded recorded)
    {
        if (recorded.Event is not CaseEvent happened) return null;
        var at = recorded.At;
        var c = before.Books.Cases.Find(happened.Case);
        var changed = happened is CaseReceived received
            ? c ?? Receiving.Apply(before, received, at)
            : c is null ? null : Fold(before, c, happened, at);
        return changed is null || !CaseBook.IsUndated(changed)
            ? changed
            : changed with
            {
                UnknownUnder = c is not null && CaseBook.IsUndated(c)
                    ? c.UnknownUnder : Silence.Mark(before.Plan.Hours),
            };
    }

    internal static HallState Apply(HallState hall, CaseEvent happened, Recorded recorded) =>
        Fold(hall, recorded) is { } changed && changed.Number == happened.Case
            ? hall with { Books = hall.Books with { Cases = hall.Books.Cases.Put(changed) } } : hall;

    /// <summary>What the clock brings by now: events, in order.</summary>
    internal static IEnumerable<HallEvent> Due(HallState hall, Instant now) =>
        Silence.Of(hall, now).Take(MostAtOnce);

    /// <summary>When the clock next brings something, or null.</summary>
    internal static Instant? NextAlarm(HallState hall) => Silence.NextAlarm(hall);

    private static Decision Decide(HallState hall, Case c, OpenCaseCommand command, Instant now) =>
        command switch
        {
            AnswerCase ask => Answering.Decide(hall, c, ask, now),
            CorrectCase ask => Correcting.Decide(hall, c, ask),
            RequestSupplement ask => Supplementing.Decide(hall, c, ask, now),
            ReceiveSupplement ask => Supplementing.Decide(hall, c, ask, now),
            AcceptCase ask => Accepting.Decide(hall, c, ask, now),
            RefuseCase ask => Refusing.Decide(hall, c, ask, now),
            ReturnCase ask => Refusing.Decide(hall, c, ask, now),
            PauseCase ask => Pausing.Decide(hall, c, ask, now),
            ResumeCase ask => Pausing.Decide(hall, c, ask, now),
            ExtendCase ask => Extending.Decide(hall, c, ask, now),
            SendUpCase ask => SendingUp.Decide(c, ask),
            HandOverCase ask => HandingOver.Decide(c, ask),
            WithdrawCase ask => Withdrawing.Decide(c, ask),
            DoStep ask => Stepping.Decide(c, ask),
            SignOffCase ask => Stepping.Decide(c, ask),
            DecideCase ask => Deciding.Decide(c, ask),
            NotifyApplicant ask => Notifying.Decide(hall, c, ask, now),
            DeliverCase ask => Delivering.Decide(c, ask),
            PublishResult ask => Publishing.Decide(c, ask),
            ArchiveCase ask => Archiving.Decide(c, ask),
            _ => throw new UnreachableException(command.GetType().Name),
        };

    private static Case Fold(HallState hall, Case c, CaseEvent happened, Instant at) => happened switch
    {
        CaseTyped e => Answering.Apply(c, e, at),
        CaseCorrected e => Correcting.Apply(c, e),
        SupplementRequested e => Supplementing.Apply(c, e, at),
        SupplementReceived e => Supplementing.Apply(c, e, at),
        CaseAccepted e => Accepting.Apply(c, e),
        CaseReturned e => Refusing.Apply(c, e, at),
        CaseRefused e => Refusing.Apply(c, e, at),
        CasePaused e => Pausing.Apply(c, e, at),
        CaseResumed e => Pausing.Apply(c, e, at),
        CaseExtended e => Extending.Apply(c, e, at),
        CaseSentUp e => SendingUp.Apply(c, e, at),
        CaseHandedOver e => c with { Handler = e.To },
        CaseStepDone e => c with { Steps = c.Steps.Add(e.Step) },
        CaseSignedOff e => c with { SignedOffBy = e.By },
        CaseDecided e => Deciding.Apply(c, e, at),
        ApplicantNotified e => Notifying.Apply(c, e, at),
        CaseDelivered e => Delivering.Apply(c, e, at),
        ResultPublished e => c with { PublishedAt = at, PublishedText = e.Text },
        CaseArchived => c with { State = CaseState.Archived, ClosedAt = at },
        CaseWithdrawn e => c with { State = CaseState.Withdrawn, Why = e.Why, ClosedAt = at },
        DueRecomputed e => c with { Due = e.Due },
        _ => throw new UnreachableException($"{happened.GetType().Name} in {hall.Plan.Hall}"),
    };
}
