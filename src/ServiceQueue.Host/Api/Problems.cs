using System.Text.Json;
using System.Text.RegularExpressions;
using ServiceQueue.Contracts.Json;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Rules;
using ServiceQueue.Engine.Halls;

namespace ServiceQueue.Host.Api;

/// <summary>
/// Says no as RFC 9457 <c>application/problem+json</c>: a stable code, and in Chinese and English what to do
/// next.
/// </summary>
public static partial class Problems
{
    /// <summary>A refusal of the hall.</summary>
    public static IResult Of(RefusalCode code, string? subject) => Of(new NotDone(code, subject));

    /// <summary>A refusal of the hall, with the rule and the clause that forbid it where one does.</summary>
    public static IResult Of(NotDone no)
    {
        var words = no.Why ?? RefusalWords.Of(no.Code, no.Subject);
        if (no.Code != RefusalCode.ForbiddenByRule)
        {
            var field = no.Code == RefusalCode.FieldMissing ? $"$.{no.Subject}" : null;
            return Make(StatusOf(no.Code), Kebab(no.Code), words, field);
        }

        var clause = RuleSet.Find(no.Subject ?? "")?.Clause;
        return new ProblemResult(409, Kebab(no.Code), words, null, no.Subject, clause);
    }

    /// <summary>A request that cannot be understood; <paramref name="field"/> names the place.</summary>
    public static IResult BadRequest(string field, string detail, string detailEn) =>
        Make(400, "bad-request", new Words(detail, detailEn), field);

    /// <summary>Something that is not there.</summary>
    public static IResult NotFound(string code, string detail, string detailEn) =>
        Make(404, code, new Words(detail, detailEn), null);

    /// <summary>Any problem.</summary>
    public static IResult Make(int status, string code, Words detail, string? field) =>
        new ProblemResult(status, code, detail, field);

    /// <summary>Writes a problem as the answer.</summary>
    public static Task WriteAsync(
        HttpContext http, int status, string code, Words detail, string? field = null) =>
        new ProblemResult(status, code, detail, field).ExecuteAsync(http);

    private static int StatusOf(RefusalCode code) => code switch
    {
        RefusalCode.UnknownCounter or RefusalCode.UnknownVisit or RefusalCode.UnknownTicket
            or RefusalCode.UnknownDevice or RefusalCode.UnknownRecord => 404,
        RefusalCode.UnknownService or RefusalCode.UnknownItem or RefusalCode.UnknownKiosk
            or RefusalCode.OutcomeUnknown or RefusalCode.FieldMissing => 400,
        _ => 409,
    };

    private static string Kebab(RefusalCode code) =>
        Capital().Replace(code.ToString(), "-$0").ToLowerInvariant();

    [GeneratedRegex("(?<!^)[A-Z]", RegexOptions.None, 1000)]
    private static partial Regex Capital();

    private sealed class ProblemResult(
        int status, string code, Words detail, string? field, string? rule = null, string? clause = null)
        : IResult
    {
        public Task ExecuteAsync(HttpContext http)
        {
            if (http.Response.HasStarted) return Task.CompletedTask;
            http.Response.StatusCode = status;
            http.Response.ContentType = "application/problem+json";
            return JsonSerializer.SerializeAsync(
                http.Response.Body,
                new
                {
                    type = $"urn:servicequeue:problem:{code}",
                    title = code,
                    status,
                    code,
                    detail = detail.ZhCn,
                    detailEn = detail.In("en"),
                    field,
                    rule,
                    clause,
                    instance = http.Request.Path.Value,
                },
                WireJson.Options);
        }
    }
}
