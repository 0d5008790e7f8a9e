using System.Net;
using System.Text.Json.Nodes;
using FluentAssertions;
using ServiceQueue.Host.Tests.Running;
using Xunit;

namespace ServiceQueue.Host.Tests.Findings;

/// <summary>Findings over HTTP, beside what the command says of the same journal.</summary>
public sealed class FindingsApiTests
{
    [Fact]
    public async Task The_interface_says_what_the_command_prints()
    {
        using var folder = HallFolder.OfCounters(2, "alpha");
        await using var hall = await RunningHall.StartAsync(folder.Write());
        for (var i = 0; i < 3; i++) await hall.Api.TakeAsync("alpha");
        await hall.Api.DoAsync("counters/1/call-next");
        var live = await Until.SeenAsync(
            () => hall.Api.GetAsync("findings"),
            f => (long)f["upTo"]! > 0 && (long)f["upTo"]! == (long)f["head"]!, "all of the journal heard");
        var head = (long)live["head"]!;

        var (_, output, _) = await HostProgram.RunAsync("check", "--data", hall.Data, "--json");
        var checkedNow = JsonNode.Parse(output)!;

        ((long)checkedNow["upTo"]!).Should().Be(head, "nothing happens by itself in this hall");
        checkedNow["findings"]!.AsArray().Take(live["findings"]!.AsArray().Count)
            .Select(f => f!.ToJsonString()).Should().Equal(
                live["findings"]!.AsArray().Select(f => f!.ToJsonString()), "the journal says the same");
        ((string?)live["hall"]).Should().Be("demo");
    }

    [Theory]
    [InlineData("findings?from=3-March", "$.from")]
    [InlineData("findings?from=2026-03-03&to=2026-03-02", "$.from")]
    [InlineData("findings?rule=R-NOPE", "$.rule")]
    [InlineData("findings/feed?after=-1", "$.after")]
    public async Task A_mistake_names_its_place(string path, string place)
    {
        using var folder = HallFolder.OfCounters(1, "alpha");
        await using var hall = await RunningHall.StartAsync(folder.Write());

        var reply = await hall.Api.SendAsync(HttpMethod.Get, $"api/halls/demo/{path}", null);

        (reply.Status, reply.Code, (string?)reply.Json["field"])
            .Should().Be((HttpStatusCode.BadRequest, "bad-request", place));
    }

    [Fact]
    public async Task The_feed_is_open_and_the_counts_of_the_day_are_retained()
    {
        using var folder = HallFolder.OfCounters(1, "alpha");
        await using var hall = await RunningHall.StartAsync(folder.Write());
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/halls/demo/findings/feed?after=0");
        using var response = await hall.Api.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        response.Content.Headers.ContentType!.MediaType.Should().Be("text/event-stream");
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync());
        (await lines.ReadLineAsync()).Should().Be("retry: 1000");

        await using var screen = await BoardWatch.OpenAsync(hall.Site);
        await Until.SoAsync(() => screen.Newest("sq/demo/findings/today") != "", "the counts of the day");
        var today = JsonNode.Parse(screen.Newest("sq/demo/findings/today"))!;
        ((string?)today["day"]).Should().Be((string?)(await hall.Api.GetAsync(""))["day"]);
        ((int)today["breach"]!).Should().BeGreaterThanOrEqualTo(0);
    }
}
