using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Asking;

/// <summary>Questions asked and not settled, 首问.</summary>
public sealed record QuestionBook
{
    /// <summary>Nothing is open.</summary>
    public static readonly QuestionBook Empty = new();

    /// <summary>The open questions by name.</summary>
    public ImmutableSortedDictionary<string, Question> Open { get; init; } =
        ImmutableSortedDictionary<string, Question>.Empty;

    /// <summary>The year of the last number given out.</summary>
    public int Year { get; init; }

    /// <summary>The last number given out in that year to a question without a visit.</summary>
    public int LastNumber { get; init; }

    /// <summary>The name of the next question without a visit, such as "Q2026-00012".</summary>
    internal string NextName(int year) =>
        $"Q{year}-{(year == Year ? LastNumber + 1 : 1).ToString("00000", CultureInfo.InvariantCulture)}";

    /// <summary>The book with a question put in its place.</summary>
    internal QuestionBook With(Question question) =>
        this with { Open = Open.SetItem(question.Name, question) };

    /// <summary>The book without a question that is settled.</summary>
    internal QuestionBook Without(string question) => this with { Open = Open.Remove(question) };
}

/// <summary>One question, until it is settled.</summary>
public sealed record Question
{
    /// <summary>Its name; for a visitor at a counter the visit's id.</summary>
    public required string Name { get; init; }

    /// <summary>"visit" 来访, "phone" 来电, "letter" 来信.</summary>
    public required string Channel { get; init; }

    /// <summary>Who was asked first; never changes (000-B 首问一).</summary>
    public required string FirstAsked { get; init; }

    /// <summary>Who has it in hand now.</summary>
    public required string Holder { get; init; }

    /// <summary>The visit, or null.</summary>
    public VisitId? Visit { get; init; }

    /// <summary>What was asked.</summary>
    public string About { get; init; } = "";

    /// <summary>Whether it is the first-asked clerk's own field.</summary>
    public bool InScope { get; init; } = true;

    /// <summary>Whether it can be answered at once.</summary>
    public bool Simple { get; init; }

    /// <summary>The service item asked about, or null.</summary>
    public string? Item { get; init; }

    /// <summary>When it was asked.</summary>
    public required Instant AskedAt { get; init; }

    /// <summary>The promised time of a later answer, or null.</summary>
    public Instant? Due { get; init; }

    /// <summary>The superior who was asked, or empty.</summary>
    public string Superior { get; init; } = "";

    /// <summary>Whom it was handed to and who has not yet accepted, or null.</summary>
    public string? HandedTo { get; init; }

    /// <summary>The counter of that clerk, or null.</summary>
    public int? HandedToCounter { get; init; }

    /// <summary>When it was handed over, or null.</summary>
    public Instant? HandedAt { get; init; }

    /// <summary>The answer given so far; a deferred question stays open until the asker was told.</summary>
    public string Answer { get; init; } = "";
}
