using System.Text.Json.Nodes;
using FluentAssertions;
using Microsoft.Playwright;
using ServiceQueue.Host.Tests.Running;
using Xunit;

namespace ServiceQueue.Host.Tests.Pages;

/// <summary>
/// What a hall owes beside the queue: questions, cases sent up and signed off, another officer, liaison.
/// </summary>
public sealed class DutyPageTests
{
    [Fact]
    public async Task Who_is_asked_first_promises_a_time_and_keeps_it()
    {
        using var folder = HallFolder.OfDemo();
        await using var hall = await RunningHall.StartAsync(folder.Write());
        await using var browser = await Chromium.StartAsync();
        var page = await PageSteps.OpenAsync(browser, hall, "questions", "李敏");

        await PageSteps.PressAsync(page, "＋ 登记咨询");
        await PageSteps.FillAsync(page, ("咨询内容（一句话，不含个人信息）", "户口迁入需要哪些材料"));
        await PageSteps.PickAsync(page, "能否立即答复", "否");
        await PageSteps.SubmitAsync(page);
        await Assertions.Expect(page.Locator(".said")).ToContainTextAsync("首问责任人：李敏");
        await PageSteps.DoAsync(
            page, "当场电话协调", ("与谁协调（领导或部门）", "区户政大厅"), ("协调结果", "需请示后答复"));
        await PageSteps.DoAsync(
            page, "请示后限时答复", ("不能马上答复的理由", "需核实迁入政策"), ("请示谁（不能是本人）", "赵主任"),
            ("承诺答复时间", await PageSteps.LocalAsync(hall, 60)));
        await Assertions.Expect(page.Locator(".detail header")).ToContainTextAsync("已承诺时间");
        await Chromium.LookAsync(page, "question-1-deferred");
        await PageSteps.DoAsync(page, "已回复当事人", ("回复结果", "已电话告知所需材料。"));
        await Assertions.Expect(page.Locator("main ul button")).ToHaveCountAsync(0);
        browser.Complaints.Should().BeEmpty("pages have nothing to complain of");
        await hall.EndWholeAsync();
    }

    [Fact]
    public async Task A_counter_settles_what_the_visitor_asks_first()
    {
        using var folder = HallFolder.OfDemo();
        await using var hall = await RunningHall.StartAsync(folder.Write());
        await using var browser = await Chromium.StartAsync();
        await hall.Api.TakeAsync("social-security", "kiosk-1");
        await hall.Api.PostAsync("counters/3/open", Json("""{"clerk":"李敏"}"""));
        await hall.Api.DoAsync("counters/3/call-next");
        await hall.Api.DoAsync("counters/3/serve");
        var page = await browser.OpenAsync(new Uri(hall.Site, "counter/3"), 1366, 768);

        await PageSteps.PressAsync(page, "首问处置…");
        await Chromium.LookAsync(page, "question-2-counter");
        await PageSteps.PressAsync(page, "请示后限时答复");
        await PageSteps.FillAsync(
            page, ("不能马上答复的理由", "需核实参保信息"), ("请示谁（不能是本人）", "赵主任"),
            ("承诺答复时间", await PageSteps.LocalAsync(hall, 60)));
        await Chromium.LookAsync(page, "question-3-counter-defer");
        await PageSteps.SubmitAsync(page);
        await Assertions.Expect(page.Locator("p.said")).ToContainTextAsync("请示后限时答复：已登记");
        (await hall.Api.GetAsync("questions")).AsArray().Should().ContainSingle();
        browser.Complaints.Should().BeEmpty("pages have nothing to complain of");
    }

