using System.Text.Json.Nodes;
using FluentAssertions;
using ServiceQueue.Host.Tests.Running;
using Xunit;

namespace ServiceQueue.Host.Tests.Regulations;

/// <summary>Disclosure, rulebook, questions and liaison over the interface, and over a restart.</summary>
public sealed class RegulationApiTests
{
    [Fact]
    public async Task The_catalogue_and_the_six_pages_are_public_and_published_once()
    {
        await using var hall = await RunningHall.StartAsync();
        var shown = await hall.Api.GetAsync("disclosure");
        shown["pages"]!.AsArray().Select(p => (string)p!["kind"]!).Should().Equal(
            "organisation", "mechanism", "counters", "items", "limits", "complaints");
        shown["pages"]!.AsArray().Should().OnlyContain(p => p!["text"]!.AsArray().Count > 0);
        ((string)shown["catalogue"]!["version"]!).Should().Be("2026.11");
        var items = shown["catalogue"]!["items"]!.AsArray();
        items.Should().NotContain(i => ((string)i!["name"]!["zh-CN"]!).Contains("取环"), "health data");
        var licence = items.Single(i => (string)i!["id"]! == "SV-NL-LOGGING")!;
        ((int)licence["promise"]!["count"]!, licence["missing"]!.AsArray().Count).Should().Be((10, 0));

        await hall.KillAsync();
        await hall.StartAgainAsync();
        (await hall.Api.GetAsync("disclosure")).ToJsonString().Should().Be(
            shown.ToJsonString(), "nothing in the file has changed, so nothing is published anew");
    }

    [Fact]
    public async Task A_catalogue_is_published_by_hand_and_refused_with_its_clause()
    {
        await using var hall = await RunningHall.StartAsync();
        var body = JsonNode.Parse("""
            {"version":"2026.12","author":"张主任","approver":"李局长","items":[{"id":"SV-1",
            "name":{"zh-CN":"老年优待证"},"materials":["身份证原件"],"steps":["核对身份"],"fee":12}]}
            """)!;
        var no = await hall.Api.PostAsync("disclosure/catalogue", body);
        (no.Code, (string?)no.Json["rule"]).Should().Be(("forbidden-by-rule", "R-PUB-FEE"));
        ((string)no.Json["clause"]!).Should().Contain("000-D 9");
        body["items"]![0]!["fee"] = null;
        var done = await hall.Api.DoAsync("disclosure/catalogue", body);
        ((string)done["catalogue"]!["version"]!).Should().Be("2026.12");
        (await hall.Api.PostAsync("disclosure/catalogue", body)).Code.Should().Be("forbidden-by-rule");
        (await hall.Api.DoAsync("disclosure/answers/hours", JsonNode.Parse(
            """{"question":"几点上班？","answer":"上午八点半","owner":"张主任","by":"王芳"}""")))
            ["answers"]!.AsArray().Should().ContainSingle();
    }

    [Fact]
    public async Task Figures_are_shown_and_changed_within_their_bounds()
    {
        await using var hall = await RunningHall.StartAsync();
        var figures = (await hall.Api.GetAsync("rulebook")).AsArray();
        figures.Should().OnlyContain(f => ((string)f!["clause"]!).Length > 0 && f["choices"] != null);
        var change = JsonNode.Parse(
            """{"value":99,"author":"张主任","approver":"李局长","reason":"提高时效"}""")!;
        var no = await hall.Api.PostAsync("rulebook/asking.follow-up-days", change);
        (no.Code, (string?)no.Json["rule"]).Should().Be(("forbidden-by-rule", "R-FIRST-FOLLOWUP"));
        change["value"] = 3;
        ((int)(await hall.Api.DoAsync("rulebook/asking.follow-up-days", change))["value"]!).Should().Be(3);
        (await hall.Api.PostAsync("rulebook/asking.mood", change)).Code.Should().Be("unknown-record");
    }

    [Fact]
    public async Task A_question_is_asked_referred_and_put_on_paper()
    {
        await using var hall = await RunningHall.StartAsync();
        var asked = await hall.Api.DoAsync("questions", JsonNode.Parse(
            """{"channel":"phone","clerk":"王芳","about":"不动产登记在哪里办","inScope":false}""")!);
        var name = (string)asked["question"]!;
        (await hall.Api.GetAsync("questions")).AsArray().Should().ContainSingle();
        var refer = JsonNode.Parse(
            """{"body":"县不动产登记中心","address":"解放路1号","reason":"不动产登记由县中心受理","by":"王芳"}""")!;
        (await hall.Api.PostAsync($"questions/{name}/refer", refer)).Text.Should().Contain("phone");
        refer["phone"] = "0738-1234567";
        var done = await hall.Api.DoAsync($"questions/{name}/refer", refer);
        ((bool)done["settled"]!, ((string)done["notice"]!).EndsWith("转字第00001号", StringComparison.Ordinal))
            .Should().Be((true, true));
        (await hall.Api.PostAsync($"questions/{name}/refer", refer)).Code.Should().Be("unknown-record");
    }

    [Fact]
    public async Task Liaison_archive_and_work_log_are_put_on_record()
    {
        await using var hall = await RunningHall.StartAsync();
        await hall.Api.DoAsync("counters/2/liaison/name", JsonNode.Parse("""{"person":"李强","by":"主任"}"""));
        ((string)(await hall.Api.GetAsync("liaison"))["2"]!).Should().Be("李强");
        await hall.Api.DoAsync("counters/2/liaison/log", JsonNode.Parse(
            """{"with":"县人社局","notes":"核对在办事项","by":"李强"}"""));
        await hall.Api.DoAsync("meetings", JsonNode.Parse(
            """{"topics":"窗口配置","statistics":"办件1200件","by":"主任"}"""));
        var view = JsonNode.Parse("""{"record":"2026-00001","purpose":"核对","by":"张三","approver":"张三"}""")!;
        (await hall.Api.PostAsync("records/view", view)).Json["rule"]!.ToString().Should().Be("R-ARC-BORROW");
        view["approver"] = "李局长";
        await hall.Api.DoAsync("records/view", view);
        var visit = (string)(await hall.Api.TakeAsync("party"))["visit"]!;
        await hall.Api.DoAsync(
            $"visits/{visit}/note", JsonNode.Parse("""{"identityChecked":true,"by":"王芳"}"""));
        (await hall.Api.GetRootAsync("openapi/v1.json")).Should().Contain("/disclosure/catalogue");
    }
}
