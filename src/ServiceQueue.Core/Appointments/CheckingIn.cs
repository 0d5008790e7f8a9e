using NodaTime;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Visits;

namespace ServiceQueue.Core.Appointments;

/// <summary>Who made an appointment is in the hall.</summary>
/// <param name="Appointment">Its id or its number.</param>
/// <param name="Visit">Drawn by chance outside Core.</param>
/// <param name="Kiosk">Where the ticket is taken, or null.</param>
/// <param name="Locale">"zh-CN" or "en".</param>
public sealed record CheckIn(string Appointment, VisitId Visit, string? Kiosk, string Locale)
    : AppointmentCommand;

/// <summary>Gives who comes to an appointment a ticket of its own class.</summary>
public static class CheckingIn
{
    /// <summary>The class of such a ticket.</summary>
    public const string Class = "appointment";

    internal static Decision Decide(HallState hall, CheckIn ask, Instant now)
    {
        if (hall.Books.Appointments.Find(ask.Appointment) is not { Kind: AppointmentKind.Hall } booked)
            return Decision.Refuse(RefusalCode.UnknownRecord, ask.Appointment);
        if (booked.Slot is not { } slot) return Decision.Refuse(RefusalCode.FieldMissing, "slot");
        var zone = hall.Plan.Zone;
        if (slot.From.InZone(zone).Date != now.InZone(zone).Date)
            return Decision.Forbid("R-APT-HONOUR", new Words(
                "请在预约当日签到取号。", "Please check in on the day of your appointment."));
        var issue = new IssueTicket(
            ask.Visit, slot.Service, slot.Item, Class, ask.Locale, ask.Kiosk, null);
        return Issuing.Decide(hall, issue, now) switch
        {
            Accepted issued =>
                Decision.Accept([new AppointmentCheckedIn(booked.Id, ask.Visit), .. issued.Events]),
            var no => no,
        };
    }
}
