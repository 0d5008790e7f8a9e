using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using FluentAssertions;
using ServiceQueue.Host.Tests.Running;
using Xunit;
using Xunit.Abstractions;

namespace ServiceQueue.Host.Tests.Faults;

/// <summary>The host is killed at its busiest, again and again; the printer stays.</summary>
public sealed class KilledHostTests(ITestOutputHelper told)
{
    private const int Takers = 8;
    private const int FullDay = 5000;

    private readonly ConcurrentDictionary<string, string> _promised = new(StringComparer.Ordinal);

    [Fact]
    public async Task What_was_promised_is_there_after_every_kill_and_no_slip_comes_twice_unmarked()
    {
        var kills =
            int.Parse(Environment.GetEnvironmentVariable("SQ_KILLS") ?? "3", CultureInfo.InvariantCulture);
        using var printer = new OwnPrinter();
        using var folder = HallFolder.OfCounters(4, "alpha", "beta");
        printer.HangOn(folder);
        await using var hall = await RunningHall.StartAsync(folder.Write());

        for (var kill = 0; kill < kills; kill++)
        {
            using var stop = new CancellationTokenSource();
            var promised = _promised.Count;
            var crowd = Task.WhenAll(
                [CallAsync(hall, 1, stop.Token), .. Enumerable.Range(0, Takers)
                    .Select(i => TakeAsync(hall, i, stop.Token))]);
            // Each kill hits another moment: the load decides when, not a clock.
            await Until.SoAsync(() =>
                _promised.Count >= promised + 40 + 17 * kill % 60, "tickets under load");
            await hall.KillAsync();
            await stop.CancelAsync();
            await crowd;
            await hall.StartAgainAsync();
            var ready = hall.TimeToReady.TotalMilliseconds;
            told.WriteLine($"kill {kill + 1}: {_promised.Count} promised, ready again after {ready:F0} ms");
            await AllIsThereAsync(hall);
        }

        await PaperIsRightAsync(hall, printer);
        var (code, output, errors) = await hall.VerifyAsync();
        code.Should().Be(0, output + errors);
    }

    [Fact]
    public async Task A_full_day_is_read_back()
    {
        using var folder = HallFolder.OfCounters(4, "alpha", "beta");
        await using var hall = await RunningHall.StartAsync(folder.Write());
        await Task.WhenAll(Enumerable.Range(0, 64).Select(async client =>
        {
            for (var i = client; i < FullDay; i += 64)
                await hall.Api.TakeAsync(i % 2 == 0 ? "alpha" : "beta");
        }));
        var before = await hall.Api.BoardAsync();
        await hall.KillAsync();
        await hall.StartAgainAsync();
        told.WriteLine($"a day of {FullDay} tickets: ready after {hall.TimeToReady.TotalMilliseconds:F0} ms");
        var after = JsonNode.Parse(await hall.Api.BoardAsync())!;
        after["waiting"]!.ToJsonString().Should().Be(JsonNode.Parse(before)!["waiting"]!.ToJsonString());
        ((string?)(await hall.Api.TakeAsync("alpha"))["ticket"]).Should().Be($"A{FullDay / 2 + 1}");
    }

    private async Task TakeAsync(RunningHall hall, int taker, CancellationToken stop)
    {
        // Only some take paper: a printer needs a moment for each.
        for (var i = 0; !stop.IsCancellationRequested; i++)
        {
            try
            {
                var kiosk = taker == 0 && i % 2 == 0 ? "kiosk-1" : null;
                var reply = await hall.Api.TryTakeAsync(i % 3 == 0 ? "beta" : "alpha", kiosk);
                reply.Status.Should().Be(HttpStatusCode.Created, reply.Text);
                _promised[(string)reply.Json["visit"]!] = (string)reply.Json["ticket"]!;
            }
            catch (HttpRequestException)
            {
                // Killed; what was not answered was not promised.
                return;
            }
        }
    }

    private static async Task CallAsync(RunningHall hall, int counter, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await hall.Api.PostAsync($"counters/{counter}/call-next");
                await hall.Api.PostAsync($"counters/{counter}/finish",
                    new JsonObject { ["outcome"] = "answered" });
            }
            catch (HttpRequestException)
            {
                return;
            }
        }
    }

    private async Task AllIsThereAsync(RunningHall hall)
    {
        var issued = (await hall.Api.JournalAsync())
            .Where(l => (string?)l["type"] == "TicketIssued")
            .ToDictionary(l => (string)l["body"]!["visit"]!, l => (string)l["body"]!["ticket"]!);
        foreach (var (visit, ticket) in _promised) issued.Should().Contain(visit, ticket, "it was promised");
        foreach (var letter in issued.Values.GroupBy(t => t[0]))
        {
            letter.Select(t => int.Parse(t[1..], CultureInfo.InvariantCulture))
                .Should().Equal(Enumerable.Range(1, letter.Count()), "numbers go on where they stopped");
        }

        foreach (var (visit, ticket) in _promised.TakeLast(20))
            ((string?)(await hall.Api.GetAsync($"visits/{visit}"))["ticket"]).Should().Be(ticket);
    }

    private async Task PaperIsRightAsync(RunningHall hall, OwnPrinter printer)
    {
        await Until.SeenAsync(
            () => hall.DeviceAsync("printer-1"), d => (int)d["pending"]! == 0, "no slip left to print");
        await Until.SoAsync(() => printer.AllSeen, "the last slip in the tray");
        var tray = printer.Tray;
        var odd = string.Join("; ", printer.Notes);
        var (marked, mixed) = (tray.Count(s => s.Marked), tray.Count(s => s.Mixed));
        told.WriteLine($"{tray.Count} slips, {marked} marked, {mixed} below the rest of another; odd: {odd}");
        tray.Where(s => s.Whole).GroupBy(s => s.Ticket).Should()
            .OnlyContain(t => t.Count(s => !s.Marked) <= 1, "a second copy says that it is one");
        // A strip without a number is the rest of a broken-off slip, cut apart from the next one.
        tray.Where(s => s.Ticket.Length > 0).GroupBy(s => s.Ticket).Should()
            .OnlyContain(t => t.Skip(1).All(s => s.Marked), "a second copy says that it is one");
        mixed.Should().Be(0, "no number hangs under the rest of another slip");

        var printed = 0;
        foreach (var (visit, ticket) in _promised)
        {
            var seen = await hall.Api.GetAsync($"visits/{visit}");
            var state = (string?)seen["slip"];
            if (state != "printed") continue;
            printed++;
            tray.Should().Contain(s => s.Ticket == ticket && s.Whole, "{0} counts as printed", ticket);
        }

        printed.Should().BePositive();
    }
}
