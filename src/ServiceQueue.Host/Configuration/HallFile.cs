using System.Collections.Immutable;
using System.Text.RegularExpressions;
using NodaTime;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Host.Configuration;

/// <summary>
/// Reads and checks hall.json. All mistakes are told at once, each with its JSON path and its remedy.
/// </summary>
public static partial class HallFile
{
    private static readonly string[] KnownLocales = ["zh-CN", "en"];

    /// <summary>Reads a hall from a directory. Throws <see cref="ConfigException"/>.</summary>
    /// <param name="directory">Holds hall.json, catalogue.json and perhaps calendars/.</param>
    /// <param name="publicUrl">Where phones reach the hall unless hall.json says so.</param>
    public static HallConfig Read(string directory, string publicUrl)
    {
        var (edition, catalogue) = CatalogueFile.Read(directory);
        var root = ConfigPlace.Open(directory, "hall.json");
        root.Knows(
            "hall", "name", "timeZone", "locales", "publicUrl", "hours", "services", "counters", "devices",
            "kiosks", "rules", "complaintPhones");
        var services = Services(root.At("services"), catalogue);
        var devices = DeviceSection.Read(root.At("devices"));
        var plan = new HallPlan
        {
            Hall = Id(root.At("hall"), "demo"),
            Name = Name(root.At("name"), "便民服务中心"),
            TimeZone = Zone(root.At("timeZone")),
            PublicUrl = Url(root.At("publicUrl"), publicUrl),
            Hours = HoursSection.Read(root.At("hours"), directory),
            Services = services,
            Counters = CounterSection.Read(root.At("counters"), services, devices),
            Kiosks = CounterSection.Kiosks(root.At("kiosks"), devices),
            Devices = [
                .. devices.Select(d => new DevicePlan(d.Id, d.Kind)),
                new DevicePlan(DeviceSection.Broker, DeviceKind.Broker)],
            ComplaintPhones = [
                .. root.At("complaintPhones").Each().Select(p => p.Text("本中心监督投诉台：0000-1234567"))],
            Rules = Rules(root.At("rules")),
        };
        var locales = Locales(root.At("locales"));
        if (root.Mistakes.Count > 0) throw new ConfigException(root.Mistakes);
        var serviceOf =
            plan.Services.SelectMany(s => s.Items.Select(i => (i, s.Id))).ToDictionary(p => p.i, p => p.Id);
        return new HallConfig(
            plan, [.. devices.Select(d => d.In(plan.Zone))],
            [.. catalogue.Select(i => i with { Service = serviceOf.GetValueOrDefault(i.Id) })],
            locales) { Edition = edition };
    }

    /// <summary>
    /// Throws <see cref="ConfigException"/> when a device is on a simulated line: only a demonstration has
    /// those.
    /// </summary>
    internal static void DemandRealLines(string directory, IReadOnlyList<DeviceConfig> devices)
    {
        var simulated = devices.Select((d, i) => (Device: d, Index: i))
            .Where(d => d.Device.Line?.Scheme == "sim")
            .Select(d => new ConfigMistake(
                $"{Path.Combine(directory, "hall.json")} $.devices[{d.Index}].line",
                $"\"{d.Device.Id}\" is on a simulated line, which only the demonstration has; "
                + "write serial:/dev/…?baud=9600 or tcp:host:port."))
            .ToList();
        if (simulated.Count > 0) throw new ConfigException(simulated);
    }

    /// <summary>An id: lower-case letters, digits and hyphens.</summary>
    internal static string Id(ConfigPlace place, string example)
    {
        var text = place.Text(example);
        if (text.Length > 0 && !IdPattern().IsMatch(text))
            place.Wrong($"must be 1 to 40 lower-case letters, digits and hyphens, such as \"{example}\".");
        return text;
    }

    /// <summary>A name: a text, or an object with "zh-CN" and perhaps "en".</summary>
    internal static Words Name(ConfigPlace place, string example)
    {
        if (!place.At("zh-CN").Exists && !place.At("en").Exists) return new Words(place.Text(example));
        place.Knows("zh-CN", "en");
        return new Words(place.At("zh-CN").Text(example), place.At("en").OptionalText("Service Centre"));
    }

    private static ImmutableArray<ServicePlan> Services(
        ConfigPlace place, IReadOnlyList<CatalogueItem> catalogue)
    {
        var known = catalogue.Select(i => i.Id).ToHashSet(StringComparer.Ordinal);
        var taken = new Dictionary<string, string>(StringComparer.Ordinal);
        var services = place.Each(required: true).Select(p => Service(p, known, taken)).ToImmutableArray();
        if (services.IsEmpty) place.Wrong("is empty; a hall needs at least one service.");
        Unique(place, services.Select(s => s.Id), "id");
        Unique(place, services.Select(s => s.Letter.ToString()), "letter");
        return services;
    }

