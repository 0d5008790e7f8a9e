using NodaTime;
using ServiceQueue.Devices.Signs;
using ServiceQueue.Devices.Signs.Lihe;
using ServiceQueue.Devices.Signs.ModbusDigits;

namespace ServiceQueue.Host.Configuration;

/// <summary>What hall.json says of a sign beyond its address and line.</summary>
public sealed record SignConfig
{
    /// <summary>Half-width cells of the face: one for a letter, two for a Chinese character.</summary>
    public int Cells { get; init; } = 8;

    /// <summary>How bright it is by the hour, before the hall's time zone is known; or null.</summary>
    public SignBrightness? Brightness { get; init; }

    /// <summary>Whether the sign cannot answer, being wired one way only.</summary>
    public bool IsOneWay { get; init; }

    /// <summary>Where and how a digit panel keeps its digits.</summary>
    public DigitRegisters Registers { get; init; } = new(0, 4, DigitForm.Digit, 1, 10);

    /// <summary>Which frames carry the picture of a Lihe card.</summary>
    public LiheForm Form { get; init; }

    /// <summary>The colour of a Lihe card's texts.</summary>
    public LiheColour Colour { get; init; }

    /// <summary>The same in a hall's time zone.</summary>
    public SignConfig In(DateTimeZone zone) =>
        Brightness is { } brightness ? this with { Brightness = brightness with { Zone = zone } } : this;
}
