using System.Net;
using FluentAssertions;
using Microsoft.Playwright;
using ServiceQueue.Host.Tests.Running;
using Xunit;

namespace ServiceQueue.Host.Tests.Pages;

/// <summary>A closure from the manager's form to what the public reads (003-D 二; 000-H 二2).</summary>
public sealed class ClosurePageTests
{
    private const string Reason = "配电检修，全厅暂停服务";
    private const string Alternative = "可到镇便民服务中心办理，或在网上申请";

    [Fact]
    public async Task A_closure_goes_from_the_form_to_kiosk_and_display()
    {
        using var folder = HallFolder.OfDemo();
        await using var hall = await RunningHall.StartAsync(folder.Write());
        await using var browser = await Chromium.StartAsync();
        var kiosk = await browser.OpenAsync(new Uri(hall.Site, "kiosk/kiosk-1"), 1080, 1920);
        var display = await browser.OpenAsync(new Uri(hall.Site, "display/display-1"), 1920, 1080);
        var manager = await browser.OpenAsync(new Uri(hall.Site, "manager"), 1600, 1000);
        await Assertions.Expect(kiosk.Locator("h1")).ToContainTextAsync("请选择您要办理的业务");

        await PageSteps.PressAsync(manager, "发布停办公告");
        await PageSteps.FillAsync(
            manager, ("停办理由", Reason), ("替代办法（到哪里办、怎么办）", Alternative),
            ("恢复服务时间", await PageSteps.LocalAsync(hall, -60)));
        await PageSteps.SubmitAsync(manager);
        await Assertions.Expect(manager.GetByRole(AriaRole.Dialog).Locator(".problem"))
            .ToHaveTextAsync("“恢复服务时间”未填写或填写有误，请补正后重试。");
        await Chromium.LookAsync(manager, "closure-1-refused");
        var reopens = await PageSteps.LocalAsync(hall, 120);
        await PageSteps.FillAsync(manager, ("恢复服务时间", reopens));
        await PageSteps.SubmitAsync(manager);

        var board = manager.Locator("section[aria-labelledby=closures-title]");
        await Assertions.Expect(board.Locator("tbody tr")).ToContainTextAsync("全厅 停办中");
        await Assertions.Expect(board.Locator("tbody tr")).ToContainTextAsync(Alternative);
        await board.ScrollIntoViewIfNeededAsync();
        await Chromium.LookAsync(manager, "closure-2-manager");
        await ToldAsync(kiosk, display, reopens[^5..]);
        var refused = await hall.Api.TryTakeAsync("social-security", "kiosk-1");
        refused.Status.Should().Be(HttpStatusCode.Conflict, "a closed hall issues no tickets");
        PageSteps.NoComplaints(browser);
        await hall.EndWholeAsync();
    }

    [Fact]
    public async Task Changed_hours_and_a_counter_that_closes_are_announced_in_time()
    {
        using var folder = HallFolder.OfDemo();
        await using var hall = await RunningHall.StartAsync(folder.Write());
        await using var browser = await Chromium.StartAsync();
        var manager = await browser.OpenAsync(new Uri(hall.Site, "manager"), 1600, 1000);

        await PageSteps.PressAsync(manager, "公告作息调整");
        await PageSteps.FillAsync(
            manager, ("调整内容（照此公布）", "夏令时间：下午办公时间调整为14:30至18:00。"),
            ("生效时间", await PageSteps.LocalAsync(hall, 5)));
        await PageSteps.SubmitAsync(manager);
        await Assertions.Expect(manager.GetByRole(AriaRole.Dialog).Locator(".problem"))
            .ToContainTextAsync("小时公告，请改定生效时间");
        await PageSteps.FillAsync(manager, ("生效时间", await PageSteps.LocalAsync(hall, 60 * 24 * 10)));
        await PageSteps.SubmitAsync(manager);
        await Assertions.Expect(manager.Locator(".changes li")).ToContainTextAsync("14:30至18:00");

        var kiosk = await browser.OpenAsync(new Uri(hall.Site, "kiosk/kiosk-1"), 1080, 1920);
        await Assertions.Expect(kiosk.Locator(".change")).ToContainTextAsync("14:30至18:00");
        await Chromium.LookAsync(kiosk, "closure-6-hours-kiosk");
        var display = await browser.OpenAsync(new Uri(hall.Site, "display/display-1"), 1920, 1080);
        await Assertions.Expect(display.Locator(".notice")).ToContainTextAsync("14:30至18:00");
        await Chromium.LookAsync(display, "closure-7-hours-display");

        await PageSteps.PressAsync(manager, "发布停办公告");
        await manager.GetByLabel("停办范围").SelectOptionAsync("3");
        await PageSteps.FillAsync(
            manager, ("停办理由", "窗口设备更换"), ("替代办法（到哪里办、怎么办）", "请到2号窗口办理"),
            ("自（不填为立即）", await PageSteps.LocalAsync(hall, 60)),
            ("恢复服务时间", await PageSteps.LocalAsync(hall, 180)));
        await PageSteps.SubmitAsync(manager);
        var row = manager.Locator("section[aria-labelledby=closures-title] tbody tr");
        await Assertions.Expect(row).ToContainTextAsync("3号窗口");
        await Assertions.Expect(row).ToContainTextAsync("将停办");
        await manager.Locator(".changes").ScrollIntoViewIfNeededAsync();
        await Chromium.LookAsync(manager, "closure-5-coming");
        PageSteps.NoComplaints(browser);
    }

    /// <summary>Why, where else, and when it opens again.</summary>
    private static async Task ToldAsync(IPage kiosk, IPage display, string reopens)
    {
        foreach (var page in new[] { kiosk, display })
        {
            await Assertions.Expect(page.Locator(".closed, .closure")).ToContainTextAsync(Reason);
            await Assertions.Expect(page.Locator(".closed, .closure")).ToContainTextAsync(Alternative);
            await Assertions.Expect(page.Locator(".closed, .closure")).ToContainTextAsync(reopens);
        }

        await Assertions.Expect(kiosk.Locator(".card")).ToHaveCountAsync(0);
        await Chromium.LookAsync(kiosk, "closure-3-kiosk");
        await Chromium.LookAsync(display, "closure-4-display");
    }
}
