using NodaTime;
using ServiceQueue.Core.Appointments;
using ServiceQueue.Core.Complaints;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Visits;
using ServiceQueue.Engine.Halls;
using ServiceQueue.Host.Hosting;

namespace ServiceQueue.Host.Api.Records;

/// <summary><c>POST /appointments</c>. Without an end the slot is half an hour.</summary>
public sealed record AppointmentBody(
    string? RequestId = null, AppointmentKind Kind = AppointmentKind.Hall,
    AppointmentChannel Channel = AppointmentChannel.Web, string? Service = null, string? Item = null,
    Instant? From = null, Instant? To = null, ContactShape? Contact = null, string? Need = null);

/// <summary><c>POST /appointments/{id}/summon</c>.</summary>
public sealed record SummonBody(string? RequestId = null, string? By = null, string? Clerk = null) : IDone;

/// <summary><c>POST /appointments/{id}/serve</c> and <c>/decline</c>.</summary>
public sealed record ServedBody(
    string? RequestId = null, string? By = null, string? Result = null, string? Reason = null) : IDone;

/// <summary><c>POST /appointments/{id}/check-in</c>.</summary>
public sealed record CheckInBody(string? RequestId = null, string? Kiosk = null, string? Locale = null);

/// <summary>The answer to <c>POST /appointments</c>: what to keep.</summary>
public sealed record AppointmentBookedShape(string Appointment, string Number);

/// <summary>An appointment; the contact for staff alone. One that is over has no more than its id.</summary>
public sealed record AppointmentShape(
    string Appointment, string State, string? Number = null, AppointmentKind? Kind = null,
    AppointmentChannel? Channel = null, string? Service = null, string? Item = null, Instant? From = null,
    Instant? To = null, bool IsConfirmed = false, string? Clerk = null, Instant? ArrivedAt = null,
    string? Need = null, ContactShape? Contact = null);

/// <summary>Appointments: made by anybody, kept by staff.</summary>
internal static class AppointmentApi
{
    private const string Visitor = "visitor";

    public static void Map(RouteGroupBuilder halls)
    {
        halls.MapPost("/appointments", BookAsync)
            .Takes<AppointmentBody, AppointmentBookedShape>("Makes an appointment; 201");
        halls.MapGet("/appointments", (HallService hall) => Api.Json(
            hall.State.Books.Appointments.Open.Values.OrderBy(a => a.Slot?.From ?? a.BookedAt)
                .Take(RecordVerb.Listed).Select(a => Shape(a, true)).ToList()))
            .Gives<IReadOnlyList<AppointmentShape>>("The appointments to come, the next first");
        halls.MapGet("/appointments/{id}", (string id, HallService hall) =>
            hall.State.Books.Appointments.Open.GetValueOrDefault(id) is { } appointment
                ? Api.Json(Shape(appointment, false)) : RecordVerb.Unknown())
            .Gives<AppointmentShape>("An appointment, for who made it");
        halls.MapPost("/appointments/{id}/check-in", CheckInAsync).Takes<CheckInBody, IssuedShape>(
            "Who made it is in the hall and gets a ticket; 201");
        var one = halls.MapGroup("/appointments/{id}");
        Verb<ByBody>(one, "confirm", "Confirms it", (id, b) => new ConfirmAppointment(id, b.By!.Trim()));
        Verb<ByBody>(one, "cancel", "Gives it up", (id, b) => new CancelAppointment(id, b.By!.Trim()));
        Verb<SummonBody>(one, "summon", "Tells a clerk to come, on a holiday", (id, b) =>
            new SummonClerk(id, RecordVerb.Required(b.Clerk, "clerk", 40), b.By!.Trim()));
        Verb<ByBody>(one, "arrive", "That clerk has arrived", (id, b) => new NoteArrival(id, b.By!.Trim()));
        Verb<ServedBody>(one, "serve", "Served at home or on a holiday", (id, b) => new ServeAppointment(
            id, RecordVerb.Paragraph(b.Result, "result", 300), b.By!.Trim()));
        Verb<ServedBody>(one, "decline", "Cannot be granted, and why", (id, b) => new DeclineAppointment(
            id, RecordVerb.Paragraph(b.Reason, "reason", 300), b.By!.Trim()));
    }

    private static void Verb<TBody>(
        RouteGroupBuilder one, string verb, string summary, Func<string, TBody, Command> command)
        where TBody : class, IDone =>
        RecordVerb.Verb<TBody, AppointmentShape>(
            one, verb, summary, command, (_, id, done) => Shape(id, done));

    private static async Task<IResult> BookAsync(HallService hall, HttpContext http)
    {
        var body = await Body.ReadAsync<AppointmentBody>(http);
        if (body.From is not { } from) throw Body.Bad("from", "不能为空", "is required");
        var slot = new Slot(
            RecordVerb.Required(body.Service, "service", 40), Body.Text(body.Item, "item", 60), from,
            body.To ?? from + Duration.FromMinutes(30));
        var command = new BookAppointment(
            VisitIds.Draw().Value, body.Kind, body.Channel, slot,
            RecordVerb.Contact(body.Contact) ?? new Contact(""), RecordVerb.Prose(body.Need, "need", 300));
        return await Api.AskAsync(hall, http, command, Visitor, body.RequestId, done =>
        {
            var booked = (AppointmentBooked)done.Events[0].Event;
            return Api.Json(
                new AppointmentBookedShape(booked.Appointment, booked.Number), done.Repeated ? 200 : 201);
        });
    }

    private static async Task<IResult> CheckInAsync(string id, HallService hall, HttpContext http)
    {
        var body = await Body.ReadAsync<CheckInBody>(http);
        var kiosk = Body.Text(body.Kiosk, "kiosk", 40);
        var command = new CheckIn(
            id, VisitIds.Draw(), kiosk, Body.Text(body.Locale, "locale", 10) ?? "zh-CN");
        return await Api.AskAsync(hall, http, command, kiosk ?? Visitor, body.RequestId, done =>
        {
            var recorded = done.Events.First(e => e.Event is TicketIssued);
            var issued = (TicketIssued)recorded.Event;
            return Api.Json(
                new IssuedShape(
                    issued.Visit, issued.Ticket.ToString(), issued.Service, recorded.At, issued.Ahead,
                    issued.Estimate, issued.Slip, $"{hall.State.Plan.PublicUrl}/v/{issued.Visit}"),
                done.Repeated ? 200 : 201);
        });
    }

    private static IResult Shape(string id, Done done) => Api.Json(
        done.After.Books.Appointments.Find(id) is { } booked
            ? Shape(booked, true) : new AppointmentShape(id, "closed"));

    private static AppointmentShape Shape(Appointment a, bool withContact) => new(
        a.Id, a.IsConfirmed ? "confirmed" : "booked", a.Number, a.Kind, a.Channel, a.Slot?.Service,
        a.Slot?.Item, a.Slot?.From, a.Slot?.To, a.IsConfirmed, a.Clerk, a.ArrivedAt,
        withContact ? a.Need : null, withContact ? RecordVerb.Shape(a.Contact) : null);
}
