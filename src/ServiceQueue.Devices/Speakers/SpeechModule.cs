namespace ServiceQueue.Devices.Speakers;

/// <summary>
/// A family of speech modules; they differ in a checksum, in the scale of their volume and in English.
/// </summary>
/// <param name="Name">As in hall.json.</param>
/// <param name="HasChecksum">Whether a frame ends with the exclusive or of all bytes before.</param>
/// <param name="Loudest">The highest step of <c>[v…]</c>; 0 is mute.</param>
/// <param name="SpeaksEnglish">Whether it reads English words; the others spell them.</param>
public sealed record SpeechModule(string Name, bool HasChecksum, int Loudest, bool SpeaksEnglish)
{
    /// <summary>SYN6288: Chinese.</summary>
    public static readonly SpeechModule Syn6288 = new("syn6288", true, 16, false);

    /// <summary>XFS5152 and SYN6988: Chinese and English.</summary>
    public static readonly SpeechModule Xfs5152 = new("xfs5152", false, 10, true);

    /// <summary>All that are known.</summary>
    public static IReadOnlyList<SpeechModule> All { get; } = [Syn6288, Xfs5152];

    /// <summary>The module of a name, or null.</summary>
    public static SpeechModule? Named(string name) => All.FirstOrDefault(m => m.Name == name);
}
