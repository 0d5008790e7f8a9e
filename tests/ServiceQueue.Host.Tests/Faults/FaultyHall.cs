using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ServiceQueue.Host.Tests.Running;
using Xunit;

namespace ServiceQueue.Host.Tests.Faults;

/// <summary>
/// The demonstration's hall, for tests that break its devices one after the other and put them right again.
/// </summary>
public sealed class FaultyHall : IAsyncLifetime
{
    /// <summary>All devices on lines.</summary>
    internal static readonly string[] OnLines =
    [
        "printer-1", "printer-2",
        .. Enumerable.Range(1, 6).Select(n => $"sign-{n}"),
        .. Enumerable.Range(1, 6).Select(n => $"keypad-{n}"),
    ];

    private HallFolder? _folder;

    /// <summary>The hall.</summary>
    internal RunningHall Hall { get; private set; } = null!;

    /// <inheritdoc />
    public async Task InitializeAsync()
    {
        _folder = HallFolder.OfDemo();
        Hall = await RunningHall.StartAsync(_folder.Write());
    }

    /// <summary>Puts all right, and nobody waits: what one test leaves must not trouble the next.</summary>
    internal async Task RestAsync()
    {
        // A line that is plugged in anew starts afresh, whatever noise it carried before.
        foreach (var device in OnLines) await Hall.FaultAsync(device, "unplug");
        foreach (var device in OnLines) await Hall.DeviceShowsAsync(device, "lineGone");
        foreach (var device in OnLines) await Hall.FaultAsync(device, "none");
        foreach (var device in OnLines) await Hall.DeviceShowsAsync(device, "");
        for (var n = 1; n <= 6; n++)
        {
            do await Hall.Api.PostAsync($"counters/{n}/finish", new JsonObject { ["outcome"] = "answered" });
            while ((await Hall.Api.PostAsync($"counters/{n}/call-next")).Status == HttpStatusCode.OK);
        }
    }

    /// <summary>
    /// The slips of a ticket, oldest first, each as its text; only those that were cut off.
    /// </summary>
    internal async Task<IReadOnlyList<string>> SlipsAsync(string printer, string ticket)
    {
        var paper = await Hall.Api.GetRootAsync($"lab/devices/{printer}/paper.txt");
        var slips = Regex.Split(paper, "^-{20,}$", RegexOptions.Multiline);
        return [.. slips[..^1].Where(s => s.Split('\n').Any(l => l.Trim() == ticket))];
    }

    /// <summary>Waits until a visit's slip is on paper.</summary>
    internal Task<JsonNode> PrintedAsync(string visit) => Until.SeenAsync(
        () => Hall.Api.GetAsync($"visits/{visit}"), v =>
            (string?)v["slip"] == "printed", $"the slip of {visit}");

    /// <summary>Calls the next visit at a counter and finishes it.</summary>
    internal async Task<string> ServeNextAsync(int counter)
    {
        var called = await Hall.Api.DoAsync($"counters/{counter}/call-next");
        await Hall.Api.DoAsync($"counters/{counter}/finish", new JsonObject { ["outcome"] = "answered" });
        return (string)called["ticket"]!;
    }

    /// <inheritdoc />
    public async Task DisposeAsync()
    {
        try
        {
            await Hall.EndWholeAsync();
        }
        finally
        {
            await Hall.DisposeAsync();
            _folder!.Dispose();
        }
    }
}
