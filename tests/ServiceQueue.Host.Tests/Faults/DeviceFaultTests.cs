using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using FluentAssertions;
using ServiceQueue.Host.Tests.Running;
using Xunit;

namespace ServiceQueue.Host.Tests.Faults;

/// <summary>
/// Devices break and come back; the hall goes on, says what is wrong, and everything is right again after.
/// </summary>
public sealed class DeviceFaultTests(FaultyHall faulty) : IClassFixture<FaultyHall>, IAsyncLifetime
{
    private RunningHall Hall => faulty.Hall;

    public Task InitializeAsync() => faulty.RestAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData("paper-out", "paperOut", "fix")]
    [InlineData("cover-open", "coverOpen", "fix")]
    [InlineData("cutter", "cutter", "fix")]
    [InlineData("offline", "offline", "retry")]
    [InlineData("silence", "silent", "retry")]
    [InlineData("unplug", "lineGone", "retry")]
    [InlineData("power-off", "silent", "retry")]
    public async Task A_printer_that_fails_is_named_and_loses_no_slip(string fault, string kind,
        string remedy)
    {
        var before = await faulty.PrintedAsync((string)(await TakeAsync())["visit"]!);
        await Hall.FaultAsync("printer-1", fault);
        // A jam shows when something is cut.
        var issued = fault == "cutter" ? await TakeAsync() : null;
        var device = await Hall.DeviceShowsAsync("printer-1", kind);
        ((string?)device["state"], (string?)device["fault"]!["remedy"]).Should().Be(("fault", remedy));
        ((string?)device["fault"]!["advice"]!["zh-CN"]).Should().NotBeNullOrEmpty();

        issued ??= await TakeAsync();
        var second = await TakeAsync();
        var board = await Hall.Api.GetAsync("board");
        ((int)board["waiting"]!.AsArray().Single(w => (string?)w!["service"] == "party")!["count"]!).Should()
            .Be(3);
        (await faulty.ServeNextAsync(6)).Should().Be((string)before["ticket"]!, "the hall goes on");

        await Hall.FaultAsync("printer-1", "none");
        await Hall.DeviceShowsAsync("printer-1", "");
        foreach (var visit in new[] { issued, second })
        {
            await faulty.PrintedAsync((string)visit["visit"]!);
            var slips = await faulty.SlipsAsync("printer-1", (string)visit["ticket"]!);
            slips.Should().NotBeEmpty();
            slips.Count(s => !s.Contains("补打")).Should()
                .BeLessThanOrEqualTo(1, "a second slip says so: {0}", string.Concat(slips));
            slips.Skip(1).Where(s => !s.Contains("补打")).Should().BeEmpty();
        }

        (await faulty.ServeNextAsync(6)).Should().Be((string)issued["ticket"]!);
        (await faulty.ServeNextAsync(6)).Should().Be((string)second["ticket"]!);
    }

    [Fact]
    public async Task A_printer_near_its_end_is_named_and_prints_on()
    {
        await Hall.FaultAsync("printer-2", "near-end");
        var device = await Hall.DeviceShowsAsync("printer-2", "paperNearEnd");
        ((string?)device["state"], (string?)device["fault"]!["remedy"]).Should().Be(("warning", "watch"));
        var issued = await Hall.Api.TakeAsync("party", "kiosk-2");
        await faulty.PrintedAsync((string)issued["visit"]!);
        await faulty.ServeNextAsync(6);
        await Hall.FaultAsync("printer-2", "none");
        await Hall.DeviceShowsAsync("printer-2", "");
    }

    [Fact]
    public async Task A_printer_whose_answers_are_lost_is_named_and_prints_no_slip_twice_unmarked()
    {
        await Hall.FaultAsync("printer-1", "mute");
        await Hall.DeviceShowsAsync("printer-1", "silent");
        var issued = await TakeAsync();
        await Hall.FaultAsync("printer-1", "none");
        await faulty.PrintedAsync((string)issued["visit"]!);
        (await faulty.SlipsAsync("printer-1", (string)issued["ticket"]!)).Count(s => !s.Contains("补打"))
            .Should().BeLessThanOrEqualTo(1);
        await faulty.ServeNextAsync(6);
    }

    [Fact]
    public async Task A_sign_without_power_shows_the_call_when_it_is_back()
    {
        await Hall.FaultAsync("sign-1", "power-off");
        var issued = await Hall.Api.TakeAsync("consultation");
        await Hall.Api.DoAsync("counters/1/call-next");
        await Hall.DeviceShowsAsync("sign-1", "silent");
        (await FaceAsync(1)).Trim().Should().BeEmpty();
        await Hall.FaultAsync("sign-1", "none");
        await Until.SeenAsync(() => FaceAsync(1), f =>
            f.Contains((string)issued["ticket"]!), "the number after the power came");
        await Hall.DeviceShowsAsync("sign-1", "");
        await Hall.Api.DoAsync("counters/1/finish", new JsonObject { ["outcome"] = "answered" });
    }

    [Fact]
    public async Task All_lines_are_pulled_and_put_back()
    {
        foreach (var device in FaultyHall.OnLines) await Hall.FaultAsync(device, "unplug");
        foreach (var device in FaultyHall.OnLines) await Hall.DeviceShowsAsync(device, "lineGone");
        var issued = new List<JsonNode>();
        foreach (var service in new[] { "consultation", "social-security", "social-security",
            "civil-affairs", "finance", "party" })
            issued.Add(await Hall.Api.TakeAsync(service, "kiosk-1"));
        for (var n = 1; n <= 6; n++) await Hall.Api.DoAsync($"counters/{n}/call-next");

        foreach (var device in FaultyHall.OnLines) await Hall.FaultAsync(device, "none");
        foreach (var device in FaultyHall.OnLines) await Hall.DeviceShowsAsync(device, "");
        for (var n = 1; n <= 6; n++)
        {
            var current = (string)(await Hall.Api.GetAsync($"counters/{n}"))["current"]!["ticket"]!;
            await Until.SeenAsync(() => FaceAsync(n), f => f.Contains(current), $"{current} on sign {n}");
        }

        foreach (var visit in issued) await faulty.PrintedAsync((string)visit["visit"]!);
        await Hall.PressAsync("keypad-2", "recall");
        await Until.SeenAsync(
            async () => (await Hall.Api.JournalAsync())[^1], e => (string?)e["type"] == "VisitRecalled"
                && (int?)e["body"]!["counter"] == 2,
            "the key after the line came back");
        for (var n = 1; n <= 6; n++)
            await Hall.Api.DoAsync($"counters/{n}/finish", new JsonObject { ["outcome"] = "answered" });
    }

    [Fact]
    public async Task Garbage_on_every_line_is_named_and_changes_nothing()
    {
        var waits = await Hall.Api.TakeAsync("petition");
        await Hall.Api.DoAsync("counters/1/call-next");
        var board = JsonNode.Parse(await Hall.Api.BoardAsync())!;
        var head = (long)board["sequence"]!;
        var heard = await HeardAsync();
        foreach (var device in FaultyHall.OnLines) await Hall.FaultAsync(device, "garbage");
        await Until.SeenAsync(HeardAsync, now =>
            now.All(d => d.Value > heard[d.Key] + 100), "noise on every line");
        foreach (var device in FaultyHall.OnLines) await Hall.DeviceShowsAsync(device, "garbage");
        var keypad = await Hall.DeviceShowsAsync("keypad-1", "garbage");
        ((string?)keypad["state"], (string?)keypad["fault"]!["remedy"]).Should().Be(("warning", "watch"));
        (await Hall.Api.PostAsync("counters/1/recall")).Status.Should()
            .Be(HttpStatusCode.OK, "the hall goes on");
        foreach (var device in FaultyHall.OnLines) await Hall.FaultAsync(device, "none");
        foreach (var device in FaultyHall.OnLines) await Hall.DeviceShowsAsync(device, "");

        var since = (await Hall.Api.JournalAsync()).Where(e => (long)e["sequence"]! > head).ToList();
        since.Where(e => (string?)e["type"] is not ("DeviceFaulted" or "DeviceRecovered"))
            .Select(e => (string?)e["type"])
            .Should().Equal(["VisitRecalled"], "noise is no key");
        var ticket = (string)waits["ticket"]!;
        await Until.SeenAsync(() => FaceAsync(1), f => f.Contains(ticket), "the right number on the sign");
        await Hall.Api.DoAsync("counters/1/finish", new JsonObject { ["outcome"] = "petition" });
    }

    [Fact]
    public async Task The_broker_is_killed_and_comes_back_with_the_right_board()
    {
        await using var screen = await BoardWatch.OpenAsync(Hall.Site);
        await Until.SoAsync(() => screen.Newest("sq/demo/board").Length > 0, "the retained board");
        var head = (long)JsonNode.Parse(await Hall.Api.BoardAsync())!["sequence"]!;
        var id = int.Parse(
            await File.ReadAllTextAsync(Path.Combine(Hall.Data, "broker/mosquitto.pid")),
                CultureInfo.InvariantCulture);
        using (var broker = Process.GetProcessById(id)) broker.Kill();

        var issued = await TakeAsync();
        var called = await Hall.Api.DoAsync("counters/6/call-next");
        ((string?)called["ticket"]).Should().Be((string)issued["ticket"]!);
        await Until.SoAsync(() => screen.Over, "the screen told of the end");
        await Until.SeenAsync(
            Hall.Api.JournalAsync,
            all => all.Any(e => (long)e["sequence"]! > head && (string?)e["type"] == "DeviceFaulted"
                && (string?)e["body"]!["device"] == "broker" && (string?)e["body"]!["fault"] == "brokerGone"),
            "the broker's fault in the journal");
        await Hall.DeviceShowsAsync("broker", "");
        await Until.SeenAsync(
            () => Hall.Api.Http.GetAsync("readyz"), r => r.StatusCode == HttpStatusCode.OK, "ready again");

        await using var again = await BoardWatch.OpenAsync(Hall.Site);
        await Until.SeenAsync(
            async () => (await Hall.Api.BoardAsync(), again.Newest("sq/demo/board")),
            b => BoardWatch.SameBoard(b.Item1, b.Item2), "the same board on both ways");
        again.Newest("sq/demo/board").Should().Contain((string)issued["ticket"]!);
        await Hall.Api.DoAsync("counters/6/finish", new JsonObject { ["outcome"] = "answered" });
    }

    private Task<JsonNode> TakeAsync() => Hall.Api.TakeAsync("party", "kiosk-1");

    private Task<string> FaceAsync(int sign) => Hall.Api.GetRootAsync($"lab/devices/sign-{sign}/face.txt");

    private async Task<Dictionary<string, long>> HeardAsync() =>
        (await Hall.Api.GetAsync("devices")).AsArray()
        .Where(d => FaultyHall.OnLines.Contains((string?)d!["id"]))
        .ToDictionary(d => (string)d!["id"]!, d => (long)d!["bytesIn"]!);
}
