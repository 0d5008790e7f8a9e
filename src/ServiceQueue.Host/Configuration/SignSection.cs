using System.Collections.Immutable;
using NodaTime;
using ServiceQueue.Contracts;
using ServiceQueue.Core.Halls;
using ServiceQueue.Devices.Signs;
using ServiceQueue.Devices.Signs.Lihe;

namespace ServiceQueue.Host.Configuration;

/// <summary>Reads the signs among the devices of hall.json, each with the settings of its protocol.</summary>
internal static class SignSection
{
    /// <summary>The protocols, the first being that of a sign that names none.</summary>
    private static readonly string[] Protocols = ["lihe", "onbon-bx", "alpha", "modbus-digits", "am03127"];

    private static readonly string[] Common = ["id", "kind", "protocol", "address", "line"];

    /// <summary>Reads a sign.</summary>
    public static DeviceConfig Read(ConfigPlace place, string id, LineAddress? line)
    {
        var protocol = Protocol(place.At("protocol"));
        place.Knows([.. Common, .. Settings(protocol)]);
        CheckLine(place.At("line"), protocol, line);
        var isModbus = protocol == "modbus-digits";
        return new DeviceConfig(
            id, DeviceKind.Sign, protocol, null, place.At("address").Number(1, isModbus ? 247 : 254), line)
        {
            Sign = isModbus ? new SignConfig { Registers = RegisterSection.Read(place.At("registers")) }
                : Lettered(place, protocol),
        };
    }

    private static SignConfig Lettered(ConfigPlace place, string protocol) => new()
    {
        Cells = place.At("cells").Number(2, 64, protocol == "am03127" ? 13 : 8),
        Brightness = BrightnessOf(place.At("brightness")),
        IsOneWay = place.At("oneWay").Flag(absent: false),
        Form = Choice(place.At("form"), LiheForm.Text),
        Colour = Choice(place.At("colour"), LiheColour.Red),
    };

    private static SignBrightness? BrightnessOf(ConfigPlace place)
    {
        if (!place.Exists) return null;
        var levels = place.Each()
            .Where(p => p.Knows("from", "level"))
            .Select(p => (SpeakerSection.Time(p.At("from")), p.At("level").Number(0, 15)))
            .ToImmutableArray();
        if (levels.IsEmpty)
        {
            place.Wrong(
                "is empty; write for instance [{ \"from\": \"07:00\", \"level\": 12 }], or leave it out.");
        }

        return levels.IsEmpty ? null : new SignBrightness(DateTimeZone.Utc, levels);
    }

    private static string[] Settings(string protocol) => protocol switch
    {
        "lihe" => ["cells", "form", "colour"],
        "alpha" => ["cells", "oneWay"],
        "onbon-bx" => ["cells", "brightness"],
        "modbus-digits" => ["registers"],
        _ => ["cells"],
    };

    private static string Protocol(ConfigPlace place)
    {
        var protocol = place.OptionalText(Protocols[0]) ?? Protocols[0];
        if (Protocols.Contains(protocol)) return protocol;
        if (protocol.Length > 0)
        {
            place.Wrong(
                $"\"{protocol}\" is not known for this kind; known are {string.Join(", ", Protocols)}.");
        }

        return Protocols[0];
    }

    private static void CheckLine(ConfigPlace place, string protocol, LineAddress? line)
    {
        if (line is null) return;
        if (protocol == "alpha")
        {
            if ((line.DataBits, line.Parity) is not ((7, LineParity.Even) or (8, LineParity.None)))
                place.Wrong("an Alpha sign has data=7&parity=even or data=8&parity=none; write one of them.");
        }
        else if (line.DataBits != 8)
        {
            place.Wrong($"{protocol} needs bytes of eight bits; write data=8, or leave it out.");
        }
    }

    /// <summary>One of the names of an enumeration, in lower case.</summary>
    public static T Choice<T>(ConfigPlace place, T absent)
        where T : struct, Enum
    {
        var names = Enum.GetNames<T>().Select(n => n.ToLowerInvariant()).ToList();
        var text = place.OptionalText(names[0]);
        if (string.IsNullOrEmpty(text)) return absent;
        if (names.IndexOf(text) is >= 0 and var index) return Enum.GetValues<T>()[index];
        place.Wrong($"\"{text}\" is not known; known are {string.Join(", ", names)}.");
        return absent;
    }
}
