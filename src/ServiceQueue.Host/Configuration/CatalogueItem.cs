namespace ServiceQueue.Host.Configuration;

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

    /// <summary>The promised time in working days, or null where the hall has promised none.</summary>
    public int? PromisedWorkingDays { get; init; }

    /// <summary>What the law says it rests on, or empty.</summary>
    public string Basis { get; init; } = "";

    /// <summary>Conditions, or empty.</summary>
    public string Conditions { get; init; } = "";

    /// <summary>When it is not granted, or empty.</summary>
    public string Refusals { get; init; } = "";

    /// <summary>The fee in yuan with a legal basis; null where none is taken.</summary>
    public decimal? Fee { get; init; }

    /// <summary>The legal basis of the fee.</summary>
    public string FeeBasis { get; init; } = "";

    /// <summary>Where it is done, or empty.</summary>
    public string Place { get; init; } = "";

    /// <summary>Whom to call, or empty.</summary>
    public string Phone { get; init; } = "";

    /// <summary>First and last day of the year on which it is taken, "07-15/08-15", or empty.</summary>
    public string Season { get; init; } = "";

    /// <summary>Whether the licensing law binds it.</summary>
    public bool IsLicence { get; init; }

    /// <summary>Whether its results are made public.</summary>
    public bool MustPublish { get; init; }
}
