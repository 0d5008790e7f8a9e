using System.Diagnostics;
using NodaTime;
using ServiceQueue.Core.Appointments;
using ServiceQueue.Core.Asking;
using ServiceQueue.Core.Cases;
using ServiceQueue.Core.Closures;
using ServiceQueue.Core.Complaints;
using ServiceQueue.Core.Counters;
using ServiceQueue.Core.Devices;
using ServiceQueue.Core.Disclosure;
using ServiceQueue.Core.Jobs;
using ServiceQueue.Core.Notices;
using ServiceQueue.Core.Orders;
using ServiceQueue.Core.Ratings;
using ServiceQueue.Core.Rulebooks;
using ServiceQueue.Core.Staff;
using ServiceQueue.Core.Visits;

namespace ServiceQueue.Core.Halls;

/// <summary>
/// The five pure functions of a hall. Time, chance and devices enter only as data; each function is total and
/// thread-safe, and gives the same answer for the same arguments, live and on replay.
/// </summary>
public static class Hall
{
    /// <summary>Decides a command: events, or a refusal.</summary>
    public static Decision Decide(HallState hall, Command command, Instant now) => command switch
    {
        IssueTicket ask => Issuing.Decide(hall, ask, now),
        CallNext ask => Calling.Decide(hall, ask),
        CallTicket ask => OutOfOrder.Decide(hall, ask, now),
        RecallVisit ask => Calling.Decide(hall, ask),
        ServeVisit ask => Serving.Decide(hall, ask),
        FinishTurn ask => Serving.Decide(hall, ask, now),
        MarkNoShow ask => Serving.Decide(hall, ask),
        ReturnVisit ask => Serving.Decide(hall, ask),
        HoldVisit ask => Holding.Decide(hall, ask),
        ResumeVisit ask => Holding.Decide(hall, ask),
        TransferVisit ask => Transferring.Decide(hall, ask),
        LeaveVisit ask => Leaving.Decide(hall, ask),
        ReprintSlip ask => Printing.Decide(hall, ask),
        ReportSlip ask => Printing.Decide(hall, ask),
        MoveSlip ask => Printing.Decide(hall, ask),
        OpenCounter ask => StaffingRules.Decide(hall, ask),
        CloseCounter ask => StaffingRules.Decide(hall, ask),
        PauseCounter ask => StaffingRules.Decide(hall, ask),
        ContinueCounter ask => StaffingRules.Decide(hall, ask),
        PressKey ask => Keys.Decide(hall, ask, now),
        ReportDevice ask => Reporting.Decide(hall, ask),
        AdoptPlan ask => Days.Decide(hall, ask),
        OpenDoors ask => Days.Decide(hall, ask, now),
        CloseDoors ask => Days.Decide(hall, ask),
        CaseCommand ask => CaseVerbs.Decide(hall, ask, now),
        ComplaintCommand ask => ComplaintVerbs.Decide(hall, ask, now),
        RatingCommand ask => RatingVerbs.Decide(hall, ask, now),
        OrderCommand ask => OrderVerbs.Decide(hall, ask, now),
        AppointmentCommand ask => AppointmentVerbs.Decide(hall, ask, now),
        ClosureCommand ask => ClosureVerbs.Decide(hall, ask, now),
        StaffCommand ask => StaffVerbs.Decide(hall, ask, now),
        QuestionCommand ask => QuestionVerbs.Decide(hall, ask, now),
        DisclosureCommand ask => DisclosureVerbs.Decide(hall, ask, now),
        RulebookCommand ask => RulebookVerbs.Decide(hall, ask, now),
        Wake => Alarms.Decide(hall, now),
        _ => throw new UnreachableException(command.GetType().Name),
    };

    /// <summary>The hall after an event. Events come in order of sequence.</summary>
    public static HallState Apply(HallState hall, Recorded recorded)
    {
        var (sequence, at, _, happened) = recorded;
        var next = happened switch
        {
            TicketIssued e => Issuing.Apply(hall, e, sequence, at),
            VisitCalled e => Calling.Apply(hall, e, sequence, at),
            VisitRecalled e => Calling.Apply(hall, e, sequence, at),
            VisitServed e => Serving.Apply(hall, e, at),
            TurnFinished e => Serving.Apply(hall, e, at),
            VisitNoShow e => Serving.Apply(hall, e, at),
            VisitReturned e => Serving.Apply(hall, e, sequence, at),
            VisitHeld e => Holding.Apply(hall, e),
            VisitResumed e => Holding.Apply(hall, e, sequence, at),
            VisitTransferred e => Transferring.Apply(hall, e, sequence, at),
            VisitLeft e => Leaving.Apply(hall, e, at),
            SlipReprinted e => Printing.Apply(hall, e),
            SlipReported e => Printing.Apply(hall, e),
            SlipMoved e => Printing.Apply(hall, e),
            CounterOpened or CounterClosed or CounterPaused or CounterContinued =>
                StaffingRules.Apply(hall, happened),
            DeviceFaulted e => Reporting.Apply(hall, e, at),
            DeviceRecovered e => Reporting.Apply(hall, e),
            PlanAdopted or DayOpened or DoorsOpened or DoorsClosed or DayClosed =>
                Days.Apply(hall, happened, at),
            CaseEvent e => CaseVerbs.Apply(hall, e, recorded),
            ComplaintEvent e => ComplaintVerbs.Apply(hall, e, recorded),
            RatingEvent e => RatingVerbs.Apply(hall, e, recorded),
            OrderEvent e => OrderVerbs.Apply(hall, e, recorded),
            AppointmentEvent e => AppointmentVerbs.Apply(hall, e, recorded),
            ClosureEvent e => ClosureVerbs.Apply(hall, e, at),
            StaffEvent e => StaffVerbs.Apply(hall, e, recorded),
            QuestionEvent e => QuestionVerbs.Apply(hall, e, recorded),
            DisclosureEvent e => DisclosureVerbs.Apply(hall, e, recorded),
            NoticeIssued e => Filing.Apply(hall, e),
            RulebookEvent e => RulebookVerbs.Apply(hall, e, recorded),
            _ => throw new UnreachableException(happened.GetType().Name),
        };
        return next with { Sequence = sequence, At = at };
    }

    /// <summary>The jobs an event leads to, in the hall after it.</summary>
    public static IReadOnlyList<Job> React(HallState hall, Recorded recorded) => Reactions.To(hall, recorded);

    /// <summary>What a device should show now; empty for a device that shows nothing.</summary>
    public static IReadOnlyList<Picture> Show(HallState hall, DevicePlan device) => Pictures.Of(hall, device);

    /// <summary>When to send <see cref="Wake"/>, or null when the clock brings nothing.</summary>
    public static Instant? NextAlarm(HallState hall) => Alarms.Next(hall);
}
