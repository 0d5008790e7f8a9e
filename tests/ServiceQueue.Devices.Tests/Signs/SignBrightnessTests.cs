using FluentAssertions;
using NodaTime;
using ServiceQueue.Devices.Signs;
using ServiceQueue.Devices.Signs.OnbonBx;
using ServiceQueue.Devices.Tests.Lines;
using ServiceQueue.Simulators.Signs;
using Xunit;

namespace ServiceQueue.Devices.Tests.Signs;

/// <summary>Signs are dimmed by the hour of the hall, and not more often than that.</summary>
public sealed class SignBrightnessTests
{
    private static readonly DateTimeZone Shanghai = DateTimeZoneProviders.Tzdb["Asia/Shanghai"];

    [Theory]
    [InlineData("2026-01-05T06:59:59+08:00", 4)]
    [InlineData("2026-01-05T07:00:00+08:00", 12)]
    [InlineData("2026-01-05T18:29:59+08:00", 12)]
    [InlineData("2026-01-05T10:30:00Z", 4)]
    [InlineData("2026-01-05T16:00:00Z", 4)]
    public void The_level_is_that_of_the_halls_hour(string now, int level) =>
        new SignBrightness(Shanghai, [(new LocalTime(18, 30), 4), (new LocalTime(7, 0), 12)])
            .At(DateTimeOffset.Parse(now, null)).Should().Be(level);

    [Fact]
    public async Task It_is_set_once_and_again_when_the_sign_comes_back()
    {
        await using var bus = new Bus();
        var always = new SignBrightness(DateTimeZone.Utc, [(LocalTime.Midnight, 5)]);
        var sign = bus.Sign("sign-3", new OnbonDialect(3), new SimulatedOnbonSign("sign-3", 3), always);
        bus.Start();
        sign.Show(Bus.Called("A001"));
        await SignKind.Named("onbon-bx").ShowsAsync(bus, 3, "A001");
        await Reports.UntilAsync(() => Card(c => c.Brightness) == 5, "the brightness");

        // Two refreshes later it has not been said again.
        await Reports.UntilAsync(() => Card(c => c.FramesTaken) >= 4, "two refreshes");
        Card(c => c.TimesDimmed).Should().Be(1);

        bus.Bench.Fault("sign-3", "power-off");
        await Reports.UntilAsync(() => sign.Health.Fault is not null, "silence named");
        bus.Bench.Fault("sign-3", "none");
        await Reports.UntilAsync(() => Card(c => c.TimesDimmed) == 2, "the brightness again");

        int Card(Func<SimulatedOnbonSign, int> look) =>
            bus.Bench.Look(() => look(bus.Far<SimulatedOnbonSign>("sign-3")));
    }
}
