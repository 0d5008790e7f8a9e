using System.Diagnostics;
using NodaTime;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Closures;

/// <summary>Something asked about changed hours and closures.</summary>
public abstract record ClosureCommand : Command;

/// <summary>Something made known about changed hours and closures.</summary>
public abstract record ClosureEvent : HallEvent;

/// <summary>Leads each command and event about closures to its verb.</summary>
public static class ClosureVerbs
{
    internal static Decision Decide(HallState hall, ClosureCommand command, Instant now) => command switch
    {
        AnnounceHoursChange ask => Announcing.Decide(hall, ask, now),
        NoticeClosure ask => Noticing.Decide(hall, ask, now),
        _ => throw new UnreachableException(command.GetType().Name),
    };

    internal static HallState Apply(HallState hall, ClosureEvent happened, Instant at)
    {
        var book = hall.Books.Closures;
        var made = happened switch
        {
            HoursChangeAnnounced e =>
                book with { Changes = [.. book.Changes.TakeLast(ClosureBook.Most - 1), e] },
            ClosureNoticed e => book with { Notices = [.. Live(book, at), e] },
            _ => throw new UnreachableException(happened.GetType().Name),
        };
        return hall with { Books = hall.Books with { Closures = made } };
    }

    private static IEnumerable<ClosureNoticed> Live(ClosureBook book, Instant at) =>
        book.Notices.Where(n => n.Until >= at).TakeLast(ClosureBook.Most - 1);
}
