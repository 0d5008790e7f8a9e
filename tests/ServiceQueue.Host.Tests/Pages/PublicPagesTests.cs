using System.Text.Json.Nodes;
using FluentAssertions;
using Microsoft.Playwright;
using NodaTime;
using ServiceQueue.Host.Tests.Running;
using Xunit;

namespace ServiceQueue.Host.Tests.Pages;

/// <summary>What the public reads: closures, the six pages, the phones, the word to late comers.</summary>
public sealed class PublicPagesTests
{
    private const string Reason = "设备检修，全厅暂停服务";
    private const string Alternative = "可到镇便民服务中心，或在网上办理";

    [Fact]
    public async Task A_closure_says_why_where_to_go_and_until_when()
    {
        using var folder = HallFolder.OfDemo();
        await using var hall = await RunningHall.StartAsync(folder.Write());
        await using var browser = await Chromium.StartAsync();
        var taken = await hall.Api.TakeAsync("social-security");
        var kiosk = await browser.OpenAsync(new Uri(hall.Site, "kiosk/kiosk-1"), 1080, 1920);
        var lying = await browser.OpenAsync(new Uri(hall.Site, "kiosk/kiosk-1"), 1920, 1080);
        var display = await browser.OpenAsync(new Uri(hall.Site, "display/display-1"), 1920, 1080);
        var phone = await browser.OpenAsync(new Uri(hall.Site, $"v/{(string)taken["visit"]!}"), 390, 844);
        await Assertions.Expect(kiosk.Locator("h1")).ToContainTextAsync("请选择您要办理的业务");
        await Assertions.Expect(display.Locator("footer")).ToContainTextAsync("0000-6666666");
        await Assertions.Expect(display.Locator("footer")).ToContainTextAsync("0000-8888888");
        await Chromium.LookAsync(display, "public-display-open");

        var reopens = await CloseAsync(hall);

        foreach (var page in new[] { kiosk, lying, phone })
            await Assertions.Expect(page.Locator(".closed, .closure")).ToContainTextAsync(Reason);
        await Assertions.Expect(kiosk.Locator(".closed")).ToContainTextAsync(Alternative);
        await Assertions.Expect(kiosk.Locator(".closed .time")).ToHaveTextAsync(reopens);
        await Assertions.Expect(display.Locator(".closure")).ToContainTextAsync($"{Reason}。{Alternative}。");
        await Assertions.Expect(display.Locator(".closure")).ToContainTextAsync($"{reopens} 恢复服务");
        await hall.Api.DoAsync("counters/3/close");
        await Until.SeenAsync(
            () => hall.Api.GetRootAsync("lab/devices/sign-3/face.txt"),
            face => face.Contains(reopens), "the time of return on a sign");
        await Chromium.LookAsync(kiosk, "public-kiosk-closed");
        await Chromium.LookAsync(lying, "public-kiosk-closed-wide");
        await Chromium.LookAsync(display, "public-display-closed");
        await Chromium.LookAsync(phone, "public-phone-closed");
        browser.Complaints.Should().BeEmpty("pages have nothing to complain of");
    }

