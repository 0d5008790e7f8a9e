using NodaTime;
using ServiceQueue.Core.Cases;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Hours;
using ServiceQueue.Core.Rulebooks;
using ServiceQueue.Core.Rules.Complaints;

namespace ServiceQueue.Core.Complaints;

/// <summary>
/// By when what must be done about a complaint. All limits run from its receipt (rules C2).
/// </summary>
public static class ComplaintClock
{
    internal static TimeLimit Register(Rulebook rules) =>
        TimeLimit.WallMinutes(rules[ComplaintFigures.RegisterHours] * 60);

    internal static TimeLimit Contact(Rulebook rules) =>
        TimeLimit.WorkingDays(rules[ComplaintFigures.ContactDays]);

    internal static TimeLimit Answer(Rulebook rules, ComplaintKind kind, bool isComplex) =>
        TimeLimit.WorkingDays(rules[kind switch
        {
            ComplaintKind.Suggestion => ComplaintFigures.ReplyDays,
            _ when isComplex => ComplaintFigures.ComplexDays,
            _ => ComplaintFigures.AnswerDays,
        }]);

    /// <summary>When a limit from an instant ends in a hall; null while a calendar is missing.</summary>
    internal static Instant? End(HallState hall, Instant from, TimeLimit limit) =>
        DueTimes.Of(CaseClock.Of(hall), from, limit).At;

    /// <summary>By when the result must be told, also when it was not known at the receipt.</summary>
    public static Instant? AnswerBy(HallState hall, Complaint complaint) =>
        complaint.AnswerBy ?? End(
            hall, complaint.ReceivedAt,
            Answer(hall.Books.Rules, complaint.Kind, complaint.IsComplex));
}
