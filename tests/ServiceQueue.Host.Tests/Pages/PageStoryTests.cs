using System.Text.RegularExpressions;
using FluentAssertions;
using Microsoft.Playwright;
using ServiceQueue.Host.Tests.Running;
using Xunit;

namespace ServiceQueue.Host.Tests.Pages;

/// <summary>The walk of one ticket as people see it: on the pages, in a real browser.</summary>
public sealed partial class PageStoryTests
{
    [Fact]
    public async Task A_visitor_takes_a_ticket_is_called_and_served_on_the_pages()
    {
        using var folder = HallFolder.OfDemo();
        await using var hall = await RunningHall.StartAsync(folder.Write());
        await using var browser = await Chromium.StartAsync();

        var display = await browser.OpenAsync(new Uri(hall.Site, "display/display-1"), 1920, 1080);
        await Chromium.LookAsync(display, "display-empty");
        var (ticket, visit) = await TakeAsync(browser, hall);
        var phone = await browser.OpenAsync(new Uri(hall.Site, $"v/{visit}"), 390, 844);
        await Assertions.Expect(phone.Locator("body")).ToContainTextAsync(ticket);
        await Chromium.LookAsync(phone, "phone-waiting");

        await ServeAsync(browser, hall, display, phone, ticket);
        await ManagerAsync(browser, hall);

        var lab = await browser.OpenAsync(new Uri(hall.Site, "lab"), 1600, 1000);
        await Assertions.Expect(lab.Locator("body")).ToContainTextAsync("sign-3");
        await Chromium.LookAsync(lab, "lab");
        browser.Complaints.Should().BeEmpty("pages have nothing to complain of");
    }

    [Fact]
    public async Task Pages_outlive_the_host_and_go_on_by_themselves()
    {
        using var folder = HallFolder.OfDemo();
        await using var hall = await RunningHall.StartAsync(folder.Write());
        await using var browser = await Chromium.StartAsync();
        var display = await browser.OpenAsync(new Uri(hall.Site, "display/display-1"), 1920, 1080);
        var counter = await browser.OpenAsync(new Uri(hall.Site, "counter/3"), 1366, 768);
        await Assertions.Expect(counter.Locator("button.next")).ToContainTextAsync("下一位");
        await Until.SeenAsync(
            () => hall.DeviceAsync("display-1"), d => d["lastSeen"] is not null, "a sign of life");

        await hall.KillAsync();
        await Assertions.Expect(display.Locator(".banner")).ToBeVisibleAsync();
        await Chromium.LookAsync(display, "display-stale");
        await hall.StartAgainAsync();
        await Assertions.Expect(display.Locator(".banner")).ToHaveCountAsync(0);

        var ticket = (string)(await hall.Api.TakeAsync("social-security"))["ticket"]!;
        await Assertions.Expect(counter.Locator("button.next")).ToContainTextAsync(ticket);
        await counter.Locator("button.next").ClickAsync();
        await Assertions.Expect(display.Locator(".current .ticket")).ToHaveTextAsync(ticket);
    }

    private static async Task<(string Ticket, string Visit)> TakeAsync(Chromium browser, RunningHall hall)
    {
        var kiosk = await browser.OpenAsync(new Uri(hall.Site, "kiosk/kiosk-1"), 1080, 1920);
        await Assertions.Expect(kiosk.GetByRole(AriaRole.Heading, new() { Level = 1 }))
            .ToContainTextAsync("请选择您要办理的业务");
        await Chromium.LookAsync(kiosk, "kiosk-1-services");
        await kiosk.GetByRole(AriaRole.Button, new() { NameRegex = Social() }).ClickAsync();
        await Assertions.Expect(kiosk.Locator("h1")).ToContainTextAsync("请选择具体事项");
        await Chromium.LookAsync(kiosk, "kiosk-2-items");
        await kiosk.Locator(".rows button").First.ClickAsync();
        await Assertions.Expect(kiosk.Locator(".check")).ToContainTextAsync("请确认材料");
        await Chromium.LookAsync(kiosk, "kiosk-3-materials");
        await kiosk.GetByRole(AriaRole.Button, new() { Name = "材料已齐，取号" }).ClickAsync();

        var number = kiosk.Locator(".ticket h1 .number");
        await Assertions.Expect(number).ToHaveTextAsync("A001");
        await Assertions.Expect(kiosk.Locator(".ticket .slip")).ToContainTextAsync("请取走您的号票");
        await Chromium.LookAsync(kiosk, "kiosk-4-ticket");
        var paper = await hall.Api.GetRootAsync("lab/devices/printer-1/paper.txt?last=1");
        paper.Should().Contain("A001");
        await kiosk.GetByRole(AriaRole.Button, new() { Name = "完成" }).ClickAsync();
        await Assertions.Expect(kiosk.Locator("h1")).ToContainTextAsync("请选择您要办理的业务");
        await kiosk.Context.CloseAsync();
        return ("A001", TrackedVisit().Match(paper).Groups[1].Value);
    }

