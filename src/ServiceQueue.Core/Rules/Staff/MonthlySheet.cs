using System.Globalization;
using NodaTime;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Staff;

namespace ServiceQueue.Core.Rules.Staff;

/// <summary>The attendance sheet of a month is public in the first week of the next.</summary>
internal sealed class MonthlySheet() : Rule(new RuleInfo(
    "R-ATT-MONTHLY", RuleGrade.Should, "002-E 考勤五; 004-A 二3",
    new Words("考勤汇总，按月公布。", "The attendance sheet of a month is public in the first week of the next.")))
{
    private LocalDate _owed = LocalDate.MinIsoValue;

    public override void Watch(Listening listening)
    {
        listening.On<ClerkSignedIn>(OnSignedIn);
        listening.On<AttendancePublished>((scene, e) =>
            scene.Met(Subject(new LocalDate(e.Year, e.Month, 1))));
    }

    private void OnSignedIn(Scene scene, ClerkSignedIn came)
    {
        var plan = scene.After.Plan;
        var date = scene.At.InZone(plan.Zone).Date;
        var month = new LocalDate(date.Year, date.Month, 1);
        if (month == _owed) return;
        _owed = month;
        var day = scene.After.Books.Rules[StaffFigures.SheetDay];
        var due = plan.Zone.AtStartOfDay(month.PlusMonths(1).PlusDays(day)).ToInstant() - Duration.Epsilon;
        scene.Expect(
            Subject(month), due,
            new Words($"{Subject(month)}的考勤未按时公布。",
                $"The attendance sheet of {Subject(month)} was not public in time."),
            due - Duration.FromDays(2));
    }

    private static string Subject(LocalDate month) => month.ToString("uuuu-MM", CultureInfo.InvariantCulture);
}
