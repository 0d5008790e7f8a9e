using System.Net;
using System.Text.Json.Nodes;
using FluentAssertions;
using ServiceQueue.Host.Tests.Running;
using Xunit;

namespace ServiceQueue.Host.Tests.Stories;

/// <summary>
/// From a bad rating on the phone to the score of the callback, over HTTP and a killed host.
/// </summary>
public sealed class ComplaintStoryTests
{
    private const string Name = "张三丰", Phone = "13812345678", Officer = "陈督办";

    [Fact]
    public async Task A_bad_rating_is_followed_up_to_the_callback()
    {
        using var folder = HallFolder.OfCounters(1, "alpha");
        await using var hall = await RunningHall.StartAsync(folder.Write());
        await hall.Api.DoAsync("counters/1/open", Json("""{ "clerk": "王芳" }"""));
        var visit = await ServedAsync(hall);

        var complaint = await RatedAsync(hall, visit);
        await RegisteredAsync(hall, complaint);
        await hall.KillAsync();
        await hall.StartAgainAsync();
        await WorkedOnAsync(hall, complaint);
        await AnsweredAsync(hall, complaint);

        await hall.EndWholeAsync();
    }

    [Fact]
    public async Task Anybody_may_complain_at_any_hour_and_a_repeat_acts_once()
    {
        using var folder = HallFolder.OfCounters(1, "alpha");
        await using var hall = await RunningHall.StartAsync(folder.Write());
        await hall.Api.DoAsync("doors/close");
        var body = Json("""
            { "requestId": "r1", "kind": "suggestion", "channel": "kiosk", "facts": "第一行\n第二行" }
            """);
        var first = await hall.Api.PostAsync("complaints", body.DeepClone());
        var again = await hall.Api.PostAsync("complaints", body.DeepClone());
        (first.Status, again.Status).Should().Be((HttpStatusCode.Created, HttpStatusCode.OK));
        again.Text.Should().Be(first.Text);
        ((string?)first.Json["number"]).Should().Be($"T{await YearAsync(hall)}-00001");

        var list = (await hall.Api.GetAsync("complaints")).AsArray();
        var line = list.Should().ContainSingle().Subject!;
        ((string?)line["facts"], (bool)line["isAnonymous"]!).Should().Be(("第一行\n第二行", true));

        (await hall.Api.PostAsync("complaints", Json("{}"))).Code.Should().Be("bad-request");
        (await hall.Api.PostAsync("complaints", Json("""{ "facts": "x", "kind": "gossip" }"""))).Status
            .Should().Be(HttpStatusCode.BadRequest);
        (await hall.Api.PostAsync("complaints/NOSUCH/register", Json("""{ "by": "甲", "officer": "乙" }""")))
            .Status.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_work_order_and_an_appointment_go_their_way()
    {
        using var folder = HallFolder.OfCounters(1, "alpha");
        await using var hall = await RunningHall.StartAsync(folder.Write());
        var order = Json("""
            { "by": "话务员", "item": "水管维修", "contact": { "name": "王五", "phone": "137", "address": "一号" },
              "readBack": { "name": true, "phone": true, "address": true, "item": false } }
            """);
        var forbidden = await hall.Api.PostAsync("orders", order.DeepClone());
        ((string?)forbidden.Json["rule"], forbidden.Code).Should().Be(("R-WO-READBACK", "forbidden-by-rule"));
        ((string?)forbidden.Json["clause"]).Should().Be("004-B 四1");
        order["readBack"]!["item"] = true;
        var made = await hall.Api.PostAsync("orders", order);
        var path = $"orders/{(string)made.Json["order"]!}";
        await hall.Api.DoAsync($"{path}/respond", Json("""{ "by": "师傅" }"""));
        await hall.Api.DoAsync($"{path}/handle", Json("""{ "by": "师傅", "result": "修好", "voucher": "7" }"""));
        var over = await hall.Api.DoAsync(
            $"{path}/call-back", Json("""{ "by": "回访员", "outcome": "refused" }"""));
        ((string?)over["state"]).Should().Be("closed");
        (await hall.Api.GetAsync("orders")).AsArray().Should().BeEmpty();

        var booked = await hall.Api.PostAsync("appointments", new JsonObject
        {
            ["service"] = "alpha", ["channel"] = "phone",
            ["from"] = DateTime.UtcNow.AddMinutes(5).ToString("O"),
            ["contact"] = new JsonObject { ["name"] = "赵六", ["phone"] = "136" },
        });
        booked.Status.Should().Be(HttpStatusCode.Created, booked.Text);
        var appointment = $"appointments/{(string)booked.Json["appointment"]!}";
        (await hall.Api.GetAsync(appointment)).ToJsonString().Should().NotContain("赵六");
        var ticket = await hall.Api.PostAsync($"{appointment}/check-in");
        (ticket.Status, (string?)ticket.Json["ticket"]).Should().Be((HttpStatusCode.Created, "A001"));
        await hall.EndWholeAsync();
    }

    private static async Task<string> ServedAsync(RunningHall hall)
    {
        var visit = (string)(await hall.Api.TakeAsync("alpha"))["visit"]!;
        (await OpenAsync(hall, visit)).Should().BeFalse();
        await hall.Api.DoAsync("counters/1/call-next");
        await hall.Api.DoAsync("counters/1/serve");
        await hall.Api.DoAsync("counters/1/finish", Json("""{ "outcome": "answered" }"""));
        (await OpenAsync(hall, visit)).Should().BeTrue();
        return visit;
    }

    private static async Task<bool> OpenAsync(RunningHall hall, string visit) =>
        (bool)(await hall.Api.GetAsync($"ratings/{visit}"))["open"]!;

    private static async Task<string> RatedAsync(RunningHall hall, string visit)
    {
        var rating = new JsonObject
        {
            ["requestId"] = "rate-1", ["visit"] = visit, ["level"] = "veryDissatisfied",
            ["channel"] = "phone",
            ["words"] = "态度生硬", ["contact"] = new JsonObject { ["name"] = Name, ["phone"] = Phone },
        };
        var steered = rating.DeepClone();
        (steered["channel"], steered["requestId"]) = ("counter", "rate-0");
        ((string?)(await hall.Api.PostAsync("ratings", steered)).Json["rule"])
            .Should().Be("R-RATE-VOLUNTARY");

        var rated = await hall.Api.PostAsync("ratings", rating.DeepClone());
        rated.Status.Should().Be(HttpStatusCode.Created, rated.Text);
        (await hall.Api.PostAsync("ratings", rating)).Text.Should().Be(rated.Text, "a repeat acts once");
        (await OpenAsync(hall, visit)).Should().BeFalse();
        var complaint = (string)rated.Json["complaint"]!;
        complaint.Should().HaveLength(13, "nobody guesses it");
        ((string?)rated.Json["trackUrl"]).Should().EndWith($"/t/{complaint}");
        return complaint;
    }

    private static async Task RegisteredAsync(RunningHall hall, string complaint)
    {
        var path = $"complaints/{complaint}";
        await PublicSaysAsync(hall, complaint, "received");
        var register = new JsonObject
        {
            ["by"] = "值班长", ["officer"] = "王芳", ["matter"] = "attitude",
        };
        var own = await hall.Api.PostAsync($"{path}/register", register.DeepClone());
        ((string?)own.Json["rule"]).Should().Be("R-CMP-DESK", "she is complained of");
        register["officer"] = Officer;
        await hall.Api.DoAsync($"{path}/register", register);
        await PublicSaysAsync(hall, complaint, "registered");
    }

    private static async Task WorkedOnAsync(RunningHall hall, string complaint)
    {
        var path = $"complaints/{complaint}";
        var seen = await hall.Api.GetAsync($"{path}?by={Uri.EscapeDataString(Officer)}");
        ((string?)seen["contact"]!["phone"], (string?)seen["ticket"]).Should().Be((Phone, "A001"));
        (await hall.Api.GetAsync($"{path}?by={Uri.EscapeDataString("王芳")}"))["contact"].Should().BeNull();
        (await hall.Api.GetAsync("complaints")).ToJsonString().Should().NotContain(Phone);

        var by = new JsonObject { ["by"] = Officer };
        await ActAsync(hall, path, "dispatch", by, ("to", "综合科"));
        await ActAsync(hall, path, "contact", by, ("channel", "phone"), ("note", "已致歉"));
        await PublicSaysAsync(hall, complaint, "contacted");
        (await hall.Api.PostAsync($"{path}/resolve", new JsonObject
        {
            ["by"] = Officer, ["verified"] = true, ["result"] = "已批评教育",
        })).Code.Should().Be("forbidden-by-rule", "there is no evidence");
        var records = new JsonArray(1);
        await hall.Api.DoAsync($"{path}/resolve", new JsonObject
        {
            ["by"] = Officer, ["verified"] = true, ["result"] = "已批评教育", ["records"] = records,
        });
        (await PublicSaysAsync(hall, complaint, "resolved"))["result"].Should().BeNull("it is not told yet");
    }

    private static async Task AnsweredAsync(RunningHall hall, string complaint)
    {
        var path = $"complaints/{complaint}";
        var by = new JsonObject { ["by"] = Officer };
        await ActAsync(
            hall, path, "notice", by, ("explanation", "按服务规范处理"), ("channel", "letter"), ("proof", "EMS 1"));
        var told = await PublicSaysAsync(hall, complaint, "noticed");
        ((string?)told["result"], (string?)told["notice"]).Should()
            .Be(("已批评教育", $"{await YearAsync(hall)}诉字第00001号"));

        var callback = Json("""
            { "by": "回访员", "outcome": "answered", "score": 9, "attitude": "good", "solved": true,
              "charged": false }
            """);
        var bad = callback.DeepClone();
        bad["score"] = 11;
        var refused = await hall.Api.PostAsync($"{path}/call-back", bad);
        (refused.Status, (string?)refused.Json["field"]).Should().Be((HttpStatusCode.BadRequest, "$.score"));
        ((string?)(await hall.Api.DoAsync($"{path}/call-back", callback))["state"]).Should().Be("closed");
        await PublicSaysAsync(hall, complaint, "closed");
        (await hall.Api.GetAsync("complaints")).AsArray().Should().BeEmpty();
        await JournalTellsAllAndTheFeedNoNameAsync(hall);
    }

    private static async Task JournalTellsAllAndTheFeedNoNameAsync(RunningHall hall)
    {
        var journal = await hall.Api.JournalAsync();
        journal.Select(l => (string)l["type"]!)
            .Where(t => t.StartsWith("Complaint", StringComparison.Ordinal))
            .Should().Equal(
                "ComplaintReceived", "ComplaintRegistered", "ComplaintViewed", "ComplaintDispatched",
                "ComplaintContacted", "ComplaintResolved", "ComplaintNoticed", "ComplaintCalledBack",
                "ComplaintClosed");
        journal.Single(l => (string?)l["type"] == "NoticeIssued").ToJsonString().Should().NotContain(Name);

        var head = (long)journal[^1]["sequence"]!;
        using var response = await hall.Api.Http.GetAsync(
            "api/halls/demo/feed?after=0", HttpCompletionOption.ResponseHeadersRead);
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync());
        var heard = "";
        while (!heard.Contains($"\"sequence\":{head},", StringComparison.Ordinal))
            heard += await lines.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(60));
        heard.Should().Contain("ComplaintReceived").And.Contain("RatingSubmitted");
        heard.Should().NotContain(Phone).And.NotContain("veryDissatisfied");
    }

    private static async Task<JsonNode> PublicSaysAsync(RunningHall hall, string complaint, string state)
    {
        var told = await hall.Api.GetAsync($"complaints/{complaint}");
        ((string?)told["state"]).Should().Be(state);
        told.ToJsonString().Should().NotContain(Name).And.NotContain(Phone).And.NotContain("王芳");
        return told;
    }

    private static Task<JsonNode> ActAsync(
        RunningHall hall, string path, string verb, JsonNode by, params (string Name, string Value)[] fields)
    {
        var body = by.DeepClone();
        foreach (var (name, value) in fields) body[name] = value;
        return hall.Api.DoAsync($"{path}/{verb}", body);
    }

    /// <summary>The year the hall is in, by its own clock.</summary>
    private static async Task<string> YearAsync(RunningHall hall) =>
        ((string)(await hall.Api.GetAsync(""))["day"]!)[..4];

    private static JsonNode Json(string text) => JsonNode.Parse(text)!;
}
