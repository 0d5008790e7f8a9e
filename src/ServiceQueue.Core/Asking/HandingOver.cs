using NodaTime;
using ServiceQueue.Core.Counters;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Rules.Asking;
using ServiceQueue.Core.Visits;

namespace ServiceQueue.Core.Asking;

/// <summary>Hands a question over to a named clerk at a counter.</summary>
/// <param name="Question">Its name, or a visit's id.</param>
/// <param name="By">Who hands over.</param>
/// <param name="ToCounter">The counter.</param>
/// <param name="ToClerk">The clerk signed in there.</param>
/// <param name="Reason">Why.</param>
public sealed record HandOverQuestion(
    string Question, string By, int ToCounter, string ToClerk, string Reason) : QuestionCommand;

/// <summary>The named clerk accepts.</summary>
public sealed record AcceptHandover(string Question, string By) : QuestionCommand;

/// <summary>
/// Hands over what is not the clerk's own field: never to a counter, always to a person who accepts
/// (R-FIRST-HANDOVER, 002-E 首问三). The visitor moves on with the number and its seniority.
/// </summary>
public static class HandingOver
{
    private static readonly string[] Modes = ["escort", "assign", "guide"];

    /// <summary>How the hall hands over: "escort", "assign" or "guide".</summary>
    public static string Mode(HallState hall) => Modes[hall.Books.Rules[AskingFigures.HandoverMode]];

    internal static Decision Decide(HallState hall, HandOverQuestion ask)
    {
        if (Questions.Find(hall, ask.Question) is not { } question)
            return Decision.Refuse(RefusalCode.UnknownRecord, ask.Question);
        var blank = Questions.Blank(("by", ask.By), ("toClerk", ask.ToClerk), ("reason", ask.Reason));
        if (blank is not null) return Decision.Refuse(RefusalCode.FieldMissing, blank);
        if (!hall.Counters.TryGetValue(ask.ToCounter, out var counter))
            return Decision.Refuse(RefusalCode.UnknownCounter, ask.ToCounter.ToString());
        if (ask.ToClerk.Trim() == ask.By.Trim()) return Decision.Refuse(RefusalCode.FieldMissing, "toClerk");
        if (counter.Staffing != Staffing.Open || counter.Clerk != ask.ToClerk.Trim()) return Away(ask);
        var handed = new HandedOver(
            ask.Question, ask.By.Trim(), ask.ToCounter, ask.ToClerk.Trim(), ask.Reason.Trim(), Mode(hall));
        return Moved(hall, question, handed) is { } moved
            ? Decision.Accept(handed, moved) : Decision.Accept(handed);
    }

    internal static Decision Decide(HallState hall, AcceptHandover ask)
    {
        if (!hall.Books.Questions.Open.TryGetValue(ask.Question, out var open) || open.HandedTo is null)
            return Decision.Refuse(RefusalCode.UnknownRecord, ask.Question);
        return ask.By.Trim() == open.HandedTo
            ? Decision.Accept(new HandoverAccepted(ask.Question, open.HandedTo))
            : Decision.Forbid("R-FIRST-HANDOVER", new Words(
                $"该事项已移交给{open.HandedTo}，须由其本人接收。",
                $"It was handed to {open.HandedTo}, who must accept it in person."));
    }

    internal static HallState Apply(HallState hall, HandedOver handed, Instant at) => Questions.Change(
        hall, handed.Question,
        q => q with { HandedTo = handed.ToClerk, HandedToCounter = handed.ToCounter, HandedAt = at });

    internal static HallState Apply(HallState hall, HandoverAccepted accepted) => Questions.Change(
        hall, accepted.Question,
        q => q with { Holder = accepted.By, HandedTo = null, HandedToCounter = null, HandedAt = null });

    /// <summary>The visitor at a counter goes on to the other one.</summary>
    private static VisitTransferred? Moved(HallState hall, Question question, HandedOver handed)
    {
        var here = hall.Counters.Values.FirstOrDefault(c => c.Current is { } at && at == question.Visit);
        return here is null || here.Id == handed.ToCounter ? null : new VisitTransferred(
            here.Current!.Value, here.Id, hall.Visits[here.Current.Value].Turn.Service, handed.ToCounter,
            handed.Reason);
    }

    private static Decision Away(HandOverQuestion ask) => Decision.Forbid(
        "R-FIRST-ABSENT-REGISTER", new Words(
            $"{ask.ToCounter}号窗口的{ask.ToClerk.Trim()}不在岗，请登记办理时间、办理要求和联络方式，"
            + "并将缺岗登记单交给群众。",
            $"{ask.ToClerk.Trim()} is not at counter {ask.ToCounter}. Register when to come, what to bring "
            + "and how to be reached instead."));
}
