using NodaTime.Text;
using ServiceQueue.Core.Asking;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Rules.Asking;

/// <summary>What a finding about a question is called: its ticket and day, or its own name.</summary>
internal static class Subjects
{
    /// <summary>"A012 2026-03-02"; the visit's id where the day no longer knows it.</summary>
    public static string Of(HallState hall, VisitId visit) =>
        hall.Visits.TryGetValue(visit, out var known)
            ? $"{known.Ticket} {LocalDatePattern.Iso.Format(known.Day)}" : visit.Value;

    /// <summary>The same for a question: a visit's name is the visit's id.</summary>
    public static string Of(HallState hall, QuestionEvent about) => Of(hall, new VisitId(about.Question));
}
