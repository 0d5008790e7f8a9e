using FluentAssertions;
using Microsoft.Playwright;
using ServiceQueue.Host.Tests.Running;
using Xunit;

namespace ServiceQueue.Host.Tests.Pages;

/// <summary>A work order from the call to the callback (004-A 二2; 004-B 四).</summary>
public sealed class OrderPageTests
{
    [Fact]
    public async Task A_work_order_is_read_back_done_and_called_back()
    {
        using var folder = HallFolder.OfDemo();
        await using var hall = await RunningHall.StartAsync(folder.Write());
        await using var browser = await Chromium.StartAsync();
        var page = await PageSteps.OpenAsync(browser, hall, "orders", "李敏");

        await PageSteps.PressAsync(page, "＋ 登记工单");
        await PageSteps.FillAsync(
            page, ("服务内容", "上门办理高龄津贴认证"), ("姓名", "张某某"), ("联系电话", "13800000001"),
            ("地址", "建设街道1号"));
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Assertions.Expect(dialog.Locator("button[type=submit]")).ToBeDisabledAsync();
        foreach (var read in new[] { "姓名", "电话", "地址", "服务内容" })
            await dialog.GetByLabel($"{read}已跟读确认").CheckAsync();
        await Chromium.LookAsync(page, "order-1-new");
        await PageSteps.SubmitAsync(page);
        await Assertions.Expect(page.Locator(".said")).ToContainTextAsync("-00001 已登记");
        await PageSteps.PressAsync(page, "响应");
        await Assertions.Expect(page.Locator(".detail header")).ToContainTextAsync("办理中");
        await PageSteps.DoAsync(
            page, "办结", ("办理结果", "已上门完成认证。"), ("服务凭证编号（须经服务对象签字）", "P-0001"));
        await Assertions.Expect(page.Locator(".detail header")).ToContainTextAsync("待回访");

        await page.Locator(".acts button").Filter(new() { HasText = "回访" }).ClickAsync();
        await PageSteps.SubmitAsync(page);
        await Assertions.Expect(dialog.Locator(".problem")).ToContainTextAsync("请由办理人以外的人员回访");
        await Chromium.LookAsync(page, "order-2-callback-refused");
        await page.Keyboard.PressAsync("Escape");
        await page.GetByLabel("经办人", new() { Exact = true }).FillAsync("周督察");
        await Chromium.LookAsync(page, "order-3-handled");
        await PageSteps.DoAsync(page, "回访", ("评分（1—10）", "9"));
        await Until.SeenAsync(
            () => hall.Api.GetAsync("orders"), o => o.AsArray().Count == 0, "the order closed");
        await PageSteps.PressAsync(page, "上报月度回访");
        await PageSteps.SubmitAsync(page);
        await Assertions.Expect(page.Locator(".empty")).ToContainTextAsync("月回访情况");
        PageSteps.NoComplaints(browser);
        await hall.EndWholeAsync();
    }
}
