using System.Collections.Concurrent;
using System.Text.Json;
using FluentAssertions;
using Microsoft.Playwright;
using ServiceQueue.Host.Tests.Running;

namespace ServiceQueue.Host.Tests.Pages;

/// <summary>
/// The distribution's Chromium, headless. Notes what pages complain of; takes pictures; asks axe.
/// </summary>
internal sealed class Chromium : IAsyncDisposable
{
    private static readonly string[] Arguments =
        ["--no-sandbox", "--disable-gpu", "--disable-background-networking"];
    private static readonly string Axe =
        Path.Combine(Repository.Root, "src/ServiceQueue.Web/node_modules/axe-core/axe.min.js");
    private static readonly string Pictures =
        Path.Combine(Repository.Root, "tests/ServiceQueue.Host.Tests/TestResults");

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;
    private readonly ConcurrentQueue<string> _complaints = new();

    private Chromium(IPlaywright playwright, IBrowser browser) =>
        (_playwright, _browser) = (playwright, browser);

    /// <summary>What pages wrote to the console as errors, and what they threw.</summary>
    public IReadOnlyList<string> Complaints => [.. _complaints];

    /// <summary>Starts it.</summary>
    public static async Task<Chromium> StartAsync()
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions { ExecutablePath = "/usr/bin/chromium", Args = Arguments });
        Directory.CreateDirectory(Pictures);
        return new Chromium(playwright, browser);
    }

    /// <summary>Opens a page of a size, as a machine of its own.</summary>
    public async Task<IPage> OpenAsync(Uri url, int width, int height)
    {
        var context = await _browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = height }, Locale = "zh-CN",
                ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(60_000);
        Assertions.SetDefaultExpectTimeout(60_000);
        var page = await context.NewPageAsync();
        page.Console += (_, said) =>
        {
            if (said.Type == "error")
                _complaints.Enqueue($"{url.AbsolutePath}: {said.Text} ({said.Location})");
        };
        page.PageError += (_, thrown) => _complaints.Enqueue($"{url.AbsolutePath}: {thrown}");
        await page.GotoAsync(url.ToString());
        return page;
    }

    /// <summary>Takes a picture into TestResults and lets axe look for what keeps people out.</summary>
    public static async Task LookAsync(IPage page, string name)
    {
        await page.ScreenshotAsync(
            new PageScreenshotOptions { Path = Path.Combine(Pictures, $"{name}.png") });
        await page.AddScriptTagAsync(new PageAddScriptTagOptions { Path = Axe });
        var found = await page.EvaluateAsync<JsonElement>(
            "async () => (await axe.run(document, { resultTypes: ['violations'] })).violations.map(v => "
            + "({ id: v.id, impact: v.impact, "
            + "where: v.nodes.map(n => n.target.join(' ') + ': ' + n.failureSummary) }))");
        found.EnumerateArray().Where(v => v.GetProperty("impact").GetString() is "serious" or "critical")
            .Select(v => v.GetRawText()).Should().BeEmpty($"the page \"{name}\" is for everybody");
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
