using System.Text.Json.Nodes;
using FluentAssertions;
using Microsoft.Playwright;
using NodaTime;
using ServiceQueue.Host.Tests.Running;

namespace ServiceQueue.Host.Tests.Pages;

/// <summary>What people do on the pages of the staff.</summary>
internal static class PageSteps
{
    /// <summary>Opens a page as a clerk whose name stands in its head.</summary>
    public static async Task<IPage> OpenAsync(Chromium browser, RunningHall hall, string path, string clerk)
    {
        var page = await browser.OpenAsync(new Uri(hall.Site, path), 1600, 1000);
        await page.GetByLabel("经办人", new() { Exact = true }).FillAsync(clerk);
        return page;
    }

    /// <summary>Presses what is told in full on a button.</summary>
    public static Task PressAsync(IPage page, string button) =>
        page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    /// <summary>Chooses the record in the list that holds a text.</summary>
    public static async Task ChooseAsync(IPage page, string text)
    {
        await page.Locator("main ul button").Filter(new() { HasText = text }).ClickAsync();
        await Assertions.Expect(page.Locator(".detail")).ToContainTextAsync(text);
    }

    /// <summary>Fills fields of the dialog in, by their labels.</summary>
    public static async Task FillAsync(IPage page, params (string Label, string Text)[] fields)
    {
        var dialog = page.GetByRole(AriaRole.Dialog);
        foreach (var (label, text) in fields)
            await dialog.GetByLabel(label, new() { Exact = true }).FillAsync(text);
    }

    /// <summary>Picks one of what a question of the dialog offers.</summary>
    public static Task PickAsync(IPage page, string question, string answer) =>
        page.GetByRole(AriaRole.Group, new() { Name = question })
            .GetByRole(AriaRole.Radio, new() { Name = answer, Exact = true }).CheckAsync();

    /// <summary>Presses the dialog's own button, which does it.</summary>
    public static Task SubmitAsync(IPage page) =>
        page.GetByRole(AriaRole.Dialog).Locator("button[type=submit]").ClickAsync();

    /// <summary>A verb of the record looked at: its button, its fields, its dialog's button.</summary>
    public static async Task DoAsync(IPage page, string verb, params (string Label, string Text)[] fields)
    {
        await page.Locator(".acts button").Filter(new() { HasText = verb }).ClickAsync();
        await FillAsync(page, fields);
        await SubmitAsync(page);
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
    }

    /// <summary>Takes papers of an item in and accepts it; returns the case's number.</summary>
    public static async Task<string> AcceptAsync(RunningHall hall, string item, string kind = "promise")
    {
        var published = (await hall.Api.GetAsync("catalogue")).AsArray()
            .Single(i => (string?)i!["id"] == item)!;
        var materials = new JsonArray([.. published["materials"]!.AsArray()
            .Select(m => new JsonObject { ["name"] = (string)m!, ["state"] = "present" })]);
        var received = await hall.Api.PostAsync("cases", new JsonObject
        {
            ["by"] = "李敏", ["channel"] = "phone", ["item"] = item, ["materials"] = materials,
            ["applicant"] = new JsonObject { ["name"] = "王某某", ["phone"] = "13900000000" },
        });
        var number = (string)received.Json["case"]!;
        await hall.Api.DoAsync($"cases/{number}/accept", new JsonObject
        {
            ["by"] = "李敏", ["kind"] = kind, ["reason"] = "需现场核查", ["superior"] = "区民政局",
        });
        return number;
    }

    /// <summary>A time minutes from now, as a browser's field takes it in the hall's zone.</summary>
    public static async Task<string> LocalAsync(RunningHall hall, int minutes)
    {
        var zone = DateTimeZoneProviders.Tzdb[(string)(await hall.Api.GetAsync(""))["timeZone"]!];
        var at = SystemClock.Instance.GetCurrentInstant() + Duration.FromMinutes(minutes);
        return at.InZone(zone).ToString("uuuu-MM-dd'T'HH:mm", null);
    }

    /// <summary>Pages complained of nothing but refusals, which the browser calls failed loads.</summary>
    public static void NoComplaints(Chromium browser) => browser.Complaints
        .Where(c => !c.Contains("status of 4", StringComparison.Ordinal))
        .Should().BeEmpty("pages have nothing to complain of");
}
