using System.Diagnostics;
using NodaTime;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Appointments;

/// <summary>Something asked about appointments.</summary>
public abstract record AppointmentCommand : Command;

/// <summary>
/// Leads each command and event about appointments to its verb, and says what the clock brings.
/// </summary>
public static class AppointmentVerbs
{
    internal static Decision Decide(HallState hall, AppointmentCommand command, Instant now) =>
        command switch
        {
            BookAppointment ask => Booking.Decide(hall, ask, now),
            ConfirmAppointment ask => Booking.Decide(hall, ask),
            CancelAppointment ask => Booking.Decide(hall, ask),
            SummonClerk ask => Summoning.Decide(hall, ask),
            NoteArrival ask => Summoning.Decide(hall, ask),
            CheckIn ask => CheckingIn.Decide(hall, ask, now),
            ServeAppointment ask => Attending.Decide(hall, ask),
            DeclineAppointment ask => Attending.Decide(hall, ask),
            _ => throw new UnreachableException(command.GetType().Name),
        };

    internal static HallState Apply(HallState hall, AppointmentEvent happened, Recorded recorded) =>
        happened switch
        {
            AppointmentBooked e => Booking.Apply(hall, e, recorded.At),
            AppointmentConfirmed e => hall.Change(e.Appointment, a => a with { IsConfirmed = true }),
            ClerkSummoned e => hall.Change(e.Appointment, a => a with { Clerk = e.Clerk }),
            ClerkArrived e => hall.Change(e.Appointment, a => a with { ArrivedAt = recorded.At }),
            AppointmentCheckedIn or AppointmentServed or AppointmentDeclined or AppointmentCancelled
                or AppointmentReleased => hall.Without(happened.Appointment),
            _ => throw new UnreachableException(happened.GetType().Name),
        };

    /// <summary>What the clock brings by now: slots nobody took up are given to those who wait.</summary>
    internal static IEnumerable<HallEvent> Due(HallState hall, Instant now)
    {
        var book = hall.Books.Appointments;
        return !(book.NextRelease <= now)
            ? []
            : book.Open.Values.Where(a => a.ReleaseAt <= now).OrderBy(a => a.ReleaseAt)
                .Select(a => new AppointmentReleased(a.Id));
    }

    /// <summary>When the clock next brings something, or null.</summary>
    internal static Instant? NextAlarm(HallState hall) => hall.Books.Appointments.NextRelease;

    /// <summary>The appointment somebody acts on, or null with the refusal.</summary>
    internal static Appointment? Open(HallState hall, string id, string by, out Decision? no)
    {
        var appointment = hall.Books.Appointments.Find(id);
        no = appointment switch
        {
            null => Decision.Refuse(RefusalCode.UnknownRecord, id),
            _ when string.IsNullOrWhiteSpace(by) => Decision.Refuse(RefusalCode.FieldMissing, "by"),
            _ => null,
        };
        return no is null ? appointment : null;
    }
}
