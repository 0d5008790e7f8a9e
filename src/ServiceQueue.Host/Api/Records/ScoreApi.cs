using System.Text;
using NodaTime;
using ServiceQueue.Core.Staff;
using ServiceQueue.Engine.Halls;
using ServiceQueue.Engine.Views;
using ServiceQueue.Host.Hosting;

namespace ServiceQueue.Host.Api.Records;

/// <summary>
/// <c>POST /staff/score/appeal</c>: contests a deduction of a month, such as "2026-03", by its key.
/// </summary>
public sealed record AppealBody(
    string? RequestId = null, string? By = null, string? Clerk = null, string? Month = null,
    string? Deduction = null, string? Reason = null) : IDone;

/// <summary>
/// <c>POST /staff/score/decide</c>: decides an open appeal. Lifted, the deduction counts no more.
/// </summary>
public sealed record ReviewBody(
    string? RequestId = null, string? By = null, string? Clerk = null, string? Deduction = null,
    bool? IsLifted = null, string? Reason = null) : IDone;

/// <summary>An appeal that is not decided.</summary>
public sealed record AppealShape(string Clerk, string Month, string Deduction, string Reason, string By);

/// <summary>
/// The monthly score sheet and the review of its deductions (R-SCORE-TABLE, R-SCORE-APPEAL).
/// </summary>
internal static class ScoreApi
{
    private const int LongestKey = 80;

    public static void Map(RouteGroupBuilder halls)
    {
        var score = halls.MapGroup("/staff/score");
        score.MapGet("/{name}", SheetAsync)
            .Gives<ScoreSheet>("A month's scores with each deduction's records, such as 2026-03; .csv too");
        score.MapPost("/appeal", AppealAsync)
            .Takes<AppealBody, IReadOnlyList<AppealShape>>("Contests a deduction; gives the open appeals");
        score.MapPost("/decide", DecideAsync)
            .Takes<ReviewBody, IReadOnlyList<AppealShape>>(
                "Decides an appeal; gives those that are still open");
    }

    private static async Task<IResult> SheetAsync(string name, HallService hall, HttpContext http)
    {
        var isCsv = Path.GetExtension(name) == ".csv";
        var sheet = await ReadAsync(isCsv ? name[..^4] : name, hall, http);
        // Spreadsheets take UTF-8 for what it is only behind a byte order mark.
        return isCsv
            ? Results.File(
                [
                    .. Encoding.UTF8.Preamble,
                    .. Encoding.UTF8.GetBytes(ScoreCsv.Write(sheet, hall.State.Plan.Zone))],
                "text/csv; charset=utf-8", "score-" + name)
            : Api.Json(sheet);
    }

    private static async Task<IResult> AppealAsync(HallService hall, HttpContext http)
    {
        var body = await Body.ReadAsync<AppealBody>(http);
        var by = RecordVerb.Required(body.By, "by", 40);
        var clerk = RecordVerb.Required(body.Clerk, "clerk", 40);
        var key = RecordVerb.Required(body.Deduction, "deduction", LongestKey);
        var reason = RecordVerb.Required(body.Reason, "reason", 200);
        var name = RecordVerb.Required(body.Month, "month", 7);
        var month = MonthOf(name);
        // What is contested must stand on the sheet; only the journal knows.
        var sheet = await ReadAsync(name, hall, http);
        if (sheet.Find(clerk, key) is null) return RecordVerb.Unknown();
        return await Api.AskAsync(
            hall, http, new AppealScore(clerk, month.Year, month.Month, key, reason, by), by, body.RequestId,
            Open);
    }

    private static async Task<IResult> DecideAsync(HallService hall, HttpContext http)
    {
        var body = await Body.ReadAsync<ReviewBody>(http);
        var by = RecordVerb.Required(body.By, "by", 40);
        var isLifted = body.IsLifted
            ?? throw Body.Bad("isLifted", "请填写 true（撤销扣分）或 false（维持扣分）",
                "is true (lifted) or false (upheld)");
        var command = new DecideScoreAppeal(
            RecordVerb.Required(body.Clerk, "clerk", 40),
            RecordVerb.Required(body.Deduction, "deduction", LongestKey), isLifted,
            RecordVerb.Required(body.Reason, "reason", 200), by);
        return await Api.AskAsync(hall, http, command, by, body.RequestId, Open);
    }

    private static IResult Open(Done done) => Api.Json<IReadOnlyList<AppealShape>>([
        .. done.After.Books.Staff.Appeals.Select(a => new AppealShape(
            a.Clerk, $"{a.Year:0000}-{a.Month:00}", a.Deduction, a.Reason, a.By))]);

    private static Task<ScoreSheet> ReadAsync(string month, HallService hall, HttpContext http) =>
        ScoreSheet.ReadAsync(hall.Store, hall.State.Plan, MonthOf(month), http.RequestAborted);

    private static LocalDate MonthOf(string month) => Body.Day(month + "-01", "month", "2026-03");
}
