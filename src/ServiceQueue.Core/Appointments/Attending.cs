using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Appointments;

/// <summary>An appointment at home or on a holiday was served.</summary>
public sealed record ServeAppointment(string Appointment, string Result, string By) : AppointmentCommand;

/// <summary>An appointment cannot be granted.</summary>
public sealed record DeclineAppointment(string Appointment, string Reason, string By) : AppointmentCommand;

/// <summary>Serves appointments at home and on holidays, or says why not (002-D 三(三); 003-D 三).</summary>
public static class Attending
{
    internal static Decision Decide(HallState hall, ServeAppointment ask)
    {
        if (AppointmentVerbs.Open(hall, ask.Appointment, ask.By, out var no) is not { } booked) return no!;
        if (booked.Kind == AppointmentKind.Hall) return Decision.Refuse(RefusalCode.FieldMissing, "kind");
        return string.IsNullOrWhiteSpace(ask.Result)
            ? Decision.Refuse(RefusalCode.FieldMissing, "result")
            : Decision.Accept(new AppointmentServed(booked.Id, ask.Result, ask.By));
    }

    internal static Decision Decide(HallState hall, DeclineAppointment ask)
    {
        if (AppointmentVerbs.Open(hall, ask.Appointment, ask.By, out var no) is not { } booked) return no!;
        return string.IsNullOrWhiteSpace(ask.Reason)
            ? Decision.Refuse(RefusalCode.FieldMissing, "reason")
            : Decision.Accept(new AppointmentDeclined(booked.Id, ask.Reason, ask.By));
    }
}
