using NodaTime;
using NodaTime.Text;
using ServiceQueue.Devices.Speakers;

namespace ServiceQueue.Host.Configuration;

/// <summary>Reads how a speaker talks: protocol, volume, quiet hours and languages.</summary>
internal static class SpeakerSection
{
    public static SpeakerVoice Read(ConfigPlace place)
    {
        var module = Module(place.At("protocol"));
        var english = place.At("english").Flag(absent: false);
        if (english && !module.SpeaksEnglish)
        {
            place.At("english").Wrong(
                $"\"{module.Name}\" speaks Chinese only; use \"xfs5152\", or leave this out.");
        }

        return new SpeakerVoice(module, DateTimeZone.Utc)
        {
            Volume = place.At("volume").Number(0, 100, absent: 80),
            Quiet = Quiet(place.At("quiet")),
            InEnglish = english,
        };
    }

    private static SpeechModule Module(ConfigPlace place)
    {
        var name = place.Text(SpeechModule.Syn6288.Name);
        if (SpeechModule.Named(name) is { } module) return module;
        if (name.Length > 0)
        {
            place.Wrong(
                $"\"{name}\" is not known for this kind; "
                + $"known are {string.Join(", ", SpeechModule.All.Select(m => m.Name))}.");
        }

        return SpeechModule.Syn6288;
    }

    private static QuietHours? Quiet(ConfigPlace place)
    {
        if (!place.Exists || !place.Knows("from", "to", "volume")) return null;
        return new QuietHours(
            Time(place.At("from")), Time(place.At("to")), place.At("volume").Number(0, 100));
    }

    /// <summary>A time of day, such as "12:00".</summary>
    public static LocalTime Time(ConfigPlace place)
    {
        var text = place.Text("12:00");
        var parsed = LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(text);
        if (parsed.Success) return parsed.Value;
        if (text.Length > 0) place.Wrong($"\"{text}\" is no time of day; write for instance \"12:00\".");
        return LocalTime.Midnight;
    }
}
