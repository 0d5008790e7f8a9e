using System.Text.Json.Nodes;
using FluentAssertions;
using Microsoft.Playwright;
using ServiceQueue.Host.Tests.Running;
using Xunit;

namespace ServiceQueue.Host.Tests.Pages;

/// <summary>The staff's month: attendance, scores, a deduction that is contested and reviewed.</summary>
public sealed class StaffPageTests
{
    [Fact]
    public async Task A_deduction_is_shown_with_its_records_contested_and_lifted()
    {
        using var folder = HallFolder.OfDemo();
        await using var hall = await RunningHall.StartAsync(folder.Write());
        await using var browser = await Chromium.StartAsync();
        await hall.Api.DoAsync("staff/sign-in", Json("""{ "clerk": "赵敏" }"""));
        await hall.Api.DoAsync("staff/sign-out", Json("""{ "clerk": "赵敏" }"""));
        await FoundTrueAsync(hall);

        var page = await PageSteps.OpenAsync(browser, hall, "staff", "赵敏");
        var row = page.Locator("section").Filter(new() { HasText = "赵敏" });
        await Assertions.Expect(row.Locator("tbody tr")).ToHaveCountAsync(1);
        await Assertions.Expect(row).ToContainTextAsync("R-CMP-VERIFY");
        await Chromium.LookAsync(page, "staff-1-month");
        await row.GetByRole(AriaRole.Button, new() { Name = "提出异议" }).ClickAsync();
        await PageSteps.FillAsync(page, ("异议理由", "当时正在处理突发情况，已当场致歉。"));
        await Chromium.LookAsync(page, "staff-2-appeal");
        await PageSteps.SubmitAsync(page);
        await Assertions.Expect(row).ToContainTextAsync("待复审");
        await page.GetByLabel("经办人", new() { Exact = true }).FillAsync("赵主任");
        await row.GetByRole(AriaRole.Button, new() { Name = "复审" }).ClickAsync();
        await PageSteps.PickAsync(page, "复审结论", "撤销扣分");
        await PageSteps.FillAsync(page, ("复审理由", "情况属实，撤销扣分。"));
        await PageSteps.SubmitAsync(page);
        await Assertions.Expect(row).ToContainTextAsync("已撤销");
        await Assertions.Expect(page.Locator("tr").Filter(new() { HasText = "赵敏" }).Locator(".score"))
            .ToHaveTextAsync("100");
        await Chromium.LookAsync(page, "staff-3-lifted");
        await page.GetByRole(AriaRole.Button, new() { Name = "Switch to English" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Staff scores");
        await Chromium.LookAsync(page, "staff-4-english");
        browser.Complaints.Should().BeEmpty("pages have nothing to complain of");
    }

    /// <summary>A complaint about a clerk is found true.</summary>
    private static async Task FoundTrueAsync(RunningHall hall)
    {
        var filed = await hall.Api.PostAsync("complaints", Json("""
            { "channel": "counter", "facts": "服务态度不好", "counter": 3, "against": ["赵敏"],
              "contact": { "name": "王某某", "phone": "13900000000" } }
            """));
        var id = (string)filed.Json["complaint"]!;
        await hall.Api.DoAsync($"complaints/{id}/register", Json(
            """{ "by": "周督察", "officer": "周督察", "matter": "attitude" }"""));
        await hall.Api.DoAsync($"complaints/{id}/resolve", Json(
            """{ "by": "周督察", "verified": true, "result": "态度生硬，已批评教育", "documents": "监控录像" }"""));
    }

    private static JsonNode Json(string text) => JsonNode.Parse(text)!;
}
