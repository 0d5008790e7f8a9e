using ServiceQueue.Contracts;
using ServiceQueue.Core.Halls;
using ServiceQueue.Devices.Profiles;

namespace ServiceQueue.Host.Configuration;

/// <summary>Reads the devices of hall.json.</summary>
internal static class DeviceSection
{
    /// <summary>The id of the broker among the devices; no device may take it.</summary>
    public const string Broker = "broker";

    public static List<DeviceConfig> Read(ConfigPlace place)
    {
        var devices = place.Each().Select(p => (Place: p, Device: Device(p))).ToList();
        HallFile.Unique(place, devices.Select(d => d.Device.Id), "id");
        foreach (var shared in devices.Where(d => d.Device.Line is not null).GroupBy(d => d.Device.Line!.Key))
        {
            foreach (var (at, device) in shared.Where(d => d.Device.Line! != shared.First().Device.Line!))
                at.At("line")
                    .Wrong(
                        $"shares {shared.Key} with \"{shared.First().Device.Id}\" but sets it differently; "
                        + "give all the same settings.");
            foreach (var twice in shared.GroupBy(d => (d.Device.Kind, d.Device.Address))
                .Where(g => g.Count() > 1))
                twice.Last().Place.At("address")
                    .Wrong(
                        $"\"{twice.First().Device.Id}\" on the same line has the address "
                        + $"{twice.Key.Address} too; change one.");
        }

        return [.. devices.Select(d => d.Device)];
    }

    private static DeviceConfig Device(ConfigPlace place)
    {
        var id = HallFile.Id(place.At("id"), "printer-1");
        if (id == Broker) place.At("id").Wrong("\"broker\" names the MQTT broker; choose another id.");
        var kind = place.At("kind").Text("printer");
        if (kind != "sign")
        {
            place.Knows("id", "kind", "protocol", "profile", "address", "line", "evaluator", "english",
                "volume", "quiet");
        }

        return kind switch
        {
            "printer" => Printer(place, id),
            "sign" => SignSection.Read(place, id, Line(place, id)),
            "keypad" => Addressed(place, id, DeviceKind.Keypad, "ff68", 254) with
            {
                HasEvaluator = place.At("evaluator").Flag(absent: false),
            },
            "speaker" => Speaker(place, id),
            "unit" => Addressed(place, id, DeviceKind.Unit, "qcp", 126) with
            {
                HasEvaluator = place.At("evaluator").Flag(absent: false),
            },
            "display" => new DeviceConfig(id, DeviceKind.Display, "mqtt", null, 0, null),
            _ => Unknown(place, id, kind),
        };
    }

    private static DeviceConfig Unknown(ConfigPlace place, string id, string kind)
    {
        if (kind.Length > 0)
            place.At("kind").Wrong(
                $"\"{kind}\" is not known; known are printer, sign, keypad, speaker, display, unit.");
        return new DeviceConfig(id, DeviceKind.Display, "", null, 0, null);
    }

    private static DeviceConfig Printer(ConfigPlace place, string id)
    {
        Protocol(place, "escpos");
        var profile = place.At("profile").Text("generic-80mm-cjk");
        string[] known = [.. PrinterProfiles.Asking, .. PrinterProfiles.Names];
        if (profile.Length > 0 && !known.Contains(profile))
            place.At("profile").Wrong($"\"{profile}\" is not known; known are {string.Join(", ", known)}.");
        return new DeviceConfig(id, DeviceKind.Printer, "escpos", profile, 0, Line(place, id));
    }

    private static DeviceConfig Speaker(ConfigPlace place, string id)
    {
        var voice = SpeakerSection.Read(place);
        return new DeviceConfig(id, DeviceKind.Speaker, voice.Module.Name, null, 0, Line(place, id))
        {
            Voice = voice,
        };
    }

    private static DeviceConfig Addressed(
        ConfigPlace place, string id, DeviceKind kind, string protocol, int mostAddress)
    {
        Protocol(place, protocol);
        return new DeviceConfig(
            id, kind, protocol, null, place.At("address").Number(1, mostAddress), Line(place, id));
    }

    private static void Protocol(ConfigPlace place, string known)
    {
        var protocol = place.At("protocol").OptionalText(known);
        if (protocol is not null && protocol != known)
            place.At("protocol").Wrong($"\"{protocol}\" is not known for this kind; known is {known}.");
    }

    private static LineAddress? Line(ConfigPlace place, string id)
    {
        var text = place.At("line").Text("serial:/dev/ttyS1?baud=19200");
        if (text.Length == 0) return null;
        // A simulated line without a name is a wire of its own.
        if (text == "sim:" || text.StartsWith("sim:?", StringComparison.Ordinal)) text = text.Insert(4, id);
        if (LineAddress.TryParse(text, out var address, out var problem)) return address;
        place.At("line").Wrong(problem + ".");
        return null;
    }
}
