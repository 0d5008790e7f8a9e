using NodaTime;
using ServiceQueue.Core.Cases;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Hours;
using ServiceQueue.Core.Rules.Asking;

namespace ServiceQueue.Core.Asking;

/// <summary>Cannot answer now: asks a superior, and promises a time.</summary>
/// <param name="Question">Its name, or a visit's id.</param>
/// <param name="Reason">Why not now.</param>
/// <param name="Superior">Who was asked; not the clerk.</param>
/// <param name="Due">The promised time.</param>
/// <param name="By">Who defers.</param>
public sealed record DeferQuestion(string Question, string Reason, string Superior, Instant Due, string By)
    : QuestionCommand;

/// <summary>Defers an answer with reason, superior and promised time (R-FIRST-ESCALATE, 000-B 首问二).</summary>
public static class Deferring
{
    /// <summary>
    /// The latest time that may be promised at a moment; null while the calendar is missing.
    /// </summary>
    public static Instant? Latest(HallState hall, Instant now) => DueTimes.Of(
        CaseClock.Of(hall), now, TimeLimit.WorkingDays(hall.Books.Rules[AskingFigures.FollowUpDays])).At;

    internal static Decision Decide(HallState hall, DeferQuestion ask, Instant now)
    {
        if (Questions.Find(hall, ask.Question) is not { } question)
            return Decision.Refuse(RefusalCode.UnknownRecord, ask.Question);
        if (Questions.Blank(("reason", ask.Reason), ("superior", ask.Superior), ("by", ask.By)) is { } blank)
            return Decision.Refuse(RefusalCode.FieldMissing, blank);
        if (ask.Due <= now) return Decision.Refuse(RefusalCode.FieldMissing, "due");
        if (ask.Superior.Trim() == ask.By.Trim()) return OwnSuperior();
        if (question is { InScope: true, Simple: true }) return AnswerNow();
        if (Latest(hall, now) is { } latest && ask.Due > latest) return TooLate(hall);
        return Decision.Accept(new QuestionDeferred(
            ask.Question, ask.Reason.Trim(), ask.Superior.Trim(), ask.Due, ask.By.Trim()));
    }

    internal static HallState Apply(HallState hall, QuestionDeferred deferred) => Questions.Change(
        hall, deferred.Question, q => q with { Due = deferred.Due, Superior = deferred.Superior });

    private static Decision OwnSuperior() => Decision.Forbid("R-FIRST-ESCALATE", new Words(
        "不能马上办理的，应当请示领导，请示对象不得是本人。",
        "A superior must be asked; nobody is one's own superior."));

    private static Decision AnswerNow() => Decision.Forbid("R-FIRST-ANSWER-NOW", new Words(
        "属于职责范围内且能够立即答复的事项，必须当场答复，不得延后。",
        "What is in the clerk's field and can be answered at once must be answered at once."));

    private static Decision TooLate(HallState hall)
    {
        var days = hall.Books.Rules[AskingFigures.FollowUpDays];
        return Decision.Forbid("R-FIRST-FOLLOWUP", new Words(
            $"承诺的答复时间超过本厅规定的{days}个工作日，请提前。",
            $"The promised time is later than the hall's {days} working days. Promise an earlier one."));
    }
}