    [Theory]
    [InlineData(1080, 1920, "")]
    [InlineData(1920, 1080, "-wide")]
    public async Task The_kiosk_shows_the_six_pages_and_where_to_complain(int width, int height, string shape)
    {
        using var folder = HallFolder.OfDemo();
        await using var hall = await RunningHall.StartAsync(folder.Write());
        await using var browser = await Chromium.StartAsync();
        await PublishAsync(hall);
        var kiosk = await browser.OpenAsync(new Uri(hall.Site, "kiosk/kiosk-1"), width, height);
        await Chromium.LookAsync(kiosk, $"public-home{shape}");
        await LargeEnoughAsync(kiosk, ".public button");

        await PressAsync(kiosk, "政务公开");
        await Assertions.Expect(kiosk.Locator(".kinds button")).ToHaveCountAsync(6);
        await Assertions.Expect(kiosk.Locator(".text")).ToContainTextAsync("便民服务大厅工作职责");
        await Chromium.LookAsync(kiosk, $"public-pages{shape}");
        await LargeEnoughAsync(kiosk, ".kinds button, .disclosure .back");
        await PressAsync(kiosk, "运行机制");
        await Assertions.Expect(kiosk.Locator(".text")).ToContainTextAsync("首问负责");
        await PressAsync(kiosk, "投诉电话");
        await Assertions.Expect(kiosk.Locator(".text")).ToContainTextAsync("投诉");
        await PressAsync(kiosk, "返回");

        await PressAsync(kiosk, "意见投诉");
        await Assertions.Expect(kiosk.Locator(".complain dd"))
            .ToHaveTextAsync(["0000-6666666", "0000-8888888"]);
        await Assertions.Expect(kiosk.GetByRole(AriaRole.Img, new() { Name = "填写意见投诉的二维码" }))
            .ToBeVisibleAsync();
        await Chromium.LookAsync(kiosk, $"public-complain{shape}");
        await kiosk.GetByRole(AriaRole.Button, new() { Name = "English" }).ClickAsync();
        await PressAsync(kiosk, "大字", "Larger");
        await Chromium.LookAsync(kiosk, $"public-complain-large{shape}");
        await PressAsync(kiosk, "返回", "Back");
        await Chromium.LookAsync(kiosk, $"public-home-large{shape}");
        browser.Complaints.Should().BeEmpty("pages have nothing to complain of");
    }

    [Fact]
    public async Task A_late_comer_is_told_with_the_number()
    {
        using var folder = HallFolder.OfDemo();
        await using var hall = await RunningHall.StartAsync(folder.Write());
        await using var browser = await Chromium.StartAsync();
        var kiosk = await browser.OpenAsync(new Uri(hall.Site, "kiosk/kiosk-1"), 1080, 1920);
        // The demonstration never closes, so the warning is put into the host's own answer.
        await kiosk.RouteAsync("**/visits", async route =>
        {
            var answer = await route.FetchAsync();
            var issued = JsonNode.Parse(await answer.TextAsync())!;
            issued["warning"] = new JsonObject
            {
                ["closesAt"] = (string)issued["issuedAt"]!, ["isAppointmentOffered"] = true,
            };
            await route.FulfillAsync(new RouteFulfillOptions
            {
                Response = answer, Body = issued.ToJsonString(),
            });
        });

        await kiosk.Locator(".card").First.ClickAsync();
        await kiosk.Locator(".direct").ClickAsync();

        await Assertions.Expect(kiosk.Locator(".ticket .late")).ToContainTextAsync("可能今日办不完");
        await Chromium.LookAsync(kiosk, "public-late");
    }

    /// <summary>Closes the hall for two hours; returns the hour of reopening by its clock.</summary>
    private static async Task<string> CloseAsync(RunningHall hall)
    {
        var reopens = SystemClock.Instance.GetCurrentInstant() + Duration.FromHours(2);
        await hall.Api.PostAsync("closures/notice", new JsonObject
        {
            ["reason"] = Reason, ["alternative"] = Alternative, ["reopenAt"] = reopens.ToString(),
        });
        var zone = DateTimeZoneProviders.Tzdb[(string)(await hall.Api.GetAsync(""))["timeZone"]!];
        return reopens.InZone(zone).ToString("HH:mm", null);
    }

    private static Task PublishAsync(RunningHall hall) =>
        hall.Api.PostAsync("disclosure/pages", JsonNode.Parse("""
            {"author":"王编辑","approver":"赵主任","pages":[
              {"kind":"organisation","title":{"zh-CN":"便民服务大厅工作职责","en":"What the hall does"},"text":[
                "本大厅集中受理劳动保障、民政、计生、村镇建设、财政等服务事项，统一受理、统一答复。",
                "大厅设综合窗口和专业窗口，实行首问负责、一次性告知、限时办结。",
                "工作人员挂牌上岗，接受群众监督。"]}]}
            """)!);

    private static Task PressAsync(IPage page, string name, string? other = null) =>
        page.GetByRole(AriaRole.Button, new() { Name = other ?? name, Exact = true }).ClickAsync();

    private static async Task LargeEnoughAsync(IPage page, string buttons)
    {
        foreach (var button in await page.Locator(buttons).AllAsync())
        {
            var box = (await button.BoundingBoxAsync())!;
            Math.Min(box.Width, box.Height).Should().BeGreaterThanOrEqualTo(60, "fingers are large");
        }
    }
}
