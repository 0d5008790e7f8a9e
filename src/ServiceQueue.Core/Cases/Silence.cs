using NodaTime;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Hours;
using ServiceQueue.Core.Rules.Cases;

namespace ServiceQueue.Core.Cases;

/// <summary>
/// What time alone does to cases: silence for five working days accepts (行政许可法 32(4)), a supplement that
/// never comes withdraws, and a calendar that arrives dates what had no date.
/// </summary>
internal static class Silence
{
    /// <summary>What is due by now: one event a case, soonest first.</summary>
    public static IEnumerable<HallEvent> Of(HallState hall, Instant now)
    {
        var book = hall.Books.Cases;
        foreach (var c in book.Ripe(now)) yield return Spoken(hall, c);
        foreach (var c in Datable(hall))
        {
            if (c.State == CaseState.Running)
            {
                if (CaseClock.DueOf(hall, c) is { } due) yield return new DueRecomputed(c.Number, null, due);
            }
            else if (EndOf(hall, c) is { } end && !DueTimes.IsOnTime(now, end))
            {
                yield return Spoken(hall, c);
            }
        }
    }

    /// <summary>When it next brings something, or null.</summary>
    public static Instant? NextAlarm(HallState hall)
    {
        var book = hall.Books.Cases;
        var next = book.FirstAlarm;
        foreach (var c in Datable(hall))
        {
            var at = c.State == CaseState.Running
                ? CaseClock.DueOf(hall, c) is null ? null : hall.At
                : EndOf(hall, c)?.Plus(Duration.FromSeconds(1));
            if (at < next || next is null) next = at ?? next;
        }

        return next;
    }

    /// <summary>
    /// A number that tells one set of calendar years from another: what was unknown under one set need not be
    /// counted again, case by case at every commit, until there is another.
    /// </summary>
    internal static int Mark(OpeningHours hours) =>
        hours.Calendar.Aggregate(17, (mark, year) => unchecked((mark * 31) + year.Year));

    private static IEnumerable<Case> Datable(HallState hall)
    {
        if (!hall.Books.Cases.Undated.Any()) return [];
        var mark = Mark(hall.Plan.Hours);
        return hall.Books.Cases.Undated.Where(c => c.UnknownUnder != mark);
    }

    private static Instant? EndOf(HallState hall, Case c) => c.State == CaseState.Received
        ? CaseClock.NoticeDue(hall, c.ReceivedAt)
        : CaseClock.SupplementUntil(hall, c.Supplements[^1].At);

    private static HallEvent Spoken(HallState hall, Case c)
    {
        if (c.State != CaseState.Received) return new CaseWithdrawn(c.Number, "not-supplemented", "clock");
        var limit = c.Item?.Promise ?? TimeLimit.WorkingDays(hall.Books.Rules[CaseFigures.LicenceDays]);
        var due = DueTimes.Of(CaseClock.Of(hall), c.ReceivedAt, limit).At;
        return new CaseAccepted(
            c.Number, CaseKind.Promise, "", c.ReceivedAt, limit, due, "clock", IsDeemed: true);
    }
}