    private static async Task ServeAsync(Chromium browser, RunningHall hall, IPage display, IPage phone,
        string ticket)
    {
        var counter = await browser.OpenAsync(new Uri(hall.Site, "counter/3"), 1366, 768);
        var next = counter.Locator("button.next");
        await Assertions.Expect(next).ToContainTextAsync(ticket);
        await Chromium.LookAsync(counter, "counter-1-waiting");
        await next.ClickAsync();
        await Assertions.Expect(counter.Locator(".visit .ticket")).ToHaveTextAsync(ticket);
        await Assertions.Expect(display.Locator(".current .ticket")).ToHaveTextAsync(ticket);
        await Assertions.Expect(display.Locator(".current .counter")).ToContainTextAsync("3号");
        await Assertions.Expect(phone.Locator("body")).ToContainTextAsync("3号窗口");
        await Until.SeenAsync(
            () => hall.Api.GetRootAsync("lab/devices/sign-3/face.txt"), f =>
                f.Contains(ticket), "the number on sign 3");
        await Chromium.LookAsync(counter, "counter-2-called");
        await Chromium.LookAsync(display, "display-called");
        await Chromium.LookAsync(phone, "phone-called");

        await counter.Keyboard.PressAsync("F7");
        await Assertions.Expect(counter.Locator(".visit.serving")).ToBeVisibleAsync();
        await counter.Keyboard.PressAsync("F8");
        await Assertions.Expect(counter.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await Chromium.LookAsync(counter, "counter-3-outcome");
        await counter.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { NameRegex = AtOnce() })
            .ClickAsync();
        await counter.GetByRole(AriaRole.Button, new() { Name = "只办结，不登记办件" }).ClickAsync();
        await Until.SeenAsync(() => hall.Api.GetAsync("counters/3"), c =>
            c["current"] is null, "the turn finished after the undo time");
        await Assertions.Expect(counter.Locator(".visit .ticket")).ToHaveCountAsync(0);
        await counter.Context.CloseAsync();
    }

    private static async Task ManagerAsync(Chromium browser, RunningHall hall)
    {
        var manager = await browser.OpenAsync(new Uri(hall.Site, "manager"), 1600, 1000);
        await Assertions.Expect(manager.Locator("body")).ToContainTextAsync("printer-1");
        await Chromium.LookAsync(manager, "manager-well");
        await hall.FaultAsync("printer-1", "paper-out");
        await Assertions.Expect(manager.Locator(".manager")).ToContainTextAsync("缺纸");
        await hall.FaultAsync("sign-2", "unplug");
        await Assertions.Expect(manager.Locator("tr.fault")).ToHaveCountAsync(2);
        await Chromium.LookAsync(manager, "manager-faults");
        await hall.FaultAsync("printer-1", "none");
        await hall.FaultAsync("sign-2", "none");
        await Assertions.Expect(manager.Locator("tr.fault")).ToHaveCountAsync(0);
    }

    [GeneratedRegex("劳动保障与社会保险")]
    private static partial Regex Social();

    [GeneratedRegex("即办件")]
    private static partial Regex AtOnce();

    [GeneratedRegex("/v/([0-9A-Z]{13})")]
    private static partial Regex TrackedVisit();
}
