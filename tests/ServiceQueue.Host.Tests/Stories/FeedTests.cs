using System.Net;
using System.Text.Json.Nodes;
using FluentAssertions;
using ServiceQueue.Host.Tests.Running;
using Xunit;

namespace ServiceQueue.Host.Tests.Stories;

/// <summary>The feed of a hall, followed as a browser's EventSource does.</summary>
public sealed class FeedTests
{
    [Fact]
    public async Task A_follower_that_comes_back_misses_nothing_and_hears_nothing_twice()
    {
        using var folder = HallFolder.OfCounters(2, "alpha");
        await using var hall = await RunningHall.StartAsync(folder.Write());
        var heard = new List<JsonNode>();
        var start = (long)(await hall.Api.GetAsync("board"))["sequence"]!;

        await TakeAsync(hall, 5);
        await FollowAsync(hall, start, heard, start + 3);
        await TakeAsync(hall, 5);
        await FollowAsync(hall, heard.Count + start, heard, start + 8);
        await hall.KillAsync();
        await hall.StartAgainAsync();
        await TakeAsync(hall, 5);
        var head = (long)(await hall.Api.GetAsync("board"))["sequence"]!;
        await FollowAsync(hall, heard.Count + start, heard, head);

        heard.Select(h => (long)h["sequence"]!).Should()
            .Equal(Enumerable.Range(1, (int)(head - start)).Select(i => start + i));
        heard.Where(h => (string?)h["type"] == "TicketIssued").Select(h => (string?)h["body"]!["ticket"])
            .Should().Equal(Enumerable.Range(1, 15).Select(n => $"A{n:000}"));
    }

    [Fact]
    public async Task A_follower_without_a_past_hears_what_comes()
    {
        using var folder = HallFolder.OfCounters(1, "alpha");
        await using var hall = await RunningHall.StartAsync(folder.Write());
        await TakeAsync(hall, 2);
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/halls/demo/feed");
        using var response = await hall.Api.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        response.Content.Headers.ContentType!.MediaType.Should().Be("text/event-stream");
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync());
        (await lines.ReadLineAsync()).Should().StartWith("retry:");
        await TakeAsync(hall, 1);
        var first = await NextAsync(lines);
        ((string?)first["body"]!["ticket"]).Should().Be("A003");
    }

    private static async Task TakeAsync(RunningHall hall, int count)
    {
        for (var i = 0; i < count; i++) await hall.Api.TakeAsync("alpha");
    }

    private static async Task FollowAsync(RunningHall hall, long after, List<JsonNode> heard, long until)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/halls/demo/feed");
        request.Headers.Add("Last-Event-ID", $"{after}");
        using var response = await hall.Api.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        response.StatusCode.Should().Be(HttpStatusCode.OK);
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync());
        while (heard.Count == 0 || (long)heard[^1]["sequence"]! < until) heard.Add(await NextAsync(lines));
    }

    /// <summary>The next event; its id must be its sequence.</summary>
    private static async Task<JsonNode> NextAsync(StreamReader lines)
    {
        var id = "";
        while (await lines.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(60)) is { } line)
        {
            if (line.StartsWith("id: ", StringComparison.Ordinal)) id = line[4..];
            if (!line.StartsWith("data: ", StringComparison.Ordinal)) continue;
            var body = JsonNode.Parse(line[6..])!;
            id.Should().Be($"{(long)body["sequence"]!}");
            return body;
        }

        throw new EndOfStreamException("The feed ended.");
    }
}
