namespace ServiceQueue.Core.Disclosure;

/// <summary>What the hall has made public, 公开.</summary>
public sealed record DisclosureBook
{
    /// <summary>Nothing is open.</summary>
    public static readonly DisclosureBook Empty = new();

    /// <summary>The catalogue in force, or null before the first was published.</summary>
    public CatalogueEdition? Catalogue { get; init; }
}
