using NodaTime;
using ServiceQueue.Contracts;
using ServiceQueue.Core.Halls;
using ServiceQueue.Devices.Speakers;

namespace ServiceQueue.Host.Configuration;

/// <summary>
/// A hall as configured: the plan for the rules, the devices for the wires, the catalogue for the citizens.
/// </summary>
/// <param name="Plan">What the rules need.</param>
/// <param name="Devices">How each device is reached.</param>
/// <param name="Catalogue">The service items.</param>
/// <param name="Locales">The languages the hall speaks, Chinese first.</param>
public sealed record HallConfig(
    HallPlan Plan, IReadOnlyList<DeviceConfig> Devices, IReadOnlyList<CatalogueItem> Catalogue,
    IReadOnlyList<string> Locales)
{
    /// <summary>How the catalogue is published.</summary>
    public CatalogueHeader Edition { get; init; } = CatalogueHeader.None;
}

/// <summary>What catalogue.json says of itself as an edition; all of it may be left out.</summary>
/// <param name="Version">The edition's name, or null to name it by its content.</param>
/// <param name="EffectiveAt">From when it is in force, or null for at once.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="Approver">Who approved it; not the author.</param>
/// <param name="Pages">The paragraphs of each disclosure page, by kind.</param>
public sealed record CatalogueHeader(
    string? Version, Instant? EffectiveAt, string Author, string Approver,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Pages)
{
    /// <summary>A bare list of items: whoever put the file in place has approved it.</summary>
    public static readonly CatalogueHeader None = new(
        null, null, "catalogue.json", "部署人员", new Dictionary<string, IReadOnlyList<string>>());
}

/// <summary>How a device is reached.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Protocol">"escpos", "lihe" or another protocol of signs, "ff68" or "mqtt".</param>
/// <param name="Profile">A printer's profile, or null.</param>
/// <param name="Address">Its address on a shared line, or 0.</param>
/// <param name="Line">Its line, or null for one without.</param>
public sealed record DeviceConfig(
    string Id, DeviceKind Kind, string Protocol, string? Profile, int Address, LineAddress? Line)
{
    /// <summary>Whether an evaluator hangs on a keypad, or is part of a unit.</summary>
    public bool HasEvaluator { get; init; }

    /// <summary>How a speaker talks, before the hall's time zone is known; null for other kinds.</summary>
    public SpeakerVoice? Voice { get; init; }

    /// <summary>What a sign needs beside; nothing to other devices.</summary>
    public SignConfig Sign { get; init; } = new();

    /// <summary>The same in a hall's time zone.</summary>
    public DeviceConfig In(DateTimeZone zone) =>
        this with { Voice = Voice?.In(zone), Sign = Sign.In(zone) };
}
