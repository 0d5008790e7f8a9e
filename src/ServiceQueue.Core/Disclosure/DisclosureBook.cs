using System.Collections.Immutable;
using NodaTime;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Disclosure;

/// <summary>What the hall has made public, 公开.</summary>
public sealed record DisclosureBook
{
    /// <summary>Nothing is open.</summary>
    public static readonly DisclosureBook Empty = new();

    /// <summary>The catalogue in force, or null before the first was published.</summary>
    public CatalogueEdition? Catalogue { get; init; }

    /// <summary>Since when it is in force.</summary>
    public Instant InForceSince { get; init; } = Instant.MinValue;

    /// <summary>The edition before it, which older tickets keep; null for the first.</summary>
    public CatalogueEdition? Previous { get; init; }

    /// <summary>Published editions that are not in force yet, in order of their time.</summary>
    public ImmutableArray<CatalogueEdition> Coming { get; init; } = [];

    /// <summary>All names ever given to an edition.</summary>
    public ImmutableSortedSet<string> Versions { get; init; } =
        ImmutableSortedSet<string>.Empty;

    /// <summary>The disclosure pages by kind.</summary>
    public ImmutableSortedDictionary<string, PublishedPage> Pages { get; init; } =
        ImmutableSortedDictionary<string, PublishedPage>.Empty;

    /// <summary>The standard answers by id, 常见问题.</summary>
    public ImmutableSortedDictionary<string, PublicAnswer> Answers { get; init; } =
        ImmutableSortedDictionary<string, PublicAnswer>.Empty;

    /// <summary>The liaison of each counter, 信息联络员.</summary>
    public ImmutableSortedDictionary<int, string> Liaisons { get; init; } =
        ImmutableSortedDictionary<int, string>.Empty;

    /// <summary>
    /// The edition that was in force at a moment: a ticket keeps the one of its time (000-I 二6). Reaches back
    /// one edition, which is further than any hall day does.
    /// </summary>
    public CatalogueEdition? EditionAt(Instant at) => at < InForceSince ? Previous ?? Catalogue : Catalogue;

    /// <summary>The edition of a name, as far back as one is kept; else the one in force.</summary>
    public CatalogueEdition? EditionOf(string version) =>
        Previous?.Version == version ? Previous : Catalogue;

    /// <summary>The book with an edition in force from now on.</summary>
    internal DisclosureBook Enforced(CatalogueEdition edition, Instant at) => this with
    {
        Previous = Catalogue, Catalogue = edition, InForceSince = Catalogue is null ? Instant.MinValue : at,
        Coming = Coming.RemoveAll(e => e.Version == edition.Version),
    };
}

/// <summary>A disclosure page as it stands.</summary>
/// <param name="Page">What it says.</param>
/// <param name="At">When it was published.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="Approver">Who approved it.</param>
public sealed record PublishedPage(DisclosurePage Page, Instant At, string Author, string Approver);

/// <summary>A standard answer, in plain words.</summary>
/// <param name="Question">What is often asked.</param>
/// <param name="Text">What is answered.</param>
/// <param name="Owner">Who answers for it.</param>
/// <param name="At">When it was written or last reviewed.</param>
/// <param name="ReviewBy">By when it is looked at again.</param>
public sealed record PublicAnswer(string Question, string Text, string Owner, Instant At, Instant ReviewBy);
