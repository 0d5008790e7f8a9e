using NodaTime;
using ServiceQueue.Core.Disclosure;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Hours;

namespace ServiceQueue.Host.Api.Regulations;

/// <summary>A figure of the rulebook.</summary>
public sealed record FigureShape(
    string Id, Words Name, Words Unit, int Value, int Default, int Min, int Max, string Clause,
    IReadOnlyList<Words> Choices);

/// <summary><c>POST /rulebook/{id}</c>.</summary>
public sealed record FigureBody(
    string? RequestId = null, int? Value = null, string? Author = null, string? Approver = null,
    string? Reason = null) : IAsked;

/// <summary>What the hall discloses.</summary>
public sealed record DisclosureShape(
    EditionShape? Catalogue, IReadOnlyList<ComingShape> Coming, IReadOnlyList<PageShape> Pages,
    IReadOnlyList<AnswerShape> Answers);

/// <summary>The catalogue in force.</summary>
public sealed record EditionShape(
    string Version, Instant EffectiveAt, string Author, string Approver, IReadOnlyList<GuideShape> Items);

/// <summary>An edition that is not in force yet.</summary>
public sealed record ComingShape(string Version, Instant EffectiveAt);

/// <summary>The guide of an item; a part that is missing is named, and nothing is made up for it.</summary>
public sealed record GuideShape(
    string Id, Words Name, string Basis, string Conditions, IReadOnlyList<string> Steps,
    IReadOnlyList<string> Materials, string Refusals, bool IsImmediate, TimeLimit? Promise, decimal? Fee,
    string FeeBasis, string Place, string Phone, string Season, IReadOnlyList<FormPlan> Forms,
    IReadOnlyList<string> Missing);

/// <summary>A disclosure page; without text where the hall has published none.</summary>
public sealed record PageShape(string Kind, Words Title, IReadOnlyList<string> Text, Instant? PublishedAt);

/// <summary>A standard answer.</summary>
public sealed record AnswerShape(string Id, string Question, string Answer, string Owner, Instant ReviewBy);

/// <summary><c>POST /disclosure/catalogue</c>.</summary>
public sealed record CatalogueBody(
    string? RequestId = null, string? Version = null, Instant? EffectiveAt = null, string? Author = null,
    string? Approver = null, IReadOnlyList<ItemPlan?>? Items = null) : IAsked;

/// <summary><c>POST /disclosure/pages</c>.</summary>
public sealed record PagesBody(
    string? RequestId = null, string? Author = null, string? Approver = null,
    IReadOnlyList<DisclosurePage?>? Pages = null) : IAsked;

/// <summary><c>POST /disclosure/answers/{id}</c>.</summary>
public sealed record AnswerBody(
    string? RequestId = null, string? Question = null, string? Answer = null, string? Owner = null,
    string? By = null) : IAsked;

/// <summary>A body that says who acts.</summary>
public sealed record ByBody(string? RequestId = null, string? By = null) : IAsked;

/// <summary><c>POST /questions</c>.</summary>
public sealed record AskBody(
    string? RequestId = null, string? Channel = null, string? Clerk = null, VisitId? Visit = null,
    string? About = null, bool InScope = true, bool Simple = false, string? Item = null) : IAsked;

/// <summary>
/// <c>POST /questions/{question}/…</c>: each verb takes the fields it needs, and names the one it lacks.
/// </summary>
public sealed record QuestionBody(
    string? RequestId = null, string? By = null, string? Answer = null, string? ChecklistVersion = null,
    string? Reason = null, string? Superior = null, Instant? Due = null, string? Outcome = null,
    int? Counter = null, string? ToClerk = null, Instant? ComeAt = null, string? Bring = null,
    string? Contact = null, string? Body = null, string? Address = null, string? Phone = null,
    string? With = null, string? Result = null) : IAsked;

/// <summary>A question; settled ones have left the hall's book and are in the journal alone.</summary>
public sealed record QuestionShape(
    string Question, bool Settled, string? Channel, string? FirstAsked, string? Holder, string? About,
    string? Item, Instant? AskedAt, Instant? Due, string? HandedTo, int? HandedToCounter, string? Notice);

/// <summary><c>POST /counters/{n}/liaison/…</c>.</summary>
public sealed record LiaisonBody(
    string? RequestId = null, string? Person = null, string? Reason = null, string? With = null,
    string? Notes = null, IReadOnlyList<string>? JointCases = null, LocalDate? Week = null,
    string? SignedBy = null, string? By = null) : IAsked;

/// <summary><c>POST /meetings</c>.</summary>
public sealed record MeetingBody(
    string? RequestId = null, string? Topics = null, string? Statistics = null, string? Result = null,
    string? By = null) : IAsked;

/// <summary><c>POST /records/view</c> and <c>/copy</c>.</summary>
public sealed record RecordBody(
    string? RequestId = null, string? Record = null, string? Purpose = null, string? Approver = null,
    string? By = null) : IAsked;

/// <summary><c>POST /visits/{visit}/note</c>.</summary>
public sealed record NoteBody(
    string? RequestId = null, bool IdentityChecked = false, string? Note = null, string? By = null) : IAsked;

/// <summary>That something was put on record.</summary>
public sealed record RecordedShape(long Sequence, Instant At);
