using FluentAssertions;
using Microsoft.Playwright;
using ServiceQueue.Host.Tests.Running;
using Xunit;

namespace ServiceQueue.Host.Tests.Pages;

/// <summary>Appointments from the call to the ticket (002-D 三; 000-E 二4).</summary>
public sealed class AppointmentPageTests
{
    [Fact]
    public async Task An_appointment_is_booked_by_the_staff_and_checked_in_at_the_kiosk()
    {
        using var folder = HallFolder.OfDemo();
        await using var hall = await RunningHall.StartAsync(folder.Write());
        await using var browser = await Chromium.StartAsync();
        var page = await PageSteps.OpenAsync(browser, hall, "appointments", "李敏");

        await PageSteps.PressAsync(page, "＋ 登记预约");
        await PageSteps.FillAsync(page, ("姓名", "孙某某"), ("联系电话", "13800000003"));
        await Chromium.LookAsync(page, "appointment-1-book");
        await PageSteps.SubmitAsync(page);
        await Assertions.Expect(page.Locator(".said")).ToContainTextAsync("-00001。请告知预约人");
        await PageSteps.PressAsync(page, "确认");
        await Assertions.Expect(page.Locator(".detail header")).ToContainTextAsync("已确认");
        await Chromium.LookAsync(page, "appointment-2-confirmed");

        var kiosk = await browser.OpenAsync(new Uri(hall.Site, "kiosk/kiosk-1"), 1080, 1920);
        await PageSteps.PressAsync(kiosk, "我有预约");
        await PageSteps.PressAsync(kiosk, "9");
        await PageSteps.PressAsync(kiosk, "签到取号");
        await Assertions.Expect(kiosk.Locator("body")).ToContainTextAsync("没有找到预约");
        await Chromium.LookAsync(kiosk, "appointment-3-unknown");
        await PageSteps.PressAsync(kiosk, "知道了");
        await PageSteps.PressAsync(kiosk, "清空");
        await PageSteps.PressAsync(kiosk, "1");
        await Chromium.LookAsync(kiosk, "appointment-4-kiosk");
        await PageSteps.PressAsync(kiosk, "签到取号");
        await Assertions.Expect(kiosk.Locator(".ticket .big")).ToHaveTextAsync("A001");
        await Until.SeenAsync(
            () => hall.Api.GetRootAsync("lab/devices/printer-1/paper.txt?last=1"),
            paper => paper.Contains("A001"), "the slip");
        await Chromium.LookAsync(kiosk, "appointment-5-ticket");
        await Assertions.Expect(page.Locator("main ul button")).ToHaveCountAsync(0);
        PageSteps.NoComplaints(browser);
        await hall.EndWholeAsync();
    }

    [Fact]
    public async Task The_staff_check_in_who_comes_and_say_why_where_they_cannot_go()
    {
        using var folder = HallFolder.OfDemo();
        await using var hall = await RunningHall.StartAsync(folder.Write());
        await using var browser = await Chromium.StartAsync();
        var page = await PageSteps.OpenAsync(browser, hall, "appointments", "李敏");

        await PageSteps.PressAsync(page, "＋ 登记预约");
        await PageSteps.FillAsync(page, ("姓名", "孙某某"), ("联系电话", "13800000003"));
        await PageSteps.SubmitAsync(page);
        await Assertions.Expect(page.Locator(".said")).ToContainTextAsync("请告知预约人");
        await PageSteps.DoAsync(page, "签到取号");
        await Assertions.Expect(page.Locator(".empty")).ToContainTextAsync("已签到，号码 A001");

        await PageSteps.PressAsync(page, "＋ 登记预约");
        await PageSteps.PickAsync(page, "预约方式", "上门服务");
        await PageSteps.FillAsync(
            page, ("姓名", "周某某"), ("联系电话", "13800000004"), ("上门地址", "向阳路8号"),
            ("上门或急办的事由", "老人卧床，不便出行"));
        await Chromium.LookAsync(page, "appointment-6-home");
        await PageSteps.SubmitAsync(page);
        await Assertions.Expect(page.Locator(".detail")).ToContainTextAsync("向阳路8号");
        await PageSteps.DoAsync(page, "不能安排", ("理由（将告知预约人）", "当日上门人员已排满，请改约。"));
        await Assertions.Expect(page.Locator("main ul button")).ToHaveCountAsync(0);
        var declined = (await hall.Api.JournalAsync())
            .Single(r => (string?)r["type"] == "AppointmentDeclined");
        ((string?)declined["body"]!["reason"]).Should().Be("当日上门人员已排满，请改约。");
        browser.Complaints.Should().BeEmpty("pages have nothing to complain of");
    }
}
