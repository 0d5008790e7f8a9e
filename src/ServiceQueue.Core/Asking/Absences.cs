using NodaTime;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Notices;

namespace ServiceQueue.Core.Asking;

/// <summary>Registers that whom it concerns is away.</summary>
/// <param name="Question">Its name, or a visit's id.</param>
/// <param name="Counter">The counter where nobody is.</param>
/// <param name="ComeAt">When to come: 办理时间.</param>
/// <param name="Bring">What is asked for: 办理要求.</param>
/// <param name="Contact">How the counter is reached: 联络方式.</param>
/// <param name="By">Who registers.</param>
public sealed record RegisterAbsence(
    string Question, int Counter, Instant ComeAt, string Bring, string Contact, string By) : QuestionCommand;

/// <summary>
/// Fills in the absence form and hands the visitor the paper, which is the appointment
/// (R-FIRST-ABSENT-REGISTER, 002-E 首问四).
/// </summary>
public static class Absences
{
    internal static Decision Decide(HallState hall, RegisterAbsence ask, Instant now)
    {
        if (Questions.Find(hall, ask.Question) is not { } question)
            return Decision.Refuse(RefusalCode.UnknownRecord, ask.Question);
        if (hall.Plan.Counter(ask.Counter) is null)
            return Decision.Refuse(RefusalCode.UnknownCounter, ask.Counter.ToString());
        var blank = Questions.Blank(("bring", ask.Bring), ("contact", ask.Contact), ("by", ask.By));
        if (blank is not null) return Decision.Refuse(RefusalCode.FieldMissing, blank);
        if (ask.ComeAt <= now) return Decision.Refuse(RefusalCode.FieldMissing, "comeAt");
        if (Phrases.ForbiddenIn(ask.Bring) is { } phrase) return Phrases.Refusal(phrase);
        var issued = QuestionNotices.Absence(hall, question, ask, now);
        return Decision.Accept(
            new AbsenceRegistered(
                ask.Question, ask.Counter, ask.ComeAt, ask.Bring.Trim(), ask.Contact.Trim(), ask.By.Trim(),
                issued.Notice.Number),
            issued);
    }
}
