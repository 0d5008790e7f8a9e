using System.Collections.Immutable;
using System.Text.Json.Serialization;
using NodaTime;
using ServiceQueue.Core.Hours;

namespace ServiceQueue.Core.Halls;

/// <summary>
/// A hall as configured: what the five functions need to know, and nothing that only I/O needs.
/// </summary>
public sealed record HallPlan
{
    /// <summary>The hall's id: lower-case letters, digits and hyphens.</summary>
    public required string Hall { get; init; }

    /// <summary>The hall's name.</summary>
    public required Words Name { get; init; }

    /// <summary>The IANA zone of the hall's wall clock.</summary>
    public string TimeZone { get; init; } = "Asia/Shanghai";

    /// <summary>Where a citizen's phone reaches the hall, without a slash at the end.</summary>
    public string PublicUrl { get; init; } = "http://127.0.0.1:8080";

    /// <summary>When the hall is open.</summary>
    public OpeningHours Hours { get; init; } = OpeningHours.AroundTheClock;

    /// <summary>The services, in the order kiosks offer them.</summary>
    public required ImmutableArray<ServicePlan> Services { get; init; }

    /// <summary>The counters, in hall order.</summary>
    public required ImmutableArray<CounterPlan> Counters { get; init; }

    /// <summary>The kiosks.</summary>
    public ImmutableArray<KioskPlan> Kiosks { get; init; } = [];

    /// <summary>The devices the hall counts on.</summary>
    public ImmutableArray<DevicePlan> Devices { get; init; } = [];

    /// <summary>
    /// The telephone numbers to complain to: the hall's own, then its superior's (001-B 四). Printed on slips
    /// and shown on screens.
    /// </summary>
    public ImmutableArray<string> ComplaintPhones { get; init; } = [];

    /// <summary>The rules the hall may set for itself.</summary>
    public HallRules Rules { get; init; } = new();

    /// <summary>The service of an id, or null.</summary>
    public ServicePlan? Service(string id) => Services.FirstOrDefault(s => s.Id == id);

    /// <summary>The counter of a number, or null.</summary>
    public CounterPlan? Counter(int id) => Counters.FirstOrDefault(c => c.Id == id);

    /// <summary>The kiosk of an id, or null.</summary>
    public KioskPlan? Kiosk(string? id) => Kiosks.FirstOrDefault(k => k.Id == id);

    /// <summary>The hall's zone.</summary>
    public DateTimeZone Zone => DateTimeZoneProviders.Tzdb[TimeZone];
}

/// <summary>A service: what visitors come for.</summary>
/// <param name="Id">Lower-case letters, digits and hyphens.</param>
/// <param name="Letter">The letter of its ticket numbers; one service each.</param>
/// <param name="Name">As kiosks show it.</param>
/// <param name="Items">Ids of the service items of the catalogue that belong to it.</param>
/// <param name="TypicalServiceSeconds">Service time assumed until turns have been measured.</param>
/// <param name="DayQuota">The most tickets of a hall day, or null for no limit.</param>
public sealed record ServicePlan(
    string Id, char Letter, Words Name, ImmutableArray<string> Items, int TypicalServiceSeconds = 300,
    int? DayQuota = null);

/// <summary>A counter, 窗口.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Label">"3号窗口".</param>
/// <param name="Name">What it is for, such as 社保窗口.</param>
/// <param name="Place">Where it is in the hall, or empty.</param>
/// <param name="Services">The services it draws from.</param>
/// <param name="Sign">The LED sign above it, or null.</param>
/// <param name="Keypad">The keypad on its desk, or null.</param>
/// <param name="Printer">The printer that prints its notices; null for the first kiosk's.</param>
public sealed record CounterPlan(
    int Id, string Label, Words Name, string Place, ImmutableArray<string> Services, string? Sign,
    string? Keypad, string? Printer = null);

/// <summary>A kiosk and the printer in it; null for a kiosk without paper.</summary>
public sealed record KioskPlan(string Id, string? Printer)
{
    /// <summary>The printers that stand in for it, in this order, while it does not work.</summary>
    public ImmutableArray<string> Spares { get; init; } = [];

    /// <summary>All printers it may print on, its own first.</summary>
    [JsonIgnore]
    public IEnumerable<string> Printers => Printer is null ? [] : [Printer, .. Spares];
}

/// <summary>A device by id and kind; how it is reached is no concern of the rules.</summary>
public sealed record DevicePlan(string Id, DeviceKind Kind);

/// <summary>What a device is.</summary>
public enum DeviceKind
{
    /// <summary>Prints slips.</summary>
    Printer,

    /// <summary>An LED sign over a counter.</summary>
    Sign,

    /// <summary>A clerk's keypad.</summary>
    Keypad,

    /// <summary>A hall screen over MQTT.</summary>
    Display,

    /// <summary>The broker that carries board, counters and calls.</summary>
    Broker,

    /// <summary>A speech module that calls tickets aloud.</summary>
    Speaker,

    /// <summary>A counter's unit: an LED sign and a clerk's keypad in one device.</summary>
    Unit,
}

/// <summary>What a hall may decide for itself.</summary>
public sealed record HallRules
{
    /// <summary>Whether a number may only be issued when its slip can be printed. Default false.</summary>
    public bool DemandsPaper { get; init; }

    /// <summary>Live tickets one holder may have for one service. Default 1; 0 for no limit.</summary>
    public int LiveTicketsPerHolder { get; init; } = 1;

    /// <summary>How often a call is spoken. Default 2.</summary>
    public int SpokenTimes { get; init; } = 2;

    /// <summary>Waiting turns that go before a visitor who returns after a no-show. Default 2.</summary>
    public int ReturnBehind { get; init; } = 2;

    /// <summary>Reasons a ticket may be called out of order for (R-QUEUE-NO-FAVOUR, 001-A 3).</summary>
    public ImmutableArray<string> OutOfOrderReasons { get; init; } = [
        "elderly", "disabled", "pregnant", "ill", "with-infant", "urgent"];

    /// <summary>
    /// A second press of the keypad's call key within this many seconds is a slip of the finger. Default 3.
    /// </summary>
    public int KeyBounceSeconds { get; init; } = 3;

    /// <summary>
    /// The local time after which a hall day that is no longer in use may end. Default 03:00.
    /// </summary>
    public LocalTime DayTurnsAt { get; init; } = new(3, 0);
}
