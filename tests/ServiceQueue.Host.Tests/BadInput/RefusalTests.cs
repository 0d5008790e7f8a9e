using System.Net;
using System.Text.Json.Nodes;
using FluentAssertions;
using ServiceQueue.Host.Tests.Running;
using Xunit;

namespace ServiceQueue.Host.Tests.BadInput;

/// <summary>What the hall refuses by its rules: in words, with a code, and without a number spent.</summary>
public sealed class RefusalTests
{
    [Fact]
    public async Task A_refusal_spends_no_number()
    {
        using var folder = HallFolder.OfCounters(2, "alpha", "beta");
        folder.Hall["services"]![1]!["dayQuota"] = 1;
        await using var hall = await RunningHall.StartAsync(folder.Write());

        Ticket(await TakeAsync(hall, "alpha", "110101199003078888")).Should().Be("A001");
        Refused(await TakeAsync(hall, "alpha", "110101199003078888"), "duplicate-holder")
            .Should().Contain("A001");
        Ticket(await TakeAsync(hall, "beta", null)).Should().Be("B001");
        Refused(await TakeAsync(hall, "beta", null), "quota-reached");
        Ticket(await TakeAsync(hall, "alpha", "110101199003079999")).Should().Be("A002");

        await hall.Api.DoAsync("doors/close", new JsonObject { ["reason"] = "停电" });
        Refused(await TakeAsync(hall, "alpha", null), "hall-closed");
        ((string?)(await hall.Api.DoAsync("counters/1/call-next"))["ticket"])
            .Should().Be("A001", "who waits is served");
        await hall.Api.DoAsync("doors/open");
        Ticket(await TakeAsync(hall, "alpha", null)).Should().Be("A003");

        var journal = string.Concat((await hall.Api.JournalAsync()).Select(e => e.ToJsonString()));
        journal.Should().NotContain("110101199003078888", "who holds a ticket is nobody's business");
    }

    [Fact]
    public async Task A_hall_that_demands_paper_issues_none_without_a_printer()
    {
        using var folder = HallFolder.OfDemo();
        folder.Hall["rules"]!["demandsPaper"] = true;
        await using var hall = await RunningHall.StartAsync(folder.Write());
        await hall.FaultAsync("printer-1", "paper-out");
        await hall.DeviceShowsAsync("printer-1", "paperOut");
        await Until.SeenAsync(
            hall.Api.JournalAsync, all => (string?)all[^1]["type"] == "DeviceFaulted", "the fault known");
        Refused(await hall.Api.TryTakeAsync("party", "kiosk-1"), "printer-unavailable");
        Ticket(await hall.Api.TryTakeAsync("party", "kiosk-2"))
            .Should().Be("F001", "the other printer works");
    }

    private static Task<Reply> TakeAsync(RunningHall hall, string service, string? holder) =>
        hall.Api.PostAsync("visits", new JsonObject
        {
            ["requestId"] = Guid.NewGuid().ToString("N"), ["service"] = service, ["holder"] = holder,
        });

    private static string? Ticket(Reply reply)
    {
        reply.Status.Should().Be(HttpStatusCode.Created, reply.Text);
        return (string?)reply.Json["ticket"];
    }

    private static string Refused(Reply reply, string code)
    {
        (reply.Status, reply.Code).Should().Be((HttpStatusCode.Conflict, code), reply.Text);
        return (string)reply.Json["detail"]!;
    }
}
