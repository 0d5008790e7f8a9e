using System.Text.Json.Nodes;
using FluentAssertions;
using Microsoft.Playwright;
using ServiceQueue.Host.Tests.Running;
using Xunit;

namespace ServiceQueue.Host.Tests.Pages;

/// <summary>The case ledger as a clerk, the public and a reader of paper see it (002-E 限时三).</summary>
public sealed class LedgerPageTests
{
    [Fact]
    public async Task The_ledger_is_found_in_marked_masked_exported_and_printed()
    {
        using var folder = HallFolder.OfDemo();
        await using var hall = await RunningHall.StartAsync(folder.Write());
        await using var browser = await Chromium.StartAsync();
        var first = await PageSteps.AcceptAsync(hall, "SV-LD-LANDPENSION-APPLY");
        var second = await PageSteps.AcceptAsync(hall, "SV-MZ-RURAL-DIBAO");
        await hall.Api.DoAsync($"cases/{first}/decide", JsonNode.Parse(
            """{ "by": "李敏", "granted": true, "result": "准予办理" }""")!);
        var page = await browser.OpenAsync(new Uri(hall.Site, "ledger"), 1600, 1000);

        var rows = page.Locator("tbody tr");
        await Assertions.Expect(rows).ToHaveCountAsync(2);
        await Assertions.Expect(page.Locator("thead th").Nth(0)).ToHaveTextAsync("受理时间");
        await Assertions.Expect(page.Locator("thead th").Nth(3)).ToHaveTextAsync("受理人");
        await Assertions.Expect(page.Locator(".sum")).ToContainTextAsync("共受理 2 件，已办结 1 件，逾期 0 件");
        await page.GetByLabel("查找编号、事项或受理人").FillAsync(second);
        await Assertions.Expect(rows).ToHaveCountAsync(1);
        await Assertions.Expect(rows.First).ToContainTextAsync("农村低保申请");
        await page.GetByLabel("查找编号、事项或受理人").FillAsync("2020-00001");
        await Assertions.Expect(page.Locator(".none a")).ToHaveAttributeAsync("href", "/cases#2020-00001");
        await page.GetByLabel("查找编号、事项或受理人").FillAsync("");
        await Chromium.LookAsync(page, "ledger-1-whole");

        var csv = await page.GetByRole(AriaRole.Link, new() { Name = "导出 CSV" }).GetAttributeAsync("href");
        (await hall.Api.GetRootAsync(csv![1..])).Should().Contain(first).And.Contain("受理编号");
        await PageSteps.PressAsync(page, "公开预览");
        await Assertions.Expect(page.Locator(".note")).ToContainTextAsync("对外公开");
        await Assertions.Expect(page.Locator("thead")).Not.ToContainTextAsync("办理时限");
        await Assertions.Expect(rows).ToHaveCountAsync(2);
        await Chromium.LookAsync(page, "ledger-2-public");
        await PageSteps.PressAsync(page, "完整台账");
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Assertions.Expect(page.Locator(".signed")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("form.top")).ToBeHiddenAsync();
        await Chromium.LookAsync(page, "ledger-3-print");
        browser.Complaints.Should().BeEmpty("pages have nothing to complain of");
    }

    [Fact]
    public async Task What_is_overdue_is_marked()
    {
        using var folder = HallFolder.OfDemo();
        await using var hall = await RunningHall.StartAsync(folder.Write());
        await using var browser = await Chromium.StartAsync();
        var late = await PageSteps.AcceptAsync(hall, "SV-LD-LANDPENSION-APPLY");
        await PageSteps.AcceptAsync(hall, "SV-MZ-RURAL-DIBAO");
        var page = await browser.OpenAsync(new Uri(hall.Site, "ledger"), 1600, 1000);
        // Nothing runs late in the minute of a test, so the host's own answer is given an overdue line.
        await page.RouteAsync("**/ledger?*", async route =>
        {
            var answer = await route.FetchAsync();
            var lines = JsonNode.Parse(await answer.TextAsync())!.AsArray();
            foreach (var line in lines) line!["isOverdue"] = (string?)line["case"] == late;
            await route.FulfillAsync(new() { Response = answer, Body = lines.ToJsonString() });
        });
        await page.ReloadAsync();

        await Assertions.Expect(page.Locator("tbody .mark")).ToHaveTextAsync(["逾期"]);
        await page.GetByLabel("只看逾期").CheckAsync();
        await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator("tbody tr")).ToContainTextAsync(late);
        await Chromium.LookAsync(page, "ledger-4-overdue");
    }
}
