using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Appointments;

/// <summary>The duty officer tells a clerk to come.</summary>
public sealed record SummonClerk(string Appointment, string Clerk, string By) : AppointmentCommand;

/// <summary>The clerk who was told to come has arrived.</summary>
public sealed record NoteArrival(string Appointment, string By) : AppointmentCommand;

/// <summary>Calls clerks in for what is urgent on a holiday (002-D 三(四)).</summary>
public static class Summoning
{
    internal static Decision Decide(HallState hall, SummonClerk ask)
    {
        if (AppointmentVerbs.Open(hall, ask.Appointment, ask.By, out var no) is not { } booked) return no!;
        if (booked.Kind != AppointmentKind.Holiday) return Decision.Refuse(RefusalCode.FieldMissing, "kind");
        return string.IsNullOrWhiteSpace(ask.Clerk)
            ? Decision.Refuse(RefusalCode.FieldMissing, "clerk")
            : Decision.Accept(new ClerkSummoned(booked.Id, ask.Clerk, ask.By));
    }

    internal static Decision Decide(HallState hall, NoteArrival ask)
    {
        if (AppointmentVerbs.Open(hall, ask.Appointment, ask.By, out var no) is not { } booked) return no!;
        if (booked.ArrivedAt is not null) return Decision.Accept();
        return booked.Clerk is not { } clerk
            ? Decision.Refuse(RefusalCode.FieldMissing, "summon")
            : Decision.Accept(new ClerkArrived(booked.Id, clerk));
    }
}
