using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Notices;

namespace ServiceQueue.Core.Asking;

/// <summary>Answers a question.</summary>
/// <param name="Question">Its name, or a visit's id.</param>
/// <param name="By">Who answers.</param>
/// <param name="Answer">What was said, in one sentence.</param>
/// <param name="ChecklistVersion">
/// The version of the checklist handed out, or null where none was due.
/// </param>
public sealed record AnswerQuestion(
    string Question, string By, string Answer, string? ChecklistVersion = null) : QuestionCommand;

/// <summary>Answers on the spot what can be answered on the spot (R-FIRST-ANSWER-NOW, 002-D 二2).</summary>
public static class Answering
{
    internal static Decision Decide(HallState hall, AnswerQuestion ask)
    {
        if (Questions.Find(hall, ask.Question) is null)
            return Decision.Refuse(RefusalCode.UnknownRecord, ask.Question);
        if (Questions.Blank(("by", ask.By), ("answer", ask.Answer)) is { } blank)
            return Decision.Refuse(RefusalCode.FieldMissing, blank);
        if (Phrases.ForbiddenIn(ask.Answer) is { } phrase) return Phrases.Refusal(phrase);
        return Decision.Accept(new QuestionAnswered(
            ask.Question, ask.By.Trim(), ask.Answer.Trim(), ask.ChecklistVersion));
    }

    /// <summary>
    /// A promise to come back is kept by coming back, so an answer alone does not settle it.
    /// </summary>
    internal static HallState Apply(HallState hall, QuestionAnswered answered) =>
        hall.Books.Questions.Open.TryGetValue(answered.Question, out var open) && open.Due is not null
            ? Questions.Change(hall, answered.Question, q => q with { Answer = answered.Answer })
            : Questions.Settle(hall, answered.Question);
}
