namespace ServiceQueue.Devices.Profiles;

/// <summary>
/// What a printer says about itself when it is asked by GS I; null for what it does not answer.
/// </summary>
/// <param name="Maker">GS I 66, such as "EPSON".</param>
/// <param name="Model">GS I 67, such as "TM-T88V".</param>
/// <param name="Firmware">GS I 65, such as "30.21 ESC/POS".</param>
/// <param name="Language">GS I 69: the font of a language, such as "CHINA GB18030"; empty for none.</param>
/// <param name="Type">GS I 2: bit 0 two-byte characters, bit 1 autocutter.</param>
public sealed record PrinterIdentity(
    string? Maker = null, string? Model = null, string? Firmware = null, string? Language = null,
    byte? Type = null)
{
    /// <summary>Nothing was answered.</summary>
    public static readonly PrinterIdentity Silent = new();

    /// <summary>Whether it has a Chinese font; null when it does not say.</summary>
    public bool? CjkFont => (Language, Type) switch
    {
        ({ } language, _) => language.Contains("GB", StringComparison.OrdinalIgnoreCase),
        (null, { } type) => (type & 1) != 0,
        _ => null,
    };

    /// <summary>Whether it has an autocutter; null when it does not say.</summary>
    public bool? Cutter => Type is { } type ? (type & 2) != 0 : null;

    /// <summary>Maker, model and firmware for people; empty when it says none of them.</summary>
    public override string ToString() =>
        string.Join(' ', new[] { Maker, Model, Firmware }.Where(part => !string.IsNullOrEmpty(part)));
}
