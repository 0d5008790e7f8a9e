using System.Net;
using System.Text.Json.Nodes;
using FluentAssertions;
using ServiceQueue.Host.Tests.Running;
using Xunit;

namespace ServiceQueue.Host.Tests.Stories;

/// <summary>A request that comes again acts once, however often and whenever it comes.</summary>
public sealed class RepeatTests
{
    [Fact]
    public async Task The_same_request_acts_once_also_across_a_restart()
    {
        using var folder = HallFolder.OfCounters(2, "alpha");
        await using var hall = await RunningHall.StartAsync(folder.Write());

        var replies = await Task.WhenAll(Enumerable.Range(0, 20)
            .Select(_ => hall.Api.TryTakeAsync("alpha", requestId: "tap-1")));
        replies.Count(r => r.Status == HttpStatusCode.Created).Should().Be(1);
        replies.Count(r => r.Status == HttpStatusCode.OK).Should().Be(19);
        replies.Select(r => r.Text).Distinct().Should().ContainSingle("all get the same answer");
        await hall.Api.TakeAsync("alpha", requestId: "tap-2");

        var body = new JsonObject { ["requestId"] = "call-1" };
        var called = await Task.WhenAll(Enumerable.Range(0, 5)
            .Select(_ => hall.Api.PostAsync("counters/1/call-next", body.DeepClone())));
        called.Should().OnlyContain(r => r.Status == HttpStatusCode.OK);
        called.Select(r => (string?)r.Json["visit"]).Distinct().Should().ContainSingle();
        ((string?)called[0].Json["ticket"]).Should().Be("A001");
        await WaitingAsync(hall, 1);

        await hall.KillAsync();
        await hall.StartAgainAsync();
        (await hall.Api.TryTakeAsync("alpha", requestId: "tap-1")).Text.Should().Be(replies[0].Text);
        var again = await hall.Api.PostAsync("counters/1/call-next", body.DeepClone());
        (again.Status, (string?)again.Json["ticket"]).Should().Be((HttpStatusCode.OK, "A001"));
        await WaitingAsync(hall, 1);
        (await hall.Api.PostAsync("counters/1/call-next")).Code.Should()
            .Be("turn-active", "another press is another request");
        ((string?)(await hall.Api.TakeAsync("alpha"))["ticket"]).Should()
            .Be("A003", "no repeat took a number");
    }

    private static async Task WaitingAsync(RunningHall hall, int count) =>
        ((int)(await hall.Api.GetAsync("board"))["waiting"]![0]!["count"]!).Should().Be(count);
}
