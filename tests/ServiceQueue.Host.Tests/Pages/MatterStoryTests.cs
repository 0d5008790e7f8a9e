using System.Text.RegularExpressions;
using FluentAssertions;
using Microsoft.Playwright;
using ServiceQueue.Host.Tests.Running;
using Xunit;

namespace ServiceQueue.Host.Tests.Pages;

/// <summary>
/// One matter from incomplete papers to the callback, as people see it: on the pages, on paper and in the
/// ledger.
/// </summary>
public sealed partial class MatterStoryTests
{
    private const string Applicant = "王某某";

    [Fact]
    public async Task Incomplete_papers_become_a_decision_and_a_bad_rating_becomes_a_callback()
    {
        using var folder = HallFolder.OfDemo();
        await using var hall = await RunningHall.StartAsync(folder.Write());
        await using var browser = await Chromium.StartAsync();

        var number = await SupplementAskedAsync(browser, hall, await CalledAsync(hall));
        var second = await CalledAsync(hall);
        await AcceptedAsync(browser, hall, number);
        await hall.Api.DoAsync("counters/3/finish", Json("""{"outcome":"answered"}"""));
        await DecidedAsync(browser, hall, number);
        await RatedBadlyAsync(browser, hall, second, number);
        await AnsweredAsync(browser, hall);
        await ManagerAsync(browser, hall);

        browser.Complaints.Should().BeEmpty("pages have nothing to complain of");
        await hall.EndWholeAsync();
    }

    /// <summary>A visitor comes, is called to counter 3 and served; returns the visit.</summary>
    private static async Task<string> CalledAsync(RunningHall hall)
    {
        var visit = await hall.Api.TakeAsync("social-security", "kiosk-1", item: "SV-LD-LANDPENSION-APPLY");
        await hall.Api.PostAsync("counters/3/open", Json("""{"clerk":"李敏"}"""));
        await hall.Api.DoAsync("counters/3/call-next");
        await hall.Api.DoAsync("counters/3/serve");
        return (string)visit["visit"]!;
    }

