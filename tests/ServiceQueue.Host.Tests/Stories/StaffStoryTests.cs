using System.Text.Json.Nodes;
using FluentAssertions;
using ServiceQueue.Host.Tests.Running;
using Xunit;

namespace ServiceQueue.Host.Tests.Stories;

/// <summary>Attendance, leave, notices and the monthly sheet over HTTP.</summary>
public sealed class StaffStoryTests
{
    [Fact]
    public async Task A_clerk_comes_takes_leave_and_goes()
    {
        using var folder = HallFolder.OfCounters(1, "alpha");
        await using var hall = await RunningHall.StartAsync(folder.Write());
        var clerk = Json("""{ "clerk": "工号07" }""");
        await hall.Api.DoAsync("staff/sign-in", clerk.DeepClone());
        await hall.Api.DoAsync("counters/1/open", clerk.DeepClone());
        var back = DateTimeOffset.UtcNow.AddMinutes(20).ToString("yyyy-MM-ddTHH:mm:ssZ");
        var leave = Json($$"""
            { "clerk": "工号07", "reason": "送件", "approver": "李主任", "destination": "三楼", "backAt": "{{back}}" }
            """);

        var without = leave.DeepClone();
        without["approver"] = "工号07";
        (await hall.Api.PostAsync("staff/leave", without)).Code.Should().Be("approver-is-caller");
        await hall.Api.DoAsync("staff/leave", leave);
        ((string?)(await hall.Api.GetAsync("counters/1"))["state"]).Should().Be("paused");
        var away = (await hall.Api.GetAsync("staff")).AsArray().Should().ContainSingle().Subject!;
        ((string?)away["destination"], (int?)away["counter"]).Should().Be(("三楼", 1));
        await hall.Api.DoAsync("staff/return", clerk.DeepClone());
        ((string?)(await hall.Api.GetAsync("counters/1"))["state"]).Should().Be("open");
        await hall.Api.DoAsync("staff/sign-out", clerk.DeepClone());

        var month = (await hall.Api.JournalAsync())
            .Last(r => (string?)r["type"] == "ClerkSignedIn")["at"]!.ToString()[..7];
        var rows = (await hall.Api.GetAsync($"staff/month/{month}"))["clerks"]!.AsArray();
        var row = rows.Should().ContainSingle().Subject!;
        ((string?)row["clerk"], (int)row["days"]!, (int)row["leaves"]!).Should().Be(("工号07", 1, 1));
        (await hall.Api.PostAsync("staff/month/publish", Json("""{ "year": 2999, "month": 1 }"""))).Code
            .Should().Be("field-missing", "that month is not over");
        await hall.EndWholeAsync();
    }

    [Fact]
    public async Task A_closure_has_its_three_fields_and_a_change_its_time()
    {
        using var folder = HallFolder.OfCounters(1, "alpha");
        await using var hall = await RunningHall.StartAsync(folder.Write());
        var reopens = DateTimeOffset.UtcNow.AddHours(1).ToString("yyyy-MM-ddTHH:mm:ssZ");
        var notice = Json($$"""{ "reason": "停电", "reopenAt": "{{reopens}}" }""");
        (await hall.Api.PostAsync("closures/notice", notice.DeepClone())).Code.Should().Be("field-missing");
        notice["alternative"] = "请在网上办理";
        await hall.Api.DoAsync("closures/notice", notice);
        var soon = await hall.Api.PostAsync(
            "closures/announce", Json($$"""{ "what": "上午8:30—11:30", "effectiveAt": "{{reopens}}" }"""));
        soon.Code.Should().Be("forbidden-by-rule");
        ((string?)soon.Json["rule"]).Should().Be("R-HOURS-CHANGE-NOTICE");

        var shown = (await hall.Api.GetAsync("closures"))["notices"]!.AsArray();
        ((string?)shown.Should().ContainSingle().Subject!["reason"]).Should().Be("停电");
        await hall.EndWholeAsync();
    }

    [Fact]
    public async Task A_month_has_scores_and_nothing_is_contested_that_is_not_on_the_sheet()
    {
        using var folder = HallFolder.OfCounters(1, "alpha");
        await using var hall = await RunningHall.StartAsync(folder.Write());
        await hall.Api.DoAsync("staff/sign-in", Json("""{ "clerk": "工号07" }"""));
        var month = (await hall.Api.JournalAsync())
            .Last(r => (string?)r["type"] == "ClerkSignedIn")["at"]!.ToString()[..7];

        var sheet = await hall.Api.GetAsync($"staff/score/{month}");
        var row = sheet["clerks"]!.AsArray().Single(c => (string?)c!["clerk"] == "工号07")!;
        var deducted = row["deductions"]!.AsArray().Sum(d => (int)d!["points"]!);
        ((int)row["score"]!).Should().Be((int)sheet["base"]! - deducted);

        var appeal = Json($$"""
            { "by": "工号07", "clerk": "工号07", "month": "{{month}}", "deduction": "none", "reason": "无此事" }
            """);
        (await hall.Api.PostAsync("staff/score/appeal", appeal)).Code.Should().Be("unknown-record");
        var decided = Json("""{ "by": "李主任", "clerk": "工号07", "deduction": "none", "reason": "无" }""");
        (await hall.Api.PostAsync("staff/score/decide", decided.DeepClone())).Code.Should().Be("bad-request");
        decided["isLifted"] = true;
        (await hall.Api.PostAsync("staff/score/decide", decided)).Code.Should().Be("unknown-record");
        await hall.EndWholeAsync();
    }

    private static JsonNode Json(string text) => JsonNode.Parse(text)!;
}
