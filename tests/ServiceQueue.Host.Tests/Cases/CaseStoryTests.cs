using System.Net;
using System.Text.Json.Nodes;
using FluentAssertions;
using ServiceQueue.Host.Tests.Running;
using Xunit;

namespace ServiceQueue.Host.Tests.Cases;

/// <summary>
/// A case from its first visit to the archive, seen from outside: the papers, the page behind the code, the
/// ledger; killed and started again in between.
/// </summary>
public sealed class CaseStoryTests
{
    private const string Item = "SV-LD-UNEMP-REG";

    [Fact]
    public async Task Incomplete_papers_a_second_visit_and_the_ledger()
    {
        using var folder = HallFolder.OfDemo();
        await using var hall = await RunningHall.StartAsync(folder.Write());
        var papers = await PapersAsync(hall);
        var number = await FirstVisitAsync(hall, papers);

        await hall.KillAsync();
        await hall.StartAgainAsync();
        var open = (await hall.Api.GetAsync("cases")).AsArray().Single()!;
        ((string?)open["case"], (string?)open["state"]).Should().Be((number, "supplementAwaited"));
        (await hall.Api.GetAsync("cases?state=running")).AsArray().Should().BeEmpty();

        await SecondVisitAsync(hall, number, papers);
        await CloseAsync(hall, number);
        await LedgerTellsAsync(hall, number);

        (await hall.Program.StopAsync()).Should().Be(0, "{0}", hall.Log);
        var verified = await hall.VerifyAsync();
        verified.Code.Should().Be(0, verified.Out + verified.Errors);
        verified.Out.Should().Contain(" 1 cases, whole");
    }

    [Fact]
    public async Task What_comes_by_letter_is_opened_without_a_visit_and_refusals_name_their_rule()
    {
        using var folder = HallFolder.OfDemo();
        await using var hall = await RunningHall.StartAsync(folder.Write());
        var body = new JsonObject
        {
            ["requestId"] = "letter-1", ["by"] = "王芳", ["channel"] = "letter",
            ["applicant"] = new JsonObject { ["name"] = "李来信", ["phone"] = "13900000000" },
        };
        var made = await hall.Api.PostAsync("cases", body);
        made.Status.Should().Be(HttpStatusCode.Created, made.Text);
        var number = (string)made.Json["case"]!;
        (await hall.Api.PostAsync("cases", body.DeepClone())).Status.Should().Be(HttpStatusCode.OK);

        var early = await hall.Api.PostAsync($"cases/{number}/pause", By("王芳", ("ground", "hearing")));
        (early.Status, early.Code, (string?)early.Json["rule"]).Should()
            .Be((HttpStatusCode.Conflict, "forbidden-by-rule", "R-CASE-TYPES"));
        ((string?)early.Json["detail"]).Should().Contain("待审查");
        await hall.Api.DoAsync($"cases/{number}/accept", By("王芳", ("kind", "petition")));
        var self = await hall.Api.PostAsync(
            $"cases/{number}/extend", By("王芳", ("reason", "情况复杂"), ("approver", "王芳"), ("workingDays", 5)));
        ((string?)self.Json["rule"]).Should().Be("R-EXT-NOTICE");

        (await hall.Api.PostAsync("cases/2026-99999/deliver", By("王芳"))).Code.Should().Be("unknown-record");
        (await hall.Api.PostAsync($"cases/{number}/accept", By(""))).Status.Should()
            .Be(HttpStatusCode.BadRequest);
        (await hall.Api.PostAsync($"cases/{number}/accept", By("王芳", ("kind", "no-such")))).Status.Should()
            .Be(HttpStatusCode.BadRequest);
        (await hall.Api.GetAsync("cases")).AsArray().Should().HaveCount(1);
    }

    private static async Task<JsonArray> PapersAsync(RunningHall hall)
    {
        var item = (await hall.Api.GetAsync("catalogue")).AsArray().Single(i => (string?)i!["id"] == Item)!;
        return [.. item["materials"]!.AsArray().Select(m => Material((string)m!, "present"))];
    }

