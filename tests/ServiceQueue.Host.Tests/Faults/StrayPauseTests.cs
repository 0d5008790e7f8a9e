using FluentAssertions;
using ServiceQueue.Host.Tests.Running;
using Xunit;

namespace ServiceQueue.Host.Tests.Faults;

/// <summary>A byte of noise that looks like XOFF, and whose XON never comes.</summary>
public sealed class StrayPauseTests
{
    private const byte Xoff = 0x13;

    [Theory]
    [InlineData("generic-58mm-cjk")]
    [InlineData("generic-80mm-cjk")]
    [InlineData("epson-tm-t88")]
    public async Task A_printer_is_not_held_up_for_ever(string profile)
    {
        using var printer = new OwnPrinter(profile);
        using var folder = HallFolder.OfCounters(1, "alpha");
        printer.HangOn(folder);
        await using var hall = await RunningHall.StartAsync(folder.Write());
        await PrintedAsync(hall);
        printer.Say(Xoff);
        await PrintedAsync(hall);
        await Until.SoAsync(() => printer.Tray.Count(s => s.Whole) == 2, "two slips");
        printer.Tray.Should().OnlyContain(s => !s.Marked);
    }

    private static async Task PrintedAsync(RunningHall hall)
    {
        var issued = await hall.Api.TakeAsync("alpha", "kiosk-1");
        await Until.SeenAsync(
            () => hall.Api.GetAsync($"visits/{issued["visit"]}"), v => (string?)v["slip"] == "printed",
            "the slip");
    }
}