    private static ServicePlan Service(
        ConfigPlace place, HashSet<string> known, Dictionary<string, string> taken)
    {
        place.Knows("id", "letter", "name", "items", "typicalServiceSeconds", "dayQuota");
        var id = Id(place.At("id"), "social-security");
        var letter = place.At("letter").Text("A");
        if (letter.Length > 0 && (letter.Length != 1 || letter[0] is < 'A' or > 'Z'))
            place.At("letter").Wrong("must be one letter from A to Z.");
        var items = ImmutableArray.CreateBuilder<string>();
        foreach (var item in place.At("items").Each())
        {
            var name = item.Text("SV-LD-UNEMP-REG");
            if (name.Length > 0 && !known.Contains(name))
                item.Wrong($"\"{name}\" is not in catalogue.json; add it there or remove it here.");
            else if (!taken.TryAdd(name, id))
                item.Wrong(
                    $"\"{name}\" belongs to the service \"{taken[name]}\" already; keep one of the two.");
            items.Add(name);
        }

        return new ServicePlan(
            id, letter.FirstOrDefault('A'), Name(place.At("name"), "社会保险"), items.ToImmutable(),
            place.At("typicalServiceSeconds").Number(10, 14400, 300),
            place.At("dayQuota").Exists ? place.At("dayQuota").Number(1, 99999) : null);
    }

    private static HallRules Rules(ConfigPlace place)
    {
        if (!place.Exists) return new HallRules();
        place.Knows(
            "demandsPaper", "liveTicketsPerHolder", "spokenTimes", "returnBehind", "outOfOrderReasons",
            "keyBounceSeconds");
        var standard = new HallRules();
        var reasons = place.At("outOfOrderReasons");
        return standard with
        {
            DemandsPaper = place.At("demandsPaper").Flag(standard.DemandsPaper),
            LiveTicketsPerHolder =
                place.At("liveTicketsPerHolder").Number(0, 10, standard.LiveTicketsPerHolder),
            SpokenTimes = place.At("spokenTimes").Number(1, 5, standard.SpokenTimes),
            ReturnBehind = place.At("returnBehind").Number(0, 50, standard.ReturnBehind),
            KeyBounceSeconds = place.At("keyBounceSeconds").Number(0, 30, standard.KeyBounceSeconds),
            OutOfOrderReasons = reasons.Exists
                ? [.. reasons.Each().Select(r => r.Text("elderly"))] : standard.OutOfOrderReasons,
        };
    }

    private static string Zone(ConfigPlace place)
    {
        var zone = place.OptionalText("Asia/Shanghai") ?? "Asia/Shanghai";
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is not null) return zone;
        place.Wrong($"\"{zone}\" is no IANA time zone; write for instance \"Asia/Shanghai\".");
        return "Asia/Shanghai";
    }

    private static string Url(ConfigPlace place, string absent)
    {
        var url = (place.OptionalText("http://hall.example.gov.cn") ?? absent).TrimEnd('/');
        if (!Uri.TryCreate(url, UriKind.Absolute, out var parsed) || parsed.Scheme is not ("http" or "https")
            || parsed.Host is "0.0.0.0" or "[::]")
            place.Wrong("must be where phones reach the hall, such as \"http://hall.example.gov.cn\".");
        return url;
    }

    private static List<string> Locales(ConfigPlace place)
    {
        var locales = place.Each().Select(p => (Place: p, Text: p.Text("zh-CN"))).ToList();
        foreach (var (at, text) in locales.Where(l => !KnownLocales.Contains(l.Text)))
            at.Wrong($"\"{text}\" is not spoken here; known are {string.Join(", ", KnownLocales)}.");
        return locales.Count == 0 ? [.. KnownLocales] : [.. locales.Select(l => l.Text)];
    }

    /// <summary>Notes values that stand more than once.</summary>
    internal static void Unique(ConfigPlace place, IEnumerable<string> values, string what)
    {
        foreach (var twice in values.Where(v => v.Length > 0).GroupBy(v => v).Where(g => g.Count() > 1))
            place.Wrong($"has the {what} \"{twice.Key}\" {twice.Count()} times; give each its own.");
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,39}$", RegexOptions.None, 1000)]
    private static partial Regex IdPattern();
}
