using System.Globalization;
using System.Text.Json.Nodes;
using FluentAssertions;
using ServiceQueue.Host.Tests.Running;
using Xunit;

namespace ServiceQueue.Host.Tests.Stories;

/// <summary>
/// The whole walk of one ticket, seen from outside: kiosk, paper, keypad, sign, screens, report, journal.
/// </summary>
public sealed class TicketStoryTests
{
    [Fact]
    public async Task A_ticket_goes_from_the_tap_to_the_report()
    {
        using var folder = HallFolder.OfDemo();
        await using var hall = await RunningHall.StartAsync(folder.Write());
        await using var screen = await BoardWatch.OpenAsync(hall.Site);

        var issued = await hall.Api.TakeAsync("social-security", "kiosk-1", item: "SV-LD-UNEMP-REG");
        var (visit, ticket) = ((string)issued["visit"]!, (string)issued["ticket"]!);
        ticket.Should().Be("A001");
        ((string)issued["trackUrl"]!).Should().EndWith($"/v/{visit}");
        await PaperShowsAsync(hall, issued);
        await Until.SoAsync(() => Waiting(screen) == 1, "one waiting on the retained board");

        await hall.PressAsync("keypad-3", "call");
        await Until.SeenAsync(
            () => hall.Api.GetRootAsync("lab/devices/sign-3/face.txt"), f =>
                f.Contains(ticket), "the number on sign 3");
        await CalledEverywhereAsync(hall, screen, ticket);

        await hall.Api.DoAsync("counters/3/serve");
        var finished = await hall.Api.DoAsync("counters/3/finish",
            new JsonObject { ["outcome"] = "immediate", ["case"] = "办2026-1" });
        ((string?)finished["state"]).Should().Be("finished");
        await Until.SoAsync(() => Waiting(screen) == 0, "nobody waiting on the retained board");
        await ReportsAgreeAsync(hall, visit);

        (await hall.Program.StopAsync()).Should()
            .Be(0, "a hall that is asked to stop stops well: {0}", hall.Log);
        var verified = await hall.VerifyAsync();
        verified.Code.Should().Be(0, verified.Out + verified.Errors);
        verified.Out.Should().Contain("whole").And.NotContain("NOT");
    }

    private static async Task PaperShowsAsync(RunningHall hall, JsonNode issued)
    {
        var paper = await Until.SeenAsync(
            () => hall.Api.GetRootAsync("lab/devices/printer-1/paper.txt?last=1"),
            p => p.Contains((string)issued["ticket"]!) && p.Contains("----"), "the slip, cut off");
        paper.Should().Contain("建设街道便民服务中心").And.Contain("劳动保障与社会保险").And.Contain("前面等候：0人")
            .And.Contain("2号窗口").And.NotContain("补打")
                .And.NotContain("失业登记证", "a slip names the service only");
        paper.Should().Contain((string)issued["trackUrl"]!, "the code holds the way to the visitor's page");
        await Until.SeenAsync(
            () => hall.Api.GetAsync($"visits/{issued["visit"]}"), v =>
                (string?)v["slip"] == "printed", "the slip proven");
    }

    private static async Task CalledEverywhereAsync(RunningHall hall, BoardWatch screen, string ticket)
    {
        var board = await hall.Api.GetAsync("board");
        var call = board["calls"]!.AsArray()[0]!;
        ((string?)call["ticket"], (int?)call["counter"], (string?)call["label"]).Should()
            .Be((ticket, 3, "3号窗口"));
        ((string?)board["counters"]!.AsArray().Single(c => (int)c!["id"]! == 3)!["ticket"]).Should()
            .Be(ticket);

        await Until.SoAsync(() =>
            screen.Newest("sq/demo/board").Contains($"\"{ticket}\""), "the call on the retained board");
        await Until.SoAsync(() =>
            screen.Newest("sq/demo/counters/3").Contains(ticket), "the counter's topic");
        await Until.SoAsync(() => screen.Newest("sq/demo/calls").Length > 0, "the announcement");
        var said = JsonNode.Parse(screen.Newest("sq/demo/calls"))!;
        ((string?)said["say"]!["zh-CN"]).Should().Be($"请{ticket}号到3号社保窗口办理");

        // What is retained is the very picture of GET /board; and a screen that comes now gets it at once.
        await using var late = await BoardWatch.OpenAsync(hall.Site);
        await Until.SoAsync(() => late.Newest("sq/demo/board").Length > 0, "the retained board");
        var asked = await hall.Api.BoardAsync();
        BoardWatch.SameBoard(asked, late.Newest("sq/demo/board")).Should().BeTrue("it shows {0}", asked);
        ((string?)JsonNode.Parse(late.Newest("sq/demo/status"))!["state"]).Should().Be("online");
    }

    private static async Task ReportsAgreeAsync(RunningHall hall, string visit)
    {
        var seen = await hall.Api.GetAsync($"visits/{visit}");
        var turn = seen["turns"]!.AsArray().Single()!;
        var (since, called) = (Time(turn["waitingSince"]), Time(turn["calledAt"]));
        var (served, ended) = (Time(turn["servedAt"]), Time(turn["endedAt"]));
        var day = (string)seen["day"]!;

        var report = await hall.Api.GetAsync($"reports/day/{day}");
        var totals = report["totals"]!;
        ((int)totals["issued"]!, (int)totals["finished"]!, (int)totals["open"]!, (int)totals["noShow"]!)
            .Should().Be((1, 1, 0, 0));
        ((double)totals["wait"]!["mean"]!).Should().BeApproximately((called - since).TotalSeconds, 0.001);
        ((double)totals["walk"]!["mean"]!).Should().BeApproximately((served - called).TotalSeconds, 0.001);
        ((double)totals["service"]!["max"]!).Should().BeApproximately((ended - served).TotalSeconds, 0.001);
        ((int)report["outcomes"]!["immediate"]!).Should().Be(1);

        var csv = (await hall.Api.GetRootAsync($"api/halls/demo/reports/day/{day}.csv")).TrimStart('\uFEFF')
            .Split("\n");
        var columns = csv[0].Trim().Split(',').ToList();
        var total = csv[1].Trim().Split(',');
        total[0].Should().Be("total");
        var wait = double.Parse(total[columns.IndexOf("waitMeanSeconds")], CultureInfo.InvariantCulture);
        wait.Should().BeApproximately((called - since).TotalSeconds, 0.001);
        var service = double.Parse(total[columns.IndexOf("serviceP90Seconds")], CultureInfo.InvariantCulture);
        service.Should().BeApproximately((ended - served).TotalSeconds, 0.001);
        csv.Should().Contain(l => l.StartsWith("counter,3,"));
    }

    private static DateTimeOffset Time(JsonNode? at) =>
        DateTimeOffset.Parse((string)at!, CultureInfo.InvariantCulture);

    private static int Waiting(BoardWatch screen) => screen.Newest("sq/demo/board") is { Length: > 0 } board
        ? JsonNode.Parse(board)!["waiting"]!.AsArray().Sum(w => (int)w!["count"]!)
        : -1;
}
