using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using FluentAssertions;
using ServiceQueue.Host.Tests.Running;
using Xunit;
using Xunit.Abstractions;

namespace ServiceQueue.Host.Tests.Stories;

/// <summary>A crowd takes tickets at once, and all counters call until nobody waits.</summary>
public sealed class CrowdTests(ITestOutputHelper told)
{
    private const int Clients = 200;
    private const int Counters = 50;
    private const int Count = 5000;

    private static readonly string[] Services = ["alpha", "beta", "gamma"];

    [Fact]
    public async Task Every_ticket_is_issued_once_called_once_and_in_the_order_of_arrival()
    {
        using var folder = HallFolder.OfCounters(Counters, Services);
        await using var hall = await RunningHall.StartAsync(folder.Write());

        var began = Stopwatch.GetTimestamp();
        var issued = await IssueAsync(hall);
        told.WriteLine(
            $"{Count} tickets from {Clients} clients: {Stopwatch.GetElapsedTime(began).TotalSeconds:F1} s");
        began = Stopwatch.GetTimestamp();
        var called = await CallAllAsync(hall);
        told.WriteLine($"{Count} called and finished: {Stopwatch.GetElapsedTime(began).TotalSeconds:F1} s");

        NumbersAreWhole(issued);
        called.Should().OnlyHaveUniqueItems("each is called once");
        called.Order(StringComparer.Ordinal)
            .Should().Equal(issued.Select(i => (string)i["ticket"]!).Order(StringComparer.Ordinal));
        await OrderIsOfArrivalAsync(hall);

        await hall.KillAsync();
        var verified = await hall.VerifyAsync();
        verified.Code.Should().Be(0, verified.Out + verified.Errors);
    }

    private static async Task<IReadOnlyList<JsonNode>> IssueAsync(RunningHall hall)
    {
        var issued = new ConcurrentBag<JsonNode>();
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(async client =>
        {
            for (var i = client; i < Count; i += Clients)
            {
                var reply = await hall.Api.TryTakeAsync(Services[i % Services.Length]);
                reply.Status.Should().Be(HttpStatusCode.Created, reply.Text);
                issued.Add(reply.Json);
            }
        }));
        return [.. issued];
    }

    private static async Task<IReadOnlyList<string>> CallAllAsync(RunningHall hall)
    {
        var called = new ConcurrentQueue<string>();
        await Task.WhenAll(Enumerable.Range(1, Counters).Select(async counter =>
        {
            while (true)
            {
                var reply = await hall.Api.PostAsync($"counters/{counter}/call-next");
                if (reply.Status == HttpStatusCode.NoContent) return;
                reply.Status.Should().Be(HttpStatusCode.OK, reply.Text);
                called.Enqueue((string)reply.Json["ticket"]!);
                await hall.Api.DoAsync($"counters/{counter}/finish",
                    new JsonObject { ["outcome"] = "answered" });
            }
        }));
        return [.. called];
    }

    private static void NumbersAreWhole(IReadOnlyList<JsonNode> issued)
    {
        issued.Should().HaveCount(Count);
        issued.Select(i => (string)i["visit"]!).Should().OnlyHaveUniqueItems();
        foreach (var service in issued.GroupBy(i => (string)i["service"]!))
        {
            var letter = (char)('A' + Array.IndexOf(Services, service.Key));
            service.Select(i => (string)i["ticket"]!)
                .OrderBy(t => int.Parse(t[1..], CultureInfo.InvariantCulture))
                .Should().Equal(Enumerable.Range(1, service.Count())
                    .Select(n => $"{letter}{n:000}"), "no number twice, none left out");
        }
    }

    /// <summary>
    /// The journal is the witness: what was issued first was called first, service by service and over all.
    /// </summary>
    private static async Task OrderIsOfArrivalAsync(RunningHall hall)
    {
        var lines = await hall.Api.JournalAsync();
        var arrivals = lines.Where(l => (string?)l["type"] == "TicketIssued")
            .Select(l => (string)l["body"]!["visit"]!).ToList();
        var calls = lines.Where(l => (string?)l["type"] == "VisitCalled")
            .Select(l => (string)l["body"]!["visit"]!).ToList();
        arrivals.Should().HaveCount(Count);
        calls.Should().Equal(arrivals,
            "each counter draws from every service, so the order of arrival is the order of calls");
        var sequences = lines.Select(l => (long)l["sequence"]!).ToList();
        sequences.Should().Equal(Enumerable.Range(0, lines.Count).Select(i => sequences[0] + i));
    }
}
