using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Asking;

/// <summary>Settles something by phone on the spot.</summary>
/// <param name="Question">Its name, or a visit's id.</param>
/// <param name="With">Which leader or body was called.</param>
/// <param name="Result">What was agreed.</param>
/// <param name="By">Who called.</param>
public sealed record CoordinateByPhone(string Question, string With, string Result, string By)
    : QuestionCommand;

/// <summary>Coordinates by phone while the asker waits (R-FIRST-PHONE-COORD, 002-D 二2(2)).</summary>
public static class Coordinating
{
    internal static Decision Decide(HallState hall, CoordinateByPhone ask)
    {
        if (Questions.Find(hall, ask.Question) is null)
            return Decision.Refuse(RefusalCode.UnknownRecord, ask.Question);
        return Questions.Blank(("with", ask.With), ("result", ask.Result), ("by", ask.By)) is { } blank
            ? Decision.Refuse(RefusalCode.FieldMissing, blank)
            : Decision.Accept(new Coordinated(
                ask.Question, ask.With.Trim(), ask.Result.Trim(), ask.By.Trim()));
    }
}
