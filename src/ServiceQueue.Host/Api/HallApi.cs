using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Hours;
using ServiceQueue.Core.Jobs;
using ServiceQueue.Host.Hosting;

namespace ServiceQueue.Host.Api;

/// <summary>The hall itself: plan, catalogue, board, doors.</summary>
internal static class HallApi
{
    public static void Map(RouteGroupBuilder halls)
    {
        halls.MapGet("/", (HallService hall) => Api.Json(Shape(hall)));
        halls.MapGet("/catalogue", (HallService hall) => Api.Json(hall.Config.Catalogue));
        halls.MapGet("/board", (HallService hall) => Api.Json(Pictures.Board(hall.State)));
        halls.MapPost("/doors/open", async (HallService hall, HttpContext http) =>
        {
            var body = await Body.ReadAsync<DoorsBody>(http);
            return await Api.AskAsync(
                hall, http, new OpenDoors(Body.Text(body.Reason, "reason", 200)), "manager", body.RequestId,
                _ => Api.Json(Shape(hall)));
        });
        halls.MapPost("/doors/close", async (HallService hall, HttpContext http) =>
        {
            var body = await Body.ReadAsync<DoorsBody>(http);
            return await Api.AskAsync(
                hall, http, new CloseDoors(Body.Text(body.Reason, "reason", 200)), "manager", body.RequestId,
                _ => Api.Json(Shape(hall)));
        });
    }

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
            outOfOrderReasons = plan.Rules.OutOfOrderReasons,
        };
    }
}
