using ServiceQueue.Devices.Signs.Lihe;
using ServiceQueue.Devices.Signs.ModbusDigits;

namespace ServiceQueue.Host.Configuration;

/// <summary>What hall.json says of a sign beyond its address and line.</summary>
public sealed record SignConfig
{
    /// <summary>Half-width cells of the face: one for a letter, two for a Chinese character.</summary>
    public int Cells { get; init; } = 8;

    /// <summary>Whether the sign cannot answer, being wired one way only.</summary>
    public bool IsOneWay { get; init; }

    /// <summary>Where and how a digit panel keeps its digits.</summary>
    public DigitRegisters Registers { get; init; } = new(0, 4, DigitForm.Digit, 1, 10);

    /// <summary>Which frames carry the picture of a Lihe card.</summary>
    public LiheForm Form { get; init; }

    /// <summary>The colour of a Lihe card's texts.</summary>
    public LiheColour Colour { get; init; }
}