    private static async Task<string> SupplementAskedAsync(Chromium browser, RunningHall hall, string visit)
    {
        visit.Should().NotBeEmpty();
        var counter = await browser.OpenAsync(new Uri(hall.Site, "counter/3"), 1366, 768);
        await Assertions.Expect(counter.Locator(".visit.serving")).ToBeVisibleAsync();
        await counter.Keyboard.PressAsync("F8");
        var dialog = counter.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Button, new() { NameRegex = Supplement() }).ClickAsync();
        await dialog.GetByLabel("申请人姓名").FillAsync(Applicant);
        await dialog.Locator(".materials select").First.SelectOptionAsync("missing");
        await dialog.Locator(".materials input").First.FillAsync("请提供原件及复印件一份");
        await Chromium.LookAsync(counter, "case-1-supplement");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "办结并打印通知书" }).ClickAsync();

        var cases = await Until.SeenAsync(
            () => hall.Api.GetAsync("cases"), c => c.AsArray().Count == 1, "the case");
        await PaperAsync(hall, "一次性告知书", "请提供原件及复印件一份", Applicant);
        await counter.Context.CloseAsync();
        return (string)cases[0]!["case"]!;
    }

    private static async Task AcceptedAsync(Chromium browser, RunningHall hall, string number)
    {
        var page = await OpenCaseAsync(browser, hall, number);
        await Assertions.Expect(page.Locator(".detail header")).ToContainTextAsync("待补正");
        await PressAsync(page, "收到补充材料");
        await Assertions.Expect(page.Locator(".detail header")).ToContainTextAsync("办理中");
        await PaperAsync(hall, "承诺件通知书", number);
        await Chromium.LookAsync(page, "case-2-accepted");
        await page.GetByRole(AriaRole.Button, new() { Name = "延期" }).ClickAsync();
        await page.GetByLabel("延期理由").FillAsync("需向上级主管部门核实参保信息");
        await page.GetByLabel("批准人（不能是本人）").FillAsync("赵主任");
        await Chromium.LookAsync(page, "case-3-extension");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "延期" }).ClickAsync();
        await Assertions.Expect(page.Locator(".detail")).ToContainTextAsync("赵主任");
        await PaperAsync(hall, "延期办结通知书", "需向上级主管部门核实参保信息");
        await page.Context.CloseAsync();
    }

    private static async Task DecidedAsync(Chromium browser, RunningHall hall, string number)
    {
        var page = await OpenCaseAsync(browser, hall, number);
        await page.GetByRole(AriaRole.Button, new() { Name = "办结", Exact = true }).ClickAsync();
        await page.GetByLabel("办理结果（一句话，不含个人信息）").FillAsync("符合条件，准予办理。");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "办结", Exact = true })
            .ClickAsync();
        await Assertions.Expect(page.Locator(".detail header")).ToContainTextAsync("已办结");
        await PressAsync(page, "通知领取");
        await Assertions.Expect(page.Locator(".detail header")).ToContainTextAsync("已通知");
        await PaperAsync(hall, "领取通知书", number);
        await Chromium.LookAsync(page, "case-4-notified");
        await page.Context.CloseAsync();

        var phone = await browser.OpenAsync(new Uri(hall.Site, $"c/{number}"), 390, 844);
        await Assertions.Expect(phone.Locator("body")).ToContainTextAsync("可以领取");
        await Assertions.Expect(phone.Locator("body")).Not.ToContainTextAsync(Applicant);
        await Chromium.LookAsync(phone, "case-5-phone");
        await phone.Context.CloseAsync();
        var ledger = (await hall.Api.GetAsync("ledger")).ToJsonString();
        ledger.Should().Contain(number);
    }

    private static async Task RatedBadlyAsync(
        Chromium browser, RunningHall hall, string visit, string number)
    {
        number.Should().NotBeEmpty();
        var phone = await browser.OpenAsync(new Uri(hall.Site, $"v/{visit}"), 390, 844);
        await phone.GetByRole(AriaRole.Radio, new() { Name = "非常不满意" }).ClickAsync();
        await phone.GetByLabel("哪里做得不好？（可不填）").FillAsync("等了很久，材料说得不清楚。");
        await phone.GetByLabel("联系电话").FillAsync("13900000000");
        await Chromium.LookAsync(phone, "case-6-rating");
        await phone.GetByRole(AriaRole.Button, new() { Name = "提交评价" }).ClickAsync();
        await Assertions.Expect(phone.Locator("body")).ToContainTextAsync("感谢您的评价");
        await phone.GetByRole(AriaRole.Link, new() { Name = "查看处理进度" }).ClickAsync();
        await Assertions.Expect(phone.Locator("h1 .number")).ToContainTextAsync("T20");
        await Chromium.LookAsync(phone, "case-7-complaint-phone");
        await phone.Context.CloseAsync();
    }

    private static async Task AnsweredAsync(Chromium browser, RunningHall hall)
    {
        var page = await browser.OpenAsync(new Uri(hall.Site, "complaints"), 1600, 1000);
        await page.GetByLabel("经办人").FillAsync("周督察");
        await page.Locator("main ul button").First.ClickAsync();
        await FillAsync(page, "登记", ("承办专员（不能是被投诉人）", "周督察"));
        await FillAsync(page, "联系投诉人", ("联系情况", "已电话致歉并了解情况。"));
        await FillAsync(page, "查处结论", ("处理结果", "等候时间属实，已增开窗口并批评教育。"), ("证据材料", "叫号记录"));
        await Chromium.LookAsync(page, "case-8-complaint");
        await FillAsync(
            page, "正式答复", ("向投诉人说明的理由和依据", "经核实当日等候超过十五分钟，已整改。"), ("送达凭证", "当面签收"));
        await PaperAsync(hall, "投诉处理结果");
        await FillAsync(page, "回访", ("评分（1—10）", "8"));
        await Until.SeenAsync(() => hall.Api.GetAsync("complaints"), c =>
            c.AsArray().Count == 0, "the complaint closed");
        await Chromium.LookAsync(page, "case-9-closed");
        await page.Context.CloseAsync();
    }

    private static async Task ManagerAsync(Chromium browser, RunningHall hall)
    {
        var manager = await browser.OpenAsync(new Uri(hall.Site, "manager"), 1600, 1000);
        await Assertions.Expect(manager.Locator("#findings-title")).ToBeVisibleAsync();
        await Chromium.LookAsync(manager, "case-10-manager");
        var rulebook = await browser.OpenAsync(new Uri(hall.Site, "rulebook"), 1600, 1000);
        await Assertions.Expect(rulebook.Locator("tbody tr").First).ToBeVisibleAsync();
        await Chromium.LookAsync(rulebook, "case-11-rulebook");
    }

    private static async Task<IPage> OpenCaseAsync(Chromium browser, RunningHall hall, string number)
    {
        var page = await browser.OpenAsync(new Uri(hall.Site, "cases"), 1600, 1000);
        await page.GetByLabel("经办人").FillAsync("李敏");
        await page.Locator("main ul button").Filter(new() { HasText = number }).ClickAsync();
        await Assertions.Expect(page.Locator(".detail h2")).ToHaveTextAsync(number);
        return page;
    }

    /// <summary>Presses a verb, and its button in the dialog that it opens.</summary>
    private static async Task PressAsync(IPage page, string verb)
    {
        await page.Locator(".acts button").Filter(new() { HasText = verb }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).Locator("button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator(".said")).ToContainTextAsync("已办理");
    }

    private static async Task FillAsync(IPage page, string verb, params (string Label, string Text)[] fields)
    {
        await page.Locator(".acts button").Filter(new() { HasText = verb }).ClickAsync();
        foreach (var (label, text) in fields) await page.GetByLabel(label).FillAsync(text);
        await page.GetByRole(AriaRole.Dialog).Locator("button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator(".said, .empty")).ToContainTextAsync(DoneOrGone());
    }

    /// <summary>Waits until the newest papers hold all texts; line ends and indents do not count.</summary>
    private static Task PaperAsync(RunningHall hall, params string[] texts) => Until.SeenAsync(
        () => hall.Api.GetRootAsync("lab/devices/printer-1/paper.txt?last=4"),
        paper => texts.All(t => Blank().Replace(paper, "").Contains(Blank().Replace(t, ""))),
        string.Join(" and ", texts));

    private static System.Text.Json.Nodes.JsonNode Json(string text) =>
        System.Text.Json.Nodes.JsonNode.Parse(text)!;

    [GeneratedRegex("补充件")]
    private static partial Regex Supplement();

    [GeneratedRegex("已办理|没有在办|请从左侧")]
    private static partial Regex DoneOrGone();

    [GeneratedRegex(@"\s")]
    private static partial Regex Blank();
}
