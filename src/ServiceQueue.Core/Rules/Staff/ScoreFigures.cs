using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Rulebooks;

namespace ServiceQueue.Core.Rules.Staff;

/// <summary>
/// The points of the score sheet. The regulation leaves every one of them blank (001-K 二); these are the
/// figures of practice until the hall sets its own.
/// </summary>
public static class ScoreFigures
{
    private const string Clause = "R-SCORE-TABLE; 001-K 一(四),二";
    private static readonly Words InPoints = new("分", "points");

    /// <summary>The points a month begins with.</summary>
    public static readonly Parameter Base = new(
        "score.base", new Words("月度考核基础分", "Score before deductions"), InPoints, 100, 1, 1000, Clause);

    /// <summary>A late sign-in.</summary>
    public static readonly Parameter Late = Points("late", "迟到每次扣分", "Late", 1);

    /// <summary>An early leave.</summary>
    public static readonly Parameter Early = Points("early", "早退每次扣分", "Early leave", 1);

    /// <summary>A missing sign-in.</summary>
    public static readonly Parameter Missing = Points("missing", "缺签每次扣分", "Missing sign-in", 2);

    /// <summary>An absence from the post.</summary>
    public static readonly Parameter Absent = Points("absent", "擅自离岗、脱岗每次扣分", "Absence", 3);

    /// <summary>An absence of half a day.</summary>
    public static readonly Parameter HalfDay = Points("half-day", "旷工半天每次扣分", "Absence of half a day", 5);

    /// <summary>Minutes gone before the end from which an absence is one of half a day.</summary>
    public static readonly Parameter HalfDayMinutes = new(
        "score.half-day-minutes", new Words("旷工半天认定分钟数", "Half a day's absence after"),
        new Words("分钟", "min"), 120, 60, 240, Clause);

    /// <summary>Each working day, begun or whole, by which a case is overdue.</summary>
    public static readonly Parameter Overdue = Points(
        "overdue", "超时限每个工作日扣分", "Overdue, each working day", 2);

    /// <summary>A case that nobody accepted in time, so that silence accepted it.</summary>
    public static readonly Parameter NotAccepted = Points(
        "not-accepted", "应受理未受理每件扣分", "A case not accepted", 3);

    /// <summary>A complaint that was found to be true.</summary>
    public static readonly Parameter Complaint = Points(
        "complaint", "投诉查实每件扣分", "A complaint found true", 5);

    /// <summary>Days within which an appeal is decided.</summary>
    public static readonly Parameter AppealDays = new(
        "score.appeal-days", new Words("扣分异议复审时限", "An appeal is decided within"),
        new Words("天", "days"), 7, 1, 30, "R-SCORE-APPEAL; 001-K 一(三)");

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<Parameter> All =
    [
        Base, Late, Early, Missing, Absent, HalfDay, HalfDayMinutes, Overdue, NotAccepted, Complaint,
        AppealDays,
    ];

    private static Parameter Points(string id, string zh, string en, int points) =>
        new($"score.{id}", new Words(zh, en), InPoints, points, 0, 100, Clause);
}
