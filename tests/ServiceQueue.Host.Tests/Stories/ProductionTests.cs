using System.Net;
using System.Text.Json.Nodes;
using FluentAssertions;
using ServiceQueue.Host.Tests.Running;
using Xunit;

namespace ServiceQueue.Host.Tests.Stories;

/// <summary>The production host: nothing is simulated, and nobody is signed in for it.</summary>
public sealed class ProductionTests
{
    [Fact]
    public async Task A_hall_whose_broker_is_away_says_so_and_works()
    {
        using var folder = HallFolder.OfCounters(1, "alpha");
        // Nobody listens on the discard service's number.
        folder.Put("appsettings.json", """{ "Broker": { "Port": 9, "UserName": "h", "Password": "x" } }""");
        await using var hall = await RunningHall.StartAsync(folder.Write(), "run");
        hall.Program.Out.Should().Contain("not all is up: waiting for broker");
        using var readiness = await hall.Api.Http.GetAsync("readyz");
        readiness.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        await hall.DeviceShowsAsync("broker", "brokerGone");

        ((string?)(await hall.Api.TakeAsync("alpha"))["ticket"]).Should().Be("A001");
        (await hall.Api.PostAsync("counters/1/call-next")).Code.Should().Be("counter-closed");
        await hall.Api.DoAsync("counters/1/open", new JsonObject { ["clerk"] = "王芳" });
        ((string?)(await hall.Api.DoAsync("counters/1/call-next"))["ticket"]).Should().Be("A001");
        foreach (var path in new[] { "lab", "lab/devices" })
        {
            using var lab = await hall.Api.Http.GetAsync(path);
            lab.StatusCode.Should().Be(HttpStatusCode.NotFound, "only a demonstration has a laboratory");
        }

        (await hall.Program.StopAsync()).Should().Be(0, hall.Log);
    }
}
