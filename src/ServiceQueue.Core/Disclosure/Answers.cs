using NodaTime;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Rules.Disclosure;

namespace ServiceQueue.Core.Disclosure;

/// <summary>Publishes a standard answer, or confirms it after review.</summary>
/// <param name="Answer">Its id.</param>
/// <param name="Question">What is often asked.</param>
/// <param name="Text">The answer, in plain words.</param>
/// <param name="Owner">Who answers for it.</param>
/// <param name="By">Who publishes.</param>
public sealed record PublishAnswer(string Answer, string Question, string Text, string Owner, string By)
    : DisclosureCommand;

/// <summary>Takes a standard answer back.</summary>
public sealed record WithdrawAnswer(string Answer, string By) : DisclosureCommand;

/// <summary>A standard answer was published, or confirmed after review.</summary>
/// <param name="Answer">Its id.</param>
/// <param name="Question">What is often asked.</param>
/// <param name="Text">The answer.</param>
/// <param name="Owner">Who answers for it.</param>
/// <param name="ReviewBy">By when it is looked at again.</param>
/// <param name="By">Who published.</param>
public sealed record AnswerPublished(
    string Answer, string Question, string Text, string Owner, Instant ReviewBy, string By) : DisclosureEvent;

/// <summary>A standard answer was taken back.</summary>
public sealed record AnswerWithdrawn(string Answer, string By) : DisclosureEvent;

/// <summary>Standard answers to common questions (R-PUB-FAQ, 004-O 13).</summary>
public static class Answers
{
    /// <summary>More answers than anybody reads.</summary>
    public const int Most = 500;

    internal static Decision Decide(HallState hall, PublishAnswer ask, Instant now)
    {
        var blank = Asking.Questions.Blank(
            ("answer", ask.Answer), ("question", ask.Question), ("text", ask.Text), ("owner", ask.Owner),
            ("by", ask.By));
        if (blank is not null) return Decision.Refuse(RefusalCode.FieldMissing, blank);
        var known = hall.Books.Disclosure.Answers;
        if (!known.ContainsKey(ask.Answer) && known.Count >= Most)
            return Decision.Refuse(RefusalCode.FieldMissing, "answer");
        var review = now + Duration.FromDays(hall.Books.Rules[DisclosureFigures.FaqReviewDays]);
        return PublicTexts.Refusal([ask.Question, ask.Text]) ?? Decision.Accept(new AnswerPublished(
            ask.Answer.Trim(), ask.Question.Trim(), ask.Text.Trim(), ask.Owner.Trim(), review,
            ask.By.Trim()));
    }

    internal static Decision Decide(HallState hall, WithdrawAnswer ask) =>
        hall.Books.Disclosure.Answers.ContainsKey(ask.Answer)
            ? Decision.Accept(new AnswerWithdrawn(ask.Answer, ask.By))
            : Decision.Refuse(RefusalCode.UnknownRecord, ask.Answer);

    internal static DisclosureBook Apply(DisclosureBook book, AnswerPublished published, Instant at) =>
        book with
        {
            Answers = book.Answers.SetItem(published.Answer, new PublicAnswer(
                published.Question, published.Text, published.Owner, at, published.ReviewBy)),
        };
}
