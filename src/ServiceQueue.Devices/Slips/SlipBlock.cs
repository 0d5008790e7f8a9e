using ServiceQueue.Contracts;

namespace ServiceQueue.Devices.Slips;

/// <summary>One piece of a slip, from the top. Independent of any printer language.</summary>
public abstract record SlipBlock;

/// <summary>A line of text that fits the paper. Scale 1 is a 24-dot character square.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Align">Where it stands.</param>
/// <param name="WidthScale">1 to 8.</param>
/// <param name="HeightScale">1 to 8.</param>
/// <param name="Bold">Whether strokes are heavy.</param>
/// <param name="Inverse">White on black.</param>
public sealed record SlipText(
    string Text,
    TextAlign Align = TextAlign.Left,
    int WidthScale = 1,
    int HeightScale = 1,
    bool Bold = false,
    bool Inverse = false) : SlipBlock;

/// <summary>A thin line across the paper.</summary>
public sealed record SlipRule : SlipBlock;

/// <summary>Empty paper.</summary>
/// <param name="Dots">Its height.</param>
public sealed record SlipSpace(int Dots) : SlipBlock;

/// <summary>A QR code in the middle.</summary>
/// <param name="Data">ASCII, at most 512 characters.</param>
public sealed record SlipCode(string Data) : SlipBlock;
