using ServiceQueue.Contracts.Json;
using ServiceQueue.Core.Halls;
using ServiceQueue.Engine.Halls;
using ServiceQueue.Host.Cases;
using ServiceQueue.Host.Findings;
using ServiceQueue.Host.Api.Records;
using ServiceQueue.Host.Api.Regulations;
using ServiceQueue.Host.Hosting;

namespace ServiceQueue.Host.Api;

/// <summary>What all endpoints share.</summary>
internal static class Api
{
    /// <summary>The longest request id.</summary>
    private const int LongestRequestId = 64;

    /// <summary>Maps all endpoints of the interface.</summary>
    public static void MapHallApi(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/halls", (HallService hall) =>
            Json(new[] { new HallLine(hall.Id, hall.State.Plan.Name, hall.State.DoorsOpen) }));
        var halls = app.MapGroup("/api/halls/{hall}").AddEndpointFilter(KnownHallAsync);
        HallApi.Map(halls);
        KioskApi.Map(halls);
        CounterApi.Map(halls);
        DeviceApi.Map(halls);
        FeedApi.Map(halls);
        ReportApi.Map(halls);
        CaseApi.Map(halls);
        LedgerApi.Map(halls);
        FindingsApi.Map(halls);
        ComplaintApi.Map(halls);
        RatingApi.Map(halls);
        OrderApi.Map(halls);
        AppointmentApi.Map(halls);
        StaffApi.Map(halls);
        ScoreApi.Map(halls);
        ClosureApi.Map(halls);
        QuestionApi.Map(halls);
        DisclosureApi.Map(halls);
        LiaisonApi.Map(halls);
        RulebookApi.Map(halls);
    }

    /// <summary>Turns what goes wrong in an endpoint into a problem document.</summary>
    public static async Task GuardAsync(HttpContext http, RequestDelegate next)
    {
        try
        {
            await next(http);
        }
        catch (BadBodyException bad)
        {
            await Problems.WriteAsync(
                http, bad.Status, bad.Code, new Words(bad.Detail, bad.Message), bad.Place);
        }
        catch (BadHttpRequestException bad)
        {
            await Problems.WriteAsync(
                http, bad.StatusCode, "bad-request", new Words("请求有误，请核对后重试。", bad.Message));
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // Nobody listens any more.
        }
        catch (OperationCanceledException)
        {
            await Problems.WriteAsync(http, 503, "hall-stopping", new Words(
                "系统正在重新启动，请稍后重试。", "The host is stopping. Try again soon with the same requestId."));
        }
        catch (IOException failure) when (!http.RequestAborted.IsCancellationRequested)
        {
            await Problems.WriteAsync(http, 503, "store-unavailable", new Words(
                "数据暂时无法保存，未作任何更改，请稍后重试并通知管理员检查磁盘。",
                $"Nothing was changed: the data could not be written ({failure.Message}). "
                + "Try again soon; the disk needs a look."));
        }
        catch (Exception bug) when (!http.RequestAborted.IsCancellationRequested && !http.Response.HasStarted)
        {
            http.RequestServices.GetRequiredService<ILogger<HallService>>()
                .LogError(bug, "{Method} {Path} went wrong", http.Request.Method, http.Request.Path);
            await Problems.WriteAsync(http, 500, "internal-error", new Words(
                "系统出现故障，请重试；如仍不成功，请通知管理员。",
                "Something is broken. Try again; if it stays, tell the administrator: the log has more."));
        }

        await ExplainAsync(http);
    }

    /// <summary>Asks the hall and shapes its answer.</summary>
    public static async Task<IResult> AskAsync(
        HallService hall, HttpContext http, Command command, string actor, string? requestId, Func<Done,
        IResult> shape)
    {
        var request = Body.Text(requestId, "requestId", LongestRequestId);
        return await hall.Runner.AskAsync(command, actor, request, http.RequestAborted) switch
        {
            Done done => shape(done),
            // Nobody waiting is no mistake of the clerk's.
            NotDone { Code: RefusalCode.NobodyWaiting } => Results.NoContent(),
            NotDone no => Problems.Of(no),
            var other => throw new System.Diagnostics.UnreachableException(other.GetType().Name),
        };
    }

    /// <summary>A JSON answer in the house's form.</summary>
    public static IResult Json<T>(T value, int status = 200) =>
        Results.Json(value, WireJson.Options, "application/json; charset=utf-8", status);

    /// <summary>
    /// Puts words to what the framework refused: no such call, not by that method, not in that form.
    /// </summary>
    private static Task ExplainAsync(HttpContext http) => http.Response switch
    {
        // The framework's own answer to what does not fit its type in an address is empty.
        { StatusCode: 400, HasStarted: false } => Problems.WriteAsync(http, 400, "bad-request", new Words(
            "请求地址中的参数有误，请核对后重试。",
            "A parameter in the address does not fit its type. Correct it and send it again.")),
        _ when !http.Request.Path.StartsWithSegments("/api") => Task.CompletedTask,
        { StatusCode: 404, HasStarted: false } when http.GetEndpoint() is null => Problems.WriteAsync(
            http, 404, "not-found",
                new Words("没有这个接口，请核对地址。", "There is no such call. See /openapi/v1.json.")),
        // The endpoint of a wrong method is the routing's own, and leaves the Allow header.
        { StatusCode: 405, HasStarted: false } => Problems.WriteAsync(
            http, 405, "method-not-allowed",
            new Words("该接口不支持这种请求方法，请核对接口说明。",
                "This call is not made with that method. See /openapi/v1.json.")),
        _ => Task.CompletedTask,
    };

    private static async ValueTask<object?> KnownHallAsync(
        EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var hall = call.HttpContext.RequestServices.GetRequiredService<HallService>();
        var asked = call.HttpContext.Request.RouteValues["hall"] as string;
        return asked == hall.Id
            ? await next(call)
            : Problems.NotFound(
                "unknown-hall", $"没有大厅“{asked}”。", $"There is no hall \"{asked}\"; see GET /api/halls.");
    }
}
