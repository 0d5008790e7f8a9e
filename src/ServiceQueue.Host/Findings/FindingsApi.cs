using System.Globalization;
using System.Text;
using NodaTime;
using ServiceQueue.Contracts.Json;
using ServiceQueue.Core.Rules;
using ServiceQueue.Engine.Findings;
using ServiceQueue.Host.Api;
using ServiceQueue.Host.Hosting;

namespace ServiceQueue.Host.Findings;

/// <summary>Findings over HTTP: those of a span, each as it is made, and the rules.</summary>
internal static class FindingsApi
{
    /// <summary>The most findings of one answer; whoever needs more asks for a shorter span.</summary>
    private const int Most = FoundList.Kept;

    private static readonly TimeSpan Pulse = TimeSpan.FromSeconds(10);

    // One at a time: a re-read of a long journal takes a processor for seconds.
    private static readonly SemaphoreSlim Rereading = new(1, 1);

    public static void Map(RouteGroupBuilder halls)
    {
        halls.MapGet("/findings", AnswerAsync)
            .WithSummary("The findings of a span of days, the same that servicequeue check prints");
        halls.MapGet("/findings/feed", FollowAsync)
            .WithSummary("Each finding as it is made, as server-sent events; resumable with Last-Event-ID");
        halls.MapGet("/rules", () => Api.Api.Json(Checker.AllRules))
            .Gives<IReadOnlyList<RuleInfo>>("The rules, and whether the journal decides them");
    }

    private static async Task AnswerAsync(HallService hall, Watch watch, HttpContext http)
    {
        var span = Span(http.Request.Query);
        if (watch.Trouble.Length > 0 && !watch.CaughtUp) throw new IOException(watch.Trouble);
        http.Response.ContentType = "application/json; charset=utf-8";
        await using var document = new FindingsDocument(http.Response.Body, hall.Id, span);
        if (watch.Found.Of(span, hall.State.Plan.Zone) is { } kept)
        {
            foreach (var finding in kept) await document.AddAsync(finding, http.RequestAborted);
            await document.EndAsync(watch.UpTo, hall.Runner.Feed.Head, more: false, http.RequestAborted);
        }
        else
        {
            await RereadAsync(hall, span, document, http.RequestAborted);
        }
    }

    /// <summary>What the watch keeps no more is found again in the journal.</summary>
    private static async Task RereadAsync(
        HallService hall, FindingSpan span, FindingsDocument document, CancellationToken stop)
    {
        await Rereading.WaitAsync(stop);
        try
        {
            var checker = new Checker(hall.Store, hall.Id) { Start = work => Task.Run(work, stop) };
            var now = await hall.Runner.StampAsync(stop);
            var more = false;
            await foreach (var finding in checker.RunAsync(span, now, stop))
            {
                more = document.Count == Most;
                if (more) break;
                await document.AddAsync(finding, stop);
            }

            await document.EndAsync(checker.UpTo, checker.Head, more, stop);
        }
        finally
        {
            Rereading.Release();
        }
    }

    private static FindingSpan Span(IQueryCollection query)
    {
        var span = new FindingSpan(Day(query, "from"), Day(query, "to"), query["rule"].FirstOrDefault());
        if (span.From > span.To) throw Body.Bad("from", "晚于“to”", "is later than \"to\"");
        if (span.Rule is { } rule && Checker.AllRules.All(r => r.Id != rule))
            throw Body.Bad("rule", "不是已知规则的编号", "is the id of no rule; GET rules lists them");
        return span;
    }

    private static LocalDate? Day(IQueryCollection query, string name) =>
        query[name].FirstOrDefault() is { } text ? Body.Day(text, name, "2026-03-02") : null;

    private static async Task FollowAsync(Watch watch, HttpContext http)
    {
        var asked = http.Request.Headers["Last-Event-ID"].FirstOrDefault()
            ?? http.Request.Query["after"].FirstOrDefault();
        // What was in the journal before the start is no news: a follower without a past waits for its end.
        var last = watch.CaughtUp ? watch.Found.Count : -1;
        if (asked is not null
            && !long.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out last))
            throw Body.Bad("after", "须为非负整数", "must be a whole number");
        http.Response.ContentType = "text/event-stream";
        http.Response.Headers.CacheControl = "no-store";
        await http.Response.WriteAsync("retry: 1000\n\n", http.RequestAborted);
        while (true)
        {
            var more = watch.Found.More;
            if (last < 0 && watch.CaughtUp) last = watch.Known;
            foreach (var finding in last < 0 ? [] : watch.Found.After(last))
            {
                await http.Response.WriteAsync(Event(finding), http.RequestAborted);
                last = finding.Number;
            }

            await http.Response.Body.FlushAsync(http.RequestAborted);
            if (await Task.WhenAny(more, Task.Delay(Pulse, http.RequestAborted)) != more)
                await http.Response.WriteAsync(": alive\n\n", http.RequestAborted);
        }
    }

    private static string Event(NumberedFinding found)
    {
        var finding = FindingJson.Of(found.Finding, Checker.InfoOf(found.Finding.Rule));
        return $"id: {found.Number}\ndata: {Encoding.UTF8.GetString(WireJson.Write(finding))}\n\n";
    }
}