    [Fact]
    public async Task Cases_go_up_and_are_signed_off_and_a_complaint_gets_another_officer()
    {
        using var folder = HallFolder.OfDemo();
        await using var hall = await RunningHall.StartAsync(folder.Write());
        await using var browser = await Chromium.StartAsync();
        var up = await PageSteps.AcceptAsync(hall, "SV-HK-IN", "reportUp");
        var agency = await PageSteps.AcceptAsync(hall, "SV-MZ-RURAL-DIBAO", "agency");
        var page = await PageSteps.OpenAsync(browser, hall, "cases", "李敏");

        await PageSteps.ChooseAsync(page, up);
        await PageSteps.DoAsync(page, "上报", ("上级机关", "市公安局"));
        await Chromium.LookAsync(page, "duty-1-sent-up");
        await PageSteps.ChooseAsync(page, agency);
        await Assertions.Expect(page.Locator(".acts")).Not.ToContainTextAsync("上报");
        await PageSteps.PressAsync(page, "登记承办环节");
        await Assertions.Expect(page.Locator(".said")).ToContainTextAsync("已办理");
        await PageSteps.DoAsync(page, "办结", ("办理结果（一句话，不含个人信息）", "符合条件，准予办理。"));
        await page.GetByLabel("经办人", new() { Exact = true }).FillAsync("赵主任");
        await PageSteps.PressAsync(page, "签字复核");
        await Until.SeenAsync(
            () => hall.Api.GetAsync($"cases/{agency}"),
            c => (string?)c["signedOffBy"] == "赵主任", "the signature");
        await Assertions.Expect(page.Locator(".detail")).ToContainTextAsync("赵主任");
        await Assertions.Expect(page.Locator(".acts")).Not.ToContainTextAsync("签字复核");
        await Chromium.LookAsync(page, "duty-2-signed-off");
        ((string?)(await hall.Api.GetAsync($"cases/{up}"))["superior"]).Should().Be("市公安局");

        var filed = await hall.Api.PostAsync("complaints", Json("""{"channel":"counter","facts":"等候太久"}"""));
        await hall.Api.DoAsync($"complaints/{filed.Json["complaint"]}/register", Json(
            """{"by":"周督察","officer":"周督察","matter":"delay"}"""));
        var complaints = await PageSteps.OpenAsync(browser, hall, "complaints", "周督察");
        await PageSteps.ChooseAsync(complaints, (string)filed.Json["number"]!);
        await PageSteps.DoAsync(
            complaints, "改派专员", ("新承办专员（不能是被投诉人）", "吴督察"), ("改派理由", "周督察外出学习"));
        await Assertions.Expect(complaints.Locator(".detail")).ToContainTextAsync("吴督察");
        await Chromium.LookAsync(complaints, "duty-3-reassigned");
        browser.Complaints.Should().BeEmpty("pages have nothing to complain of");
    }

    [Fact]
    public async Task The_manager_names_a_liaison_and_records_contact_and_meeting()
    {
        using var folder = HallFolder.OfDemo();
        await using var hall = await RunningHall.StartAsync(folder.Write());
        await using var browser = await Chromium.StartAsync();
        var page = await browser.OpenAsync(new Uri(hall.Site, "manager"), 1600, 1000);
        var liaison = page.Locator("section[aria-labelledby=liaison-title]");

        await DoAsync("指定 3号窗口", ("信息联络员", "钱某"), ("登记人", "赵主任"));
        await Assertions.Expect(liaison.Locator("tbody tr").Nth(2)).ToContainTextAsync("钱某");
        await DoAsync(
            "登记周联络 3号窗口", ("联络单位及联系人", "区社保局李科长"), ("联络内容", "新政策自下月执行"), ("登记人", "钱某"));
        await DoAsync("交签字记录 3号窗口", ("签字人", "李科长"), ("登记人", "钱某"));
        await PageSteps.PressAsync(page, "登记月度例会");
        await PageSteps.FillAsync(
            page, ("议题", "窗口协同与材料精简"), ("当月数据", "受理126件，办结118件"), ("登记人", "赵主任"));
        await Chromium.LookAsync(page, "duty-4-meeting");
        await PageSteps.SubmitAsync(page);
        await Assertions.Expect(liaison.Locator("[role=status]")).ToContainTextAsync("登记月度例会：已办理");
        await liaison.ScrollIntoViewIfNeededAsync();
        await Chromium.LookAsync(page, "duty-5-liaison");
        browser.Complaints.Should().BeEmpty("pages have nothing to complain of");

        async Task DoAsync(string button, params (string Label, string Text)[] fields)
        {
            await liaison.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
            await PageSteps.FillAsync(page, fields);
            await PageSteps.SubmitAsync(page);
            await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        }
    }

    private static JsonNode Json(string text) => JsonNode.Parse(text)!;
}
