using System.Diagnostics;
using NodaTime;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Disclosure;

/// <summary>Something asked about what is made public.</summary>
public abstract record DisclosureCommand : Command;

/// <summary>Something that happened to what is made public.</summary>
public abstract record DisclosureEvent : HallEvent;

/// <summary>
/// Leads each command and event about what is made public to its verb, and says what the clock brings.
/// </summary>
public static class DisclosureVerbs
{
    internal static Decision Decide(HallState hall, DisclosureCommand command, Instant now) => command switch
    {
        PublishCatalogue ask => Publishing.Decide(hall, ask, now),
        PublishPages ask => DisclosurePages.Decide(ask),
        PublishAnswer ask => Answers.Decide(hall, ask, now),
        WithdrawAnswer ask => Answers.Decide(hall, ask),
        NameLiaison ask => Liaisons.Decide(hall, ask),
        LogLiaison ask => Liaisons.Decide(hall, ask, now),
        FileLiaison ask => Liaisons.Decide(hall, ask),
        HoldMeeting ask => Meetings.Decide(ask),
        ViewRecord ask => RecordAccess.Decide(ask),
        CopyRecord ask => RecordAccess.Decide(ask),
        NoteVisit ask => VisitNotes.Decide(hall, ask),
        _ => throw new UnreachableException(command.GetType().Name),
    };

    internal static HallState Apply(HallState hall, DisclosureEvent happened, Recorded recorded)
    {
        var book = hall.Books.Disclosure;
        var next = happened switch
        {
            CataloguePublished e => Publishing.Apply(book, e, recorded.At),
            CatalogueInForce e => Publishing.Apply(book, e, recorded.At),
            PagesPublished e => DisclosurePages.Apply(book, e, recorded.At),
            AnswerPublished e => Answers.Apply(book, e, recorded.At),
            AnswerWithdrawn e => book with { Answers = book.Answers.Remove(e.Answer) },
            LiaisonNamed e => book with { Liaisons = book.Liaisons.SetItem(e.Counter, e.Person) },
            LiaisonLogged or LiaisonFiled or MeetingHeld => book,
            RecordViewed or RecordCopied or VisitNoted => book,
            _ => throw new UnreachableException(happened.GetType().Name),
        };
        return ReferenceEquals(next, book)
            ? hall : hall with { Books = hall.Books with { Disclosure = next } };
    }

    /// <summary>What the clock brings by now: an edition whose time has come.</summary>
    internal static IEnumerable<HallEvent> Due(HallState hall, Instant now) => hall.Books.Disclosure.Coming
        .Where(e => e.EffectiveAt <= now).Take(1).Select(e => new CatalogueInForce(e.Version));

    /// <summary>When the clock next brings something, or null.</summary>
    internal static Instant? NextAlarm(HallState hall) =>
        hall.Books.Disclosure.Coming is [var next, ..] ? next.EffectiveAt : null;
}
