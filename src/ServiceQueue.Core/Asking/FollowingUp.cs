using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Asking;

/// <summary>The asker was contacted afterwards.</summary>
/// <param name="Question">Its name.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="By">Who made contact.</param>
public sealed record FollowUpQuestion(string Question, string Outcome, string By) : QuestionCommand;

/// <summary>
/// Makes contact afterwards, which settles a deferred question (R-FIRST-FOLLOWUP, 003-B 三).
/// </summary>
public static class FollowingUp
{
    internal static Decision Decide(HallState hall, FollowUpQuestion ask)
    {
        if (!hall.Books.Questions.Open.TryGetValue(ask.Question, out var open) || open.Due is null)
            return Decision.Refuse(RefusalCode.UnknownRecord, ask.Question);
        return Questions.Blank(("outcome", ask.Outcome), ("by", ask.By)) is { } blank
            ? Decision.Refuse(RefusalCode.FieldMissing, blank)
            : Decision.Accept(new FollowedUp(ask.Question, ask.Outcome.Trim(), ask.By.Trim()));
    }
}