    private static async Task<string> FirstVisitAsync(RunningHall hall, JsonArray papers)
    {
        await hall.Api.TakeAsync("social-security", "kiosk-1", item: Item);
        await hall.Api.DoAsync("counters/3/call-next");
        var lacking = papers.DeepClone().AsArray();
        lacking[0]!["state"] = "missing";
        lacking[0]!["requirement"] = "请提交原件及复印件1份";
        var early = await hall.Api.PostAsync("counters/3/finish", Finish("immediate", Opening(lacking)));
        ((string?)early.Json["rule"]).Should().Be("R-CLOCK-COMPLETE", early.Text);
        var done = await hall.Api.DoAsync(
            "counters/3/finish", Finish("supplement", Opening(lacking.DeepClone().AsArray())));
        ((string?)done["state"]).Should().Be("finished");

        var number = (string)(await hall.Api.GetAsync("cases")).AsArray().Single()!["case"]!;
        var paper = await Until.SeenAsync(
            () => hall.Api.GetRootAsync("lab/devices/printer-1/paper.txt?last=1"),
            p => p.Contains("一次性告知书") && p.Contains($"/c/{number}"), "the notice on paper");
        paper.Should().Contain(number).And.Contain("0000-6666666").And.Contain("0000-8888888");
        var shown = (await hall.Api.GetAsync($"cases/{number}/public")).ToJsonString();
        shown.Should().Contain("supplementAwaited").And.NotContain("陈先生").And.NotContain("13800000000");
        return number;
    }

    private static async Task SecondVisitAsync(RunningHall hall, string number, JsonArray papers)
    {
        await hall.Api.TakeAsync("social-security", "kiosk-1");
        await hall.Api.DoAsync("counters/3/call-next");
        await hall.Api.DoAsync("counters/3/finish", Finish("immediate", new JsonObject
        {
            ["number"] = number, ["materials"] = papers.DeepClone(), ["result"] = "已办理登记",
        }));
        var c = await hall.Api.GetAsync($"cases/{number}");
        ((string?)c["state"], (string?)c["kind"], (bool?)c["granted"]).Should()
            .Be(("delivered", "immediate", true));
        c["notices"]!.AsArray().Should().HaveCount(3, "told once, accepted, told the result");
    }

    private static async Task CloseAsync(RunningHall hall, string number)
    {
        var closed = await hall.Api.DoAsync($"cases/{number}/archive", By("王芳"));
        ((string?)closed["state"]).Should().Be("archived");
        (await hall.Api.GetAsync("cases")).AsArray().Should().BeEmpty();
        ((string?)(await hall.Api.GetAsync($"cases/{number}"))["applicant"]!["name"]).Should().Be("陈先生");
        (await hall.Api.PostAsync($"cases/{number}/archive", By("王芳"))).Status.Should()
            .Be(HttpStatusCode.NotFound);
    }

    private static async Task LedgerTellsAsync(RunningHall hall, string number)
    {
        var line = (await hall.Api.GetAsync("ledger")).AsArray().Single()!;
        ((string?)line["case"]).Should().Be(number);
        foreach (var field in new[] { "acceptedAt", "decidedAt", "acceptedBy" })
            ((string?)line[field]).Should().NotBeNullOrEmpty(field);
        (await hall.Api.GetAsync("ledger/public")).ToJsonString().Should()
            .Contain(number).And.NotContain("陈先生");
        (await hall.Api.GetRootAsync("api/halls/demo/ledger.csv")).Should()
            .Contain("受理编号").And.Contain(number);
        (await hall.Api.Http.GetAsync("api/halls/demo/ledger?from=2026-03-02&to=2026-03-01")).StatusCode
            .Should().Be(HttpStatusCode.BadRequest);
    }

    private static JsonObject Opening(JsonArray materials) => new()
    {
        ["item"] = Item, ["materials"] = materials,
        ["applicant"] = new JsonObject { ["name"] = "陈先生", ["phone"] = "13800000000" },
    };

    private static JsonObject Finish(string outcome, JsonObject body) =>
        new() { ["outcome"] = outcome, ["case"] = body };

    private static JsonObject Material(string name, string state) =>
        new() { ["name"] = name, ["state"] = state };

    private static JsonObject By(string by, params (string Name, JsonNode Value)[] more)
    {
        var body = new JsonObject { ["by"] = by };
        foreach (var (name, value) in more) body[name] = value;
        return body;
    }
}
