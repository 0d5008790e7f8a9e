using NodaTime;
using ServiceQueue.Core.Complaints;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Appointments;

/// <summary>What an appointment is for.</summary>
public enum AppointmentKind
{
    /// <summary>In the hall, at a time agreed (002-D 三(一)).</summary>
    Hall,

    /// <summary>Urgent on a holiday: the duty officer comes (002-D 三(四)).</summary>
    Holiday,

    /// <summary>At home, for those who cannot come (002-D 三(三)).</summary>
    Home,
}

/// <summary>How it was made (002-D 三(一): 一个电话、一封书信、一封邮件).</summary>
public enum AppointmentChannel
{
    /// <summary>A telephone call.</summary>
    Phone,

    /// <summary>A letter.</summary>
    Letter,

    /// <summary>An e-mail.</summary>
    Mail,

    /// <summary>A web page.</summary>
    Web,

    /// <summary>A kiosk.</summary>
    Kiosk,
}

/// <summary>What was agreed.</summary>
/// <param name="Service">The service.</param>
/// <param name="Item">The service item, or null.</param>
/// <param name="From">When the slot begins.</param>
/// <param name="To">When it ends.</param>
public sealed record Slot(string Service, string? Item, Instant From, Instant To);

/// <summary>Something that happened to one appointment.</summary>
/// <param name="Appointment">Its id; it opens the page of who made it, so it is drawn by chance.</param>
public abstract record AppointmentEvent(string Appointment) : HallEvent;

/// <summary>Made.</summary>
/// <param name="Appointment">Its id.</param>
/// <param name="Number">Such as "Y2026-00003"; unique in the hall.</param>
/// <param name="Kind">What it is for.</param>
/// <param name="Channel">How it was made; null only in a journal that breaks R-APT-BOOK.</param>
/// <param name="Slot">What was agreed; null only in a journal that breaks R-APT-BOOK.</param>
/// <param name="Contact">Who made it; null only in a journal that breaks R-APT-BOOK.</param>
/// <param name="Need">Why somebody must come home, or what is so urgent; else empty.</param>
public sealed record AppointmentBooked(
    string Appointment, string Number, AppointmentKind Kind, AppointmentChannel? Channel, Slot? Slot,
    Contact? Contact, string Need = "") : AppointmentEvent(Appointment);

/// <summary>Confirmed to who made it.</summary>
public sealed record AppointmentConfirmed(string Appointment, string By) : AppointmentEvent(Appointment);

/// <summary>The duty officer told a clerk to come (002-D 三(四): 及时通知).</summary>
public sealed record ClerkSummoned(string Appointment, string Clerk, string By)
    : AppointmentEvent(Appointment);

/// <summary>The clerk who was told to come has arrived (002-D 三(四): 迅速赶到).</summary>
public sealed record ClerkArrived(string Appointment, string Clerk) : AppointmentEvent(Appointment);

/// <summary>Who made it is in the hall and holds a ticket now.</summary>
public sealed record AppointmentCheckedIn(string Appointment, VisitId Visit) : AppointmentEvent(Appointment);

/// <summary>Served at home or on a holiday.</summary>
public sealed record AppointmentServed(string Appointment, string Result, string By)
    : AppointmentEvent(Appointment);

/// <summary>Not granted, with the reason.</summary>
public sealed record AppointmentDeclined(string Appointment, string Reason, string By)
    : AppointmentEvent(Appointment);

/// <summary>Given up by who made it.</summary>
public sealed record AppointmentCancelled(string Appointment, string By) : AppointmentEvent(Appointment);

/// <summary>Nobody came in time: the slot is open to those who wait.</summary>
public sealed record AppointmentReleased(string Appointment) : AppointmentEvent(Appointment);
