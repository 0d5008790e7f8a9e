using NodaTime;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Hours;

namespace ServiceQueue.Core.Rules.Liaison;

/// <summary>
/// The days of the weekly task: a Friday that is a holiday moves to the next workday (000-I 二2).
/// </summary>
internal static class Weeks
{
    private const int FridayToMonday = 3;

    /// <summary>The Friday on or after a moment's date.</summary>
    public static LocalDate NextFriday(HallState hall, Instant at)
    {
        var date = at.InZone(hall.Plan.Zone).Date;
        return date.DayOfWeek == IsoDayOfWeek.Friday ? date : date.Next(IsoDayOfWeek.Friday);
    }

    /// <summary>The day of a Friday's task, or null while its calendar is missing.</summary>
    public static LocalDate? TaskDay(HallState hall, LocalDate friday) =>
        DueTimes.WeeklyTask(Clock(hall), friday);

    /// <summary>The end of a day.</summary>
    public static Instant EndOf(HallState hall, LocalDate date) =>
        OpenInterval.Day.EndOn(date, hall.Plan.Zone);

    /// <summary>
    /// When a week's record must be in: the Monday after, or the workday after a moved Friday (000-I 二5).
    /// </summary>
    public static Instant? FiledBy(HallState hall, LocalDate friday)
    {
        if (TaskDay(hall, friday) is not { } task) return null;
        var clock = Clock(hall);
        var after = task == friday ? friday.PlusDays(FridayToMonday) : task.PlusDays(1);
        if (DueTimes.WeeklyTask(clock, after) is not { } day) return null;
        var opens = hall.Plan.Hours.UsualOn(day);
        return hall.Books.Rules.Is(LiaisonFigures.FiledBy) && !opens.IsEmpty
            ? opens[0].StartOn(day, hall.Plan.Zone) : day.AtStartOfDayInZone(hall.Plan.Zone).ToInstant();
    }

    /// <summary>What a finding about a counter's week is called.</summary>
    public static string Name(int counter, LocalDate friday) => $"{counter}号窗口 {friday:uuuu-MM-dd}";

    private static HallClock Clock(HallState hall) =>
        new(hall.Plan.Hours, hall.Plan.Zone, new DueSettings());
}
