using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Asking;

/// <summary>Finds the question a verb is about.</summary>
public static class Questions
{
    /// <summary>The ways in which a hall can be asked: 来访, 来电, 来信.</summary>
    public static readonly IReadOnlyList<string> Channels = ["visit", "phone", "letter"];

    /// <summary>
    /// The question of a name: an open one, or that of a visit, whose first-asked clerk is the first who
    /// called it (000-B 首问一). Null when there is none.
    /// </summary>
    public static Question? Find(HallState hall, string name)
    {
        if (hall.Books.Questions.Open.TryGetValue(name, out var open)) return open;
        var visit = new VisitId(name);
        return FirstAskedOf(hall, visit) is { } clerk ? Derived(hall, visit, clerk) : null;
    }

    /// <summary>The first clerk who called a visit of the day, or null before its first call.</summary>
    public static string? FirstAskedOf(HallState hall, VisitId visit) =>
        hall.Visits.GetValueOrDefault(visit)?.Turns.FirstOrDefault(t => t.Clerk is not null)?.Clerk;

    /// <summary>The hall with a changed question; one that the journal never began is left out.</summary>
    internal static HallState Change(HallState hall, string name, Func<Question, Question> change) =>
        Find(hall, name) is { } question ? Put(hall, hall.Books.Questions.With(change(question))) : hall;

    /// <summary>The hall without a question that is settled.</summary>
    internal static HallState Settle(HallState hall, string name) =>
        Put(hall, hall.Books.Questions.Without(name));

    /// <summary>The hall with another book of questions.</summary>
    internal static HallState Put(HallState hall, QuestionBook book) =>
        hall with { Books = hall.Books with { Questions = book } };

    /// <summary>The first field without a text, or null when all are there.</summary>
    internal static string? Blank(params (string Name, string? Text)[] fields) =>
        fields.FirstOrDefault(f => string.IsNullOrWhiteSpace(f.Text)).Name;

    private static Question Derived(HallState hall, VisitId id, string clerk)
    {
        var visit = hall.Visits[id];
        return new Question
        {
            Name = id.Value, Channel = "visit", FirstAsked = clerk, Holder = visit.Turn.Clerk ?? clerk,
            Visit = id, Item = visit.Item, AskedAt = visit.Turns[0].CalledAt ?? visit.IssuedAt,
        };
    }
}
