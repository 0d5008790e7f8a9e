using ServiceQueue.Contracts;
using ServiceQueue.Core.Halls;

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
    IReadOnlyList<string> Locales);

/// <summary>How a device is reached.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Protocol">"escpos", "lihe", "ff68" or "mqtt".</param>
/// <param name="Profile">A printer's profile, or null.</param>
/// <param name="Address">Its address on a shared line, or 0.</param>
/// <param name="Line">Its line, or null for one without.</param>
public sealed record DeviceConfig(
    string Id, DeviceKind Kind, string Protocol, string? Profile, int Address, LineAddress? Line);

/// <summary>A service item of the catalogue, 办事事项.</summary>
public sealed record CatalogueItem
{
    /// <summary>Its id, such as "SV-LD-UNEMP-REG".</summary>
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The group it is listed under.</summary>
    public string Group { get; init; } = "";

    /// <summary>The materials a visitor brings.</summary>
    public IReadOnlyList<string> Materials { get; init; } = [];

    /// <summary>The steps it takes.</summary>
    public IReadOnlyList<string> Steps { get; init; } = [];

    /// <summary>What else to know.</summary>
    public string Notes { get; init; } = "";

    /// <summary>Forms to fill in.</summary>
    public IReadOnlyList<string> Forms { get; init; } = [];

    /// <summary>The usual kind of case, such as 即办件.</summary>
    public string CaseType { get; init; } = "";

    /// <summary>Whether its name must not show on screens, signs, slips or in speech.</summary>
    public bool Sensitive { get; init; }

    /// <summary>What the hall must confirm before it publishes the item, or empty.</summary>
    public string Legacy { get; init; } = "";

    /// <summary>The service it belongs to, or null.</summary>
    public string? Service { get; init; }
}
