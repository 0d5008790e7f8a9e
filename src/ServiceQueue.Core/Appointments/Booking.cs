using NodaTime;
using ServiceQueue.Core.Complaints;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Hours;
using ServiceQueue.Core.Rules.Appointments;

namespace ServiceQueue.Core.Appointments;

/// <summary>Makes an appointment.</summary>
/// <param name="Appointment">Its id, drawn by chance outside Core.</param>
/// <param name="Kind">What it is for.</param>
/// <param name="Channel">How it is made.</param>
/// <param name="Slot">What is asked for.</param>
/// <param name="Contact">Who makes it.</param>
/// <param name="Need">Why somebody must come home, or what is so urgent; else empty.</param>
public sealed record BookAppointment(
    string Appointment, AppointmentKind Kind, AppointmentChannel Channel, Slot Slot, Contact Contact,
    string Need = "") : AppointmentCommand;

/// <summary>Confirms an appointment to who made it.</summary>
public sealed record ConfirmAppointment(string Appointment, string By) : AppointmentCommand;

/// <summary>Gives an appointment up.</summary>
public sealed record CancelAppointment(string Appointment, string By) : AppointmentCommand;

/// <summary>Makes, confirms and cancels appointments (002-D 三(一)(三); 001-F 六1).</summary>
public static class Booking
{
    internal static Decision Decide(HallState hall, BookAppointment ask, Instant now)
    {
        var book = hall.Books.Appointments;
        if (book.Open.ContainsKey(ask.Appointment)) return Decision.Accept();
        if (Refusal(hall, ask, now) is { } no) return no;
        var year = now.InZone(hall.Plan.Zone).Year;
        var number = $"Y{year}-{(book.Year == year ? book.Last + 1 : 1):00000}";
        return Decision.Accept(new AppointmentBooked(
            ask.Appointment, number, ask.Kind, ask.Channel, ask.Slot, ask.Contact, ask.Need));
    }

    internal static Decision Decide(HallState hall, ConfirmAppointment ask)
    {
        if (AppointmentVerbs.Open(hall, ask.Appointment, ask.By, out var no) is not { } booked) return no!;
        return booked.IsConfirmed
            ? Decision.Accept() : Decision.Accept(new AppointmentConfirmed(booked.Id, ask.By));
    }

    internal static Decision Decide(HallState hall, CancelAppointment ask) =>
        AppointmentVerbs.Open(hall, ask.Appointment, ask.By, out var no) is { } booked
            ? Decision.Accept(new AppointmentCancelled(booked.Id, ask.By)) : no!;

    internal static HallState Apply(HallState hall, AppointmentBooked booked, Instant at)
    {
        var book = hall.Books.Appointments;
        var year = at.InZone(hall.Plan.Zone).Year;
        var appointment = new Appointment
        {
            Id = booked.Appointment, Number = booked.Number, Kind = booked.Kind, Channel = booked.Channel,
            Slot = booked.Slot, Contact = booked.Contact, Need = booked.Need, BookedAt = at,
            ReleaseAt = booked.Kind == AppointmentKind.Hall ? booked.Slot?.To + hall.Tolerance() : null,
        };
        return hall.With(book.With(book.Open.SetItem(appointment.Id, appointment)) with
        {
            Year = year, Last = book.Year == year ? book.Last + 1 : 1,
        });
    }

    private static Decision? Refusal(HallState hall, BookAppointment ask, Instant now)
    {
        if (hall.Plan.Service(ask.Slot.Service) is not { } service)
            return Decision.Refuse(RefusalCode.UnknownService, ask.Slot.Service);
        if (ask.Slot.Item is { } item && !service.Items.Contains(item))
            return Decision.Refuse(RefusalCode.UnknownItem, item);
        if (string.IsNullOrWhiteSpace(ask.Contact.Name) || !ask.Contact.IsReachable)
            return Decision.Refuse(RefusalCode.FieldMissing, "contact");
        return ask.Kind == AppointmentKind.Hall ? SlotRefusal(hall, ask.Slot, now) : NeedRefusal(ask);
    }

    private static Decision? NeedRefusal(BookAppointment ask)
    {
        if (string.IsNullOrWhiteSpace(ask.Need)) return Decision.Refuse(RefusalCode.FieldMissing, "need");
        return ask.Kind == AppointmentKind.Home && ask.Contact.Address.Length == 0
            ? Decision.Refuse(RefusalCode.FieldMissing, "address") : null;
    }

    private static Decision? SlotRefusal(HallState hall, Slot slot, Instant now)
    {
        var rules = hall.Books.Rules;
        var latest = now + Duration.FromDays(rules[AppointmentFigures.AheadDays]);
        if (slot.From < now || slot.From > latest) return Decision.Refuse(RefusalCode.FieldMissing, "from");
        var most = Duration.FromMinutes(rules[AppointmentFigures.SlotMinutes]);
        if (slot.To <= slot.From || slot.To - slot.From > most)
            return Decision.Refuse(RefusalCode.FieldMissing, "to");
        if (!HallHours.IsOpen(hall.Plan.Hours, hall.Plan.Zone, slot.From))
            return Decision.Refuse(RefusalCode.HallClosed, "from");
        var taken = hall.Books.Appointments.Open.Values.Count(a =>
            a.Kind == AppointmentKind.Hall && a.Slot is { } other && other.Service == slot.Service
            && other.From < slot.To && slot.From < other.To);
        return taken >= rules[AppointmentFigures.PerSlot]
            ? Decision.Refuse(RefusalCode.QuotaReached, slot.Service) : null;
    }
}
