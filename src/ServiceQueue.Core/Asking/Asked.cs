using NodaTime;
using ServiceQueue.Core.Disclosure;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Asking;

/// <summary>Somebody asks a clerk, at a counter, by phone or by letter.</summary>
/// <param name="Channel">"visit", "phone" or "letter".</param>
/// <param name="Clerk">Who is asked.</param>
/// <param name="Visit">The visit; needed for "visit" and for nothing else.</param>
/// <param name="About">What is asked, in one sentence without personal data.</param>
/// <param name="InScope">Whether it is the clerk's own field.</param>
/// <param name="Simple">Whether it can be answered at once.</param>
/// <param name="Item">The service item asked about, or null.</param>
public sealed record AskFirst(
    string Channel, string Clerk, VisitId? Visit, string About, bool InScope, bool Simple,
    string? Item = null) : QuestionCommand;

/// <summary>Stamps who was asked first, and answers for it to the end (R-FIRST-ASSIGN, 000-B 首问一).</summary>
public static class Asked
{
    internal static Decision Decide(HallState hall, AskFirst ask, Instant now)
    {
        if (Refusal(hall, ask) is { } no) return no;
        var clerk = ask.Clerk.Trim();
        var name = ask.Visit?.Value ?? hall.Books.Questions.NextName(now.InZone(hall.Plan.Zone).Year);
        return Decision.Accept(new FirstAsked(
            name, ask.Channel, clerk, ask.Visit, ask.About.Trim(), ask.InScope, ask.Simple, ask.Item));
    }

    internal static HallState Apply(HallState hall, FirstAsked asked, Instant at)
    {
        var book = hall.Books.Questions;
        if (asked.Visit is null)
        {
            var year = at.InZone(hall.Plan.Zone).Year;
            book = book with { Year = year, LastNumber = year == book.Year ? book.LastNumber + 1 : 1 };
        }

        return Questions.Put(hall, book.With(new Question
        {
            Name = asked.Question, Channel = asked.Channel, FirstAsked = asked.Clerk, Holder = asked.Clerk,
            Visit = asked.Visit, About = asked.About, InScope = asked.InScope, Simple = asked.Simple,
            Item = asked.Item, AskedAt = at,
        }));
    }

    private static Decision? Refusal(HallState hall, AskFirst ask)
    {
        if (!Questions.Channels.Contains(ask.Channel))
            return Decision.Refuse(RefusalCode.FieldMissing, "channel");
        if (Questions.Blank(("clerk", ask.Clerk), ("about", ask.About)) is { } blank)
            return Decision.Refuse(RefusalCode.FieldMissing, blank);
        if ((ask.Channel == "visit") != (ask.Visit is not null))
            return Decision.Refuse(RefusalCode.FieldMissing, "visit");
        if (PersonalData.In(ask.About) is not null) return Personal();
        if (ask.Visit is not { } visit) return null;
        if (!hall.Visits.ContainsKey(visit)) return Decision.Refuse(RefusalCode.UnknownVisit, visit.Value);
        var first = Questions.Find(hall, visit.Value)?.FirstAsked;
        return first is not null && first != ask.Clerk.Trim() ? Taken(first) : null;
    }

    private static Decision Taken(string first) => Decision.Forbid("R-FIRST-ASSIGN", new Words(
        $"该群众的首问责任人是{first}，首问责任不得变更；需要他人办理的，请办理移交。",
        $"{first} was asked first and stays responsible. Hand the question over instead."));

    private static Decision Personal() => Decision.Forbid("R-PRIV-PROTECT", new Words(
        "咨询内容含有手机号码或身份证号码，请删除后再登记。",
        "The question holds a phone or identity number. Remove it and try again."));
}
