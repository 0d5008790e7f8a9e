using NodaTime;
using ServiceQueue.Core.Closures;
using ServiceQueue.Core.Halls;
using ServiceQueue.Engine.Halls;
using ServiceQueue.Host.Hosting;

namespace ServiceQueue.Host.Api.Records;

/// <summary><c>POST /closures/announce</c>: a change of hours.</summary>
public sealed record AnnounceBody(
    string? RequestId = null, string? What = null, Instant? EffectiveAt = null) : IAsked;

/// <summary><c>POST /closures/notice</c>: a closure of the hall, or of one counter.</summary>
public sealed record ClosureBody(
    string? RequestId = null, int? Counter = null, Instant? From = null, Instant? Until = null,
    string? Reason = null, string? Alternative = null, Instant? ReopenAt = null) : IAsked;

/// <summary>What the hall has made known about its hours.</summary>
public sealed record ClosuresShape(
    IReadOnlyList<HoursChangeAnnounced> Changes, IReadOnlyList<ClosureNoticed> Notices);

/// <summary>Changed hours and closures, made known (000-H 二2; 003-D 二).</summary>
internal static class ClosureApi
{
    private const string Manager = "manager";

    public static void Map(RouteGroupBuilder halls)
    {
        halls.MapGet("/closures", (HallService hall) => Api.Json(Shape(hall.State)))
            .Gives<ClosuresShape>("Changes of hours to come, and closures that are not over");
        halls.MapPost("/closures/announce", async (HallService hall, HttpContext http) =>
        {
            var body = await Body.ReadAsync<AnnounceBody>(http);
            if (body.EffectiveAt is not { } from) throw Body.Bad("effectiveAt", "不能为空", "is required");
            var command = new AnnounceHoursChange(Body.Text(body.What, "what", 200, required: true)!, from);
            return await Api.AskAsync(
                hall, http, command, Manager, body.RequestId, done => Api.Json(Shape(done.After)));
        }).Takes<AnnounceBody, ClosuresShape>("Announces changed hours, in time");
        halls.MapPost("/closures/notice", async (HallService hall, HttpContext http) =>
        {
            var body = await Body.ReadAsync<ClosureBody>(http);
            var command = new NoticeClosure(
                body.Counter, body.From, body.Until, Body.Text(body.Reason, "reason", 200),
                Body.Text(body.Alternative, "alternative", 200), body.ReopenAt);
            return await Api.AskAsync(
                hall, http, command, Manager, body.RequestId, done => Api.Json(Shape(done.After)));
        }).Takes<ClosureBody, ClosuresShape>(
            "Puts up the notice of a closure: reason, alternative, reopening");
    }

    private static ClosuresShape Shape(HallState hall)
    {
        var book = hall.Books.Closures;
        return new ClosuresShape(
            [.. book.Changes.Where(c => c.EffectiveAt >= HallService.Now)],
            [.. book.Notices.Where(n => n.Until > HallService.Now)]);
    }
}
