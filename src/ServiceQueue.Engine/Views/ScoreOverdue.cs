using NodaTime;
using ServiceQueue.Core.Cases;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Hours;
using ServiceQueue.Core.Rules.Staff;

namespace ServiceQueue.Engine.Views;

/// <summary>
/// The deductions of cases: each working day by which one is overdue, and each one that nobody accepted. A
/// case that is overdue in two months is deducted in each for the days of that month alone.
/// </summary>
internal sealed class ScoreOverdue(ScoreTallies tallies, LocalDate month, Instant from)
{
    /// <summary>The last record that shows when each running case is due.</summary>
    private readonly Dictionary<string, long> _shown = new(StringComparer.Ordinal);
    private long _day;

    public void Hear(HallState before, HallState after, Recorded recorded)
    {
        if (recorded.Event is DayOpened) _day = _day == 0 ? recorded.Sequence : _day;
        if (recorded.Event is not CaseEvent e) return;
        var (was, now) = (before.Books.Cases.Find(e.Case), after.Books.Cases.Find(e.Case));
        if (now?.Due is not null && now.Due != was?.Due) _shown[e.Case] = recorded.Sequence;
        if (e is CaseAccepted { IsDeemed: true } && now is not null && recorded.At >= from)
            NotAccepted(before, now, recorded);
        if (was?.State != CaseState.Running || now?.State == CaseState.Running) return;
        Overdue(before, was, recorded.At, recorded.Sequence);
        if (now is null) _shown.Remove(e.Case);
    }

    /// <summary>Cases that are still running are overdue up to the last record of the month.</summary>
    public void End(HallState hall, Instant end)
    {
        foreach (var running in hall.Books.Cases.Open.Values.Where(c => c.State == CaseState.Running))
            Overdue(hall, running, end, 0);
    }

    private void NotAccepted(HallState hall, Case one, Recorded recorded) => tallies.Add(
        Handler(one), new ScoreDeduction(
            $"R-ONCE-5WD:{one.Number}", ScorePart.TimeLimits, "R-ONCE-5WD", recorded.At,
            new Words(
                $"办件{one.Number}逾期未受理，视为受理。", $"Case {one.Number} was accepted by silence."),
            hall.Books.Rules[ScoreFigures.NotAccepted], [recorded.Sequence], ScoreReview.None));

    private void Overdue(HallState hall, Case one, Instant end, long sequence)
    {
        if (one.Due is not { } due || DueTimes.IsOnTime(end, due) || end < from) return;
        var clock = CaseClock.Of(hall);
        var (first, last) = (DueTimes.DayOf(clock, due), end.InZone(clock.Zone).Date);
        var days = Days(clock, first, last) - (due < from ? Days(clock, first, month.PlusDays(-1)) : 0);
        if (days <= 0) return;
        var rule = one.Kind switch
        {
            CaseKind.Immediate => "R-DEADLINE-IMMEDIATE-30",
            CaseKind.Petition => "R-CASE-PETITION",
            _ => "R-CASE-PROMISE-DUE",
        };
        var shown = _shown.GetValueOrDefault(one.Number, _day);
        tallies.Add(Handler(one), new ScoreDeduction(
            $"{rule}:{one.Number}", ScorePart.TimeLimits, rule, Instant.Max(due, from),
            new Words(
                $"办件{one.Number}超时限，本月计{days}个工作日。",
                $"Case {one.Number} was overdue, {days} working days of this month."),
            days * hall.Books.Rules[ScoreFigures.Overdue],
            [.. new[] { shown, sequence }.Where(s => s > 0).Distinct()], ScoreReview.None));
    }

    /// <summary>Working days overdue, the one begun counted; without a calendar it is one.</summary>
    private static int Days(HallClock clock, LocalDate first, LocalDate last) =>
        Math.Max(1, DueTimes.WorkingDaysBetween(clock, first, last) ?? 1);

    private static string Handler(Case one) => one.Handler.Length > 0 ? one.Handler : one.Clerk;
}
