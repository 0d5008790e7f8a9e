using NodaTime;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Notices;

namespace ServiceQueue.Core.Asking;

/// <summary>Refers the asker to a body outside the hall.</summary>
/// <param name="Question">Its name, or a visit's id.</param>
/// <param name="Body">Which body takes it.</param>
/// <param name="Address">Where it is.</param>
/// <param name="Phone">Its phone.</param>
/// <param name="Reason">Why it is not the hall's.</param>
/// <param name="By">Who refers.</param>
public sealed record ReferOutside(
    string Question, string Body, string Address, string Phone, string Reason, string By) : QuestionCommand;

/// <summary>
/// Tells in writing who takes what the hall does not: body, address, phone and reason (R-FIRST-OUTSIDE,
/// 003-B 二).
/// </summary>
public static class Referring
{
    internal static Decision Decide(HallState hall, ReferOutside ask, Instant now)
    {
        if (Questions.Find(hall, ask.Question) is not { } question)
            return Decision.Refuse(RefusalCode.UnknownRecord, ask.Question);
        var blank = Questions.Blank(
            ("body", ask.Body), ("address", ask.Address), ("phone", ask.Phone), ("reason", ask.Reason),
            ("by", ask.By));
        if (blank is not null) return Decision.Refuse(RefusalCode.FieldMissing, blank);
        if (Phrases.ForbiddenIn(ask.Reason) is { } phrase) return Phrases.Refusal(phrase);
        var issued = QuestionNotices.Outside(hall, question, ask, now);
        return Decision.Accept(
            new ReferredOutside(
                ask.Question, ask.Body.Trim(), ask.Address.Trim(), ask.Phone.Trim(), ask.Reason.Trim(),
                ask.By.Trim(), issued.Notice.Number),
            issued);
    }
}
