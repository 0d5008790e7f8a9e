using NodaTime;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Hours;
using ServiceQueue.Simulation.World;

namespace ServiceQueue.Simulation.Halls;

/// <summary>
/// The halls that are simulated: small, so that people get in one another's way; their day turns at five past
/// midnight.
/// </summary>
internal static class SimPlans
{
    public const string Hall = "sim";

    public static HallPlan Draw(Chance chance) => new()
    {
        Hall = Hall,
        Name = new Words("模拟便民服务中心"),
        Hours = chance.OneIn(2) ? OpeningHours.AroundTheClock : UntilMidnight,
        Rules = new HallRules
        {
            DemandsPaper = chance.OneIn(5), DayTurnsAt = new LocalTime(0, 5), KeyBounceSeconds = 1,
        },
        Services =
        [
            new ServicePlan("social", 'A', new Words("社会保险"), []),
            new ServicePlan("civil", 'B', new Words("民政救助"), []),
            new ServicePlan("tax", 'C', new Words("税务"), [], DayQuota: chance.OneIn(3) ? 20 : null),
        ],
        Counters =
        [
            Counter(1, "social"), Counter(2, "social", "civil"),
            Counter(3, "civil", "tax"), Counter(4, "tax", "social"),
        ],
        Kiosks =
        [
            new("kiosk-1", "printer-1") { Spares = ["printer-2"] }, new("kiosk-2", "printer-1"),
            new("kiosk-3", "printer-2") { Spares = ["printer-1"] }, new("kiosk-4", null),
        ],
        Devices =
        [
            new("printer-1", DeviceKind.Printer), new("printer-2", DeviceKind.Printer),
            new("broker", DeviceKind.Broker),
            .. Enumerable.Range(1, 4).Select(n => new DevicePlan($"sign-{n}", DeviceKind.Sign)),
            .. Enumerable.Range(1, 4).Select(n => new DevicePlan($"keypad-{n}", DeviceKind.Keypad)),
        ],
    };

    /// <summary>The same hall after its fourth counter and its second printer were taken away.</summary>
    public static HallPlan Smaller(HallPlan plan) => plan with
    {
        Counters = plan.Counters[..^1],
        Kiosks =
        [
            .. plan.Kiosks.Select(
                k => k.Printer is null ? k : k with { Printer = "printer-1", Spares = [] }),
        ],
        Devices = [.. plan.Devices.Where(d => d.Id != "printer-2" && !d.Id.EndsWith("-4"))],
    };

    /// <summary>Closes before midnight and opens soon after, so that a night takes no long while.</summary>
    private static OpeningHours UntilMidnight => new()
    {
        Profile = "night",
        EveryDay = true,
        Seasons = [new Season(1, 1, [new OpenInterval(new LocalTime(0, 12), new LocalTime(23, 48))])],
    };

    private static CounterPlan Counter(int id, params string[] services) =>
        new(id, $"{id}号窗口", new Words($"{id}"), "", [.. services], $"sign-{id}", $"keypad-{id}");
}
