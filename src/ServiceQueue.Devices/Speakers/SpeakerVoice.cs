using NodaTime;

namespace ServiceQueue.Devices.Speakers;

/// <summary>How a hall's speaker talks.</summary>
/// <param name="Module">The module.</param>
/// <param name="Zone">The hall's time zone.</param>
public sealed record SpeakerVoice(SpeechModule Module, DateTimeZone Zone)
{
    /// <summary>How loud, 0–100.</summary>
    public int Volume { get; init; } = 80;

    /// <summary>When it is quieter, or null for never. A span may pass midnight.</summary>
    public QuietHours? Quiet { get; init; }

    /// <summary>Whether each call is said in English too, after the Chinese.</summary>
    public bool InEnglish { get; init; }

    /// <summary>The silence between two sentences.</summary>
    public Duration Gap { get; init; } = Duration.FromMilliseconds(400);

    /// <summary>The same voice in a hall's time zone.</summary>
    public SpeakerVoice In(DateTimeZone zone) => this with { Zone = zone };

    /// <summary>How loud at a moment.</summary>
    public int VolumeAt(Instant now) =>
        Quiet is { } quiet && quiet.Holds(now.InZone(Zone).TimeOfDay) ? quiet.Volume : Volume;
}

/// <summary>Hours in which a speaker is quieter.</summary>
/// <param name="From">Their beginning, hall-local.</param>
/// <param name="To">Their end, no longer quiet.</param>
/// <param name="Volume">How loud then, 0–100.</param>
public sealed record QuietHours(LocalTime From, LocalTime To, int Volume)
{
    /// <summary>Whether a time of the day is one of them.</summary>
    public bool Holds(LocalTime time) =>
        From <= To ? From <= time && time < To : time >= From || time < To;
}
