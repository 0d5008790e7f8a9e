using System.Text.Json.Nodes;
using FluentAssertions;
using ServiceQueue.Host.Tests.Running;
using Xunit;

namespace ServiceQueue.Host.Tests.Stories;

/// <summary>
/// A hall whose counters have units on the open bus: sign, keypad and evaluator in one device.
/// </summary>
public sealed class UnitStoryTests
{
    [Fact]
    public async Task A_units_key_calls_its_sign_shows_and_its_evaluator_rates()
    {
        using var folder = HallFolder.OfCounters(2, "alpha");
        for (var counter = 1; counter <= 2; counter++)
        {
            folder.Hall["devices"]!.AsArray().Add(JsonNode.Parse($$"""
                { "id": "unit-{{counter}}", "kind": "unit", "protocol": "qcp", "address": {{counter}},
                  "evaluator": true, "line": "sim:bus?baud=9600" }
                """));
            folder.Hall["counters"]![counter - 1]!["sign"] = $"unit-{counter}";
            folder.Hall["counters"]![counter - 1]!["keypad"] = $"unit-{counter}";
        }

        await using var hall = await RunningHall.StartAsync(folder.Write());
        await hall.Api.TakeAsync("alpha");
        await Until.SeenAsync(
            () => hall.DeviceAsync("unit-2"), d => (string?)d["state"] == "ok", "the unit answers");

        await hall.PressAsync("unit-2", "call");
        await FaceAsync(hall, "请A001号");
        await hall.FaultAsync("unit-2", "power-off");
        await hall.DeviceShowsAsync("unit-2", "silent");
        await hall.FaultAsync("unit-2", "none");
        await hall.DeviceShowsAsync("unit-2", "");
        await FaceAsync(hall, "请A001号");

        await hall.Api.DoAsync("counters/2/serve");
        await hall.Api.DoAsync("counters/2/finish", new JsonObject { ["outcome"] = "immediate" });
        await Until.SeenAsync(() => RatedAsync(hall), rated => rated, "the rating in the journal");

        ((string?)(await hall.DeviceAsync("unit-1"))["kind"]).Should().Be("unit");
        var tested = await hall.Api.DoAsync("devices/unit-1/test");
        ((bool?)tested["passed"]).Should().BeTrue(tested.ToJsonString());
        await hall.EndWholeAsync();
    }

    private static Task FaceAsync(RunningHall hall, string text) => Until.SeenAsync(
        () => hall.Api.GetRootAsync("lab/devices/unit-2/face.txt"), face => face == text, $"the face {text}");

    /// <summary>The visitor presses until the evaluator, which is told within a moment, takes it.</summary>
    private static async Task<bool> RatedAsync(RunningHall hall)
    {
        await hall.PressAsync("unit-2", "rate-1");
        var journal = await hall.Api.JournalAsync();
        return journal.Any(r => r.ToJsonString().Contains("\"evaluator\"", StringComparison.Ordinal));
    }
}
