using System.CommandLine;
using System.Net.Http.Json;
using System.Text.Json;

namespace ServiceQueue.Host.Commands;

/// <summary>
/// <c>servicequeue device list</c> and <c>device test ID</c>. The running host owns the lines, so both ask
/// it.
/// </summary>
internal static class DeviceCommand
{
    public static Command Make()
    {
        var url = new Option<string>(
            "--url") { Description = "Where the host runs", DefaultValueFactory = _ =>
                "http://127.0.0.1:8080", Recursive = true };
        var list = new Command("list", "Lists the devices and their health");
        list.SetAction((parsed, stop) => AskAsync(parsed.GetValue(url)!, stop, ListAsync));
        var id = new Argument<string>("id") { Description = "The device's id in hall.json" };
        var test = new Command("test", "Prints a test slip, lights a sign, shows digits on a keypad") { id };
        test.SetAction(
            (parsed, stop) => AskAsync(
                parsed.GetValue(url)!, stop, (http, hall, s) =>
                    TestAsync(http, hall, parsed.GetValue(id)!, s)));
        return new Command("device", "Looks after the devices of a running hall") { list, test, url };
    }

    private static async Task<int> AskAsync(
        string url, CancellationToken stop, Func<HttpClient, string, CancellationToken, Task<int>> what)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address))
            return Cli.Fail($"--url \"{url}\" is no address; write for instance http://127.0.0.1:8080.");
        using var http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(30) };
        try
        {
            var halls = await http.GetFromJsonAsync<JsonElement>("/api/halls", stop);
            return await what(http, halls[0].GetProperty("hall").GetString()!, stop);
        }
        catch (Exception problem) when (
            problem is HttpRequestException or JsonException or TaskCanceledException)
        {
            return Cli.Fail(
                $"No hall answers at {url}: {problem.Message} "
                + "Start it with servicequeue run, or give --url.");
        }
    }

    private static async Task<int> ListAsync(HttpClient http, string hall, CancellationToken stop)
    {
        var devices = await http.GetFromJsonAsync<JsonElement>($"/api/halls/{hall}/devices", stop);
        Console.WriteLine(
            $"{"id",-14} {"kind",-8} {"state",-9} {"fault",-13} "
            + $"{"retries",7} {"bad sums",8} {"out",9} {"in",9}  line");
        foreach (var device in devices.EnumerateArray())
        {
            var fault = device.TryGetProperty("fault", out var f) ? f.GetProperty("kind").GetString() : "";
            Console.WriteLine(
                $"{Text(device, "id"),-14} {Text(device, "kind"),-8} {Text(device, "state"),-9} {fault,-13} "
                + $"{Text(device, "retries"),7} {Text(device, "crcErrors"),8} "
                + $"{Text(device, "bytesOut"),9} {Text(device, "bytesIn"),9}  {Text(device, "line")}");
        }

        return devices.EnumerateArray().Any(d => Text(d, "state") == "fault") ? 1 : 0;
    }

    private static async Task<int> TestAsync(HttpClient http, string hall, string id, CancellationToken stop)
    {
        using var answer =
            await http.PostAsync($"/api/halls/{hall}/devices/{Uri.EscapeDataString(id)}/test", null, stop);
        var result = await answer.Content.ReadFromJsonAsync<JsonElement>(stop);
        if (!answer.IsSuccessStatusCode) return Cli.Fail(Text(result, "detailEn"));
        var passed = result.GetProperty("passed").GetBoolean();
        Console.WriteLine(
            $"{id}: {(passed ? "passed" : "FAILED")}: "
            + $"{result.GetProperty("what").GetProperty("en").GetString()}");
        return passed ? 0 : 1;
    }

    private static string Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? value.ToString() : "";
}
