using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Hours;
using ServiceQueue.Core.Jobs;
using ServiceQueue.Host.Configuration;
using ServiceQueue.Host.Hosting;

namespace ServiceQueue.Host.Api;

/// <summary>The hall itself: plan, catalogue, board, doors.</summary>
internal static class HallApi
{
    public static void Map(RouteGroupBuilder halls)
    {
        halls.MapGet("/", (HallService hall) => Api.Json(Shape(hall))).WithSummary("The hall as configured");
        halls.MapGet("/catalogue", (HallService hall) => Api.Json(hall.Config.Catalogue))
            .Gives<IReadOnlyList<CatalogueItem>>("The service items with materials and steps");
        halls.MapGet("/board", (HallService hall) => Api.Json(Pictures.Board(hall.State)))
            .Gives<BoardPicture>("The hall at a glance, the same as the retained topic");
        Door(halls, "open", "Opens the doors until the hours' next edge", reason => new OpenDoors(reason));
        Door(halls, "close", "No more numbers; who has one is served", reason => new CloseDoors(reason));
    }

    private static void Door(
        RouteGroupBuilder halls, string verb, string summary, Func<string?, Command> command) =>
        halls.MapPost($"/doors/{verb}", async (HallService hall, HttpContext http) =>
        {
            var body = await Body.ReadAsync<DoorsBody>(http);
            var made = command(Body.Text(body.Reason, "reason", 200));
            return await Api.AskAsync(
                hall, http, made, "manager", body.RequestId, _ => Api.Json(Shape(hall)));
        }).Takes<DoorsBody, object>(summary);

    private static object Shape(HallService hall)
    {
        var state = hall.State;
        var plan = state.Plan;
        return new
        {
            hall = plan.Hall,
            name = plan.Name,
            open = state.Day is not null && state.DoorsOpen,
            opensAt = state.DoorsOpen ? null : HallHours.NextOpening(plan.Hours, plan.Zone, HallService.Now),
            timeZone = plan.TimeZone,
            locales = hall.Config.Locales,
            demo = hall.Demo,
            day = state.Day?.Date,
            services = plan.Services.Select(
                s =>
                    new { s.Id, s.Letter, s.Name, s.Items, open = state.Day is not null && state.DoorsOpen }),
            counters = plan.Counters,
            kiosks = plan.Kiosks,
            devices = plan.Devices,
            complaintPhones = plan.ComplaintPhones,
            publicUrl = plan.PublicUrl,
            outOfOrderReasons = plan.Rules.OutOfOrderReasons,
        };
    }
}
