using NodaTime;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Visits;
using ServiceQueue.Engine.Views;
using ServiceQueue.Host.Hosting;

namespace ServiceQueue.Host.Api;

/// <summary>Visits: issue, look at, reprint, return, leave.</summary>
internal static class KioskApi
{
    private const string Visitor = "visitor";

    public static void Map(RouteGroupBuilder halls)
    {
        halls.MapPost("/visits", IssueAsync)
            .Takes<IssueBody, IssuedShape>("Issues a ticket; 201, or 200 for a repeated request id");
        halls.MapGet("/visits/{visit}", LookAsync).Gives<VisitShape>("A visit and its turns");
        Verb(halls, "reprint", "Prints the slip again, marked 补打", (id, b) =>
            new ReprintSlip(id, Body.Text(b.Kiosk, "kiosk", 40)));
        Verb(halls, "leave", "The visitor gives the number up", (id, _) => new LeaveVisit(id));
        Verb(halls, "return", "A visitor who missed the call is back", (id, _) => new ReturnVisit(id));
    }

    private static void Verb(
        RouteGroupBuilder halls, string verb, string summary, Func<VisitId, VisitBody, Command> command) =>
        halls.MapPost($"/visits/{{visit}}/{verb}", (string visit, HallService hall, HttpContext http) =>
            AskAsync(visit, hall, http, body => command(new VisitId(visit), body)))
            .Takes<VisitBody, VisitShape>(summary);

    private static async Task<IResult> IssueAsync(HallService hall, HttpContext http)
    {
        var body = await Body.ReadAsync<IssueBody>(http);
        var locale = Body.Text(body.Locale, "locale", 10) ?? "zh-CN";
        if (!hall.Config.Locales.Contains(locale))
            throw Body.Bad(
                "locale", $"须为{string.Join("、", hall.Config.Locales)}",
                $"must be one of {string.Join(", ", hall.Config.Locales)}");
        var kiosk = Body.Text(body.Kiosk, "kiosk", 40);
        var requestId = Body.Text(body.RequestId, "requestId", 64, required: true);
        var command = new IssueTicket(
            VisitIds.Draw(),
            Body.Text(body.Service, "service", 40, required: true)!,
            Body.Text(body.Item, "item", 60),
            Body.Text(body.Class, "class", 20) ?? "ordinary",
            locale,
            kiosk,
            HolderDigest.Of(hall.Id, Body.Text(body.Holder, "holder", 100)));
        return await Api.AskAsync(hall, http, command, kiosk ?? Visitor, requestId, done =>
        {
            var recorded = done.Events[0];
            var issued = (TicketIssued)recorded.Event;
            return Api.Json(
                new IssuedShape(
                    issued.Visit, issued.Ticket.ToString(), issued.Service, recorded.At, issued.Ahead,
                    issued.Estimate, issued.Slip,
                    $"{hall.State.Plan.PublicUrl}/v/{issued.Visit}", issued.Warning),
                done.Repeated ? 200 : 201);
        });
    }

    private static async Task<IResult> LookAsync(string visit, HallService hall, HttpContext http)
    {
        if (visit.Length > 32) return Unknown();
        if (hall.State.Visits.TryGetValue(new VisitId(visit), out var today))
            return Api.Json(Shape(hall, today));
        return await hall.Store.VisitAsync(hall.Id, visit, http.RequestAborted) is { } row
            ? Api.Json(Shape(hall, VisitRows.Read(row)))
            : Unknown();
    }

    private static async Task<IResult> AskAsync(
        string visit, HallService hall, HttpContext http, Func<VisitBody, Command> command)
    {
        if (visit.Length > 32) return Unknown();
        var body = await Body.ReadAsync<VisitBody>(http);
        return await Api.AskAsync(
            hall, http, command(body), Visitor, body.RequestId,
            done => done.After.Visits.TryGetValue(new VisitId(visit), out var found)
                ? Api.Json(Shape(hall, found)) : Unknown());
    }

    private static VisitShape Shape(HallService hall, Visit visit) =>
        Views.Visit(
            hall.State, visit, visit.Slip == SlipState.Queued && hall.Dispatcher.IsPrinting(visit.Id));

    private static IResult Unknown() =>
        Problems.NotFound(
            "unknown-visit", "没有这个号，请核对号票或重新取号。",
            "There is no such visit. Please check the ticket or take a new one.");
}
