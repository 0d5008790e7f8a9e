using FluentAssertions;
using NodaTime;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Hours;
using Xunit;
using Span = (System.DateTime From, System.DateTime To);

namespace ServiceQueue.Core.Tests.Hours;

/// <summary>Due times against a naive walk over the calendar, case by generated case.</summary>
public sealed class SecondOpinionTests
{
    private const int Cases = 120_000;

    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Asia/Shanghai"];

    private static readonly string[] Names =
        ["HP-JS", "HP-XIANG", "HP-Q", "HP-H", "HP-A", "HP-GUWU", "HP-SHOP", "always"];

    // A walk by minutes costs the most: the days have more cases.
    private static readonly string[] Kinds =
        ["working", "working", "working", "natural", "natural", "natural", "business", "wall"];

    private static readonly Span[] Closed = [
        (new(2026, 5, 6, 10, 0, 0), new(2026, 5, 7, 15, 0, 0)), (new(2026, 9, 28), new(2026, 9, 29))];

    [Fact]
    public void Every_generated_case_agrees_with_the_walk()
    {
        var chance = new Random(20260302);
        var halls = Halls().ToList();
        var provisional = 0;
        var wrong = new List<string>();
        for (var i = 0; i < Cases && wrong.Count < 5; i++)
        {
            var (clock, naive) = halls[i % halls.Count];
            var kind = Kinds[chance.Next(Kinds.Length)];
            var n = kind switch
            {
                "business" => chance.Next(0, 900), "wall" => chance.Next(0, 900), _ => chance.Next(1, 66),
            };
            var start = Start(chance, kind);
            var pauses = Pauses(chance, start, kind).ToList();
            var due = DueTimes.Resumed(
                clock, At(start), [.. pauses.Select(p => new Pause(At(p.From), At(p.To)))], Limit(kind, n));
            var expected = naive.Due(kind, n, start, pauses);
            if (new NaiveHall.Answer(Local(due.At), due.Counted, due.Remaining) != expected)
                wrong.Add($"{clock.Hours.Profile} {clock.Settings} {kind} {n} from {start:s} "
                    + $"paused {string.Join(", ", pauses)}: {due}, but {expected}");
            if (due.At is not { } at) provisional++;
            else if (kind == "working" && Extended(clock, naive, at, n) is { } other) wrong.Add(other);
        }

        wrong.Should().BeEmpty();
        provisional.Should().BeInRange(Cases / 100, Cases / 2, "both answers must be met often");
    }

    [Fact]
    public void Working_days_between_two_dates_are_those_of_the_walk()
    {
        var (clock, naive) = Halls().First();
        for (var from = new DateTime(2025, 12, 1); from < new DateTime(2026, 12, 1); from = from.AddDays(7))
        {
            var (days, unknown) = (0, false);
            for (var day = from; day < new DateTime(2027, 2, 1); day = day.AddDays(1))
            {
                if (day > from) unknown |= naive.Works(day) is null;
                if (day > from && naive.Works(day) == true) days++;
                DueTimes.WorkingDaysBetween(clock, LocalDate.FromDateTime(from), LocalDate.FromDateTime(day))
                    .Should().Be(unknown ? null : days);
            }
        }
    }

    private static IEnumerable<(HallClock Clock, NaiveHall Naive)> Halls()
    {
        foreach (var name in Names)
            for (var bits = 0; bits < 32; bits++)
            {
                var (start, late, midnight, makeup, wide) =
                    ((bits & 1) > 0, (bits & 2) > 0, (bits & 4) > 0, (bits & 8) == 0, (bits & 16) > 0);
                var naive = new NaiveHall
                {
                    Profile = name, CountsStart = start, LateIsNextDay = late, EndsAtMidnight = midnight,
                    OpenOnMakeup = makeup, Closures = wide ? [.. Closed] : [],
                    Holidays = wide ? [new(2026, 4, 20), new(2026, 4, 21)] : [],
                };
                naive.Learn(2026, Calendars.Of2026);
                if (wide) naive.Learn(2025, Calendars.Of2025);
                if (wide) naive.Learn(2027, Calendars.Invented2027);
                var settings = new DueSettings
                {
                    CountStartDay = start, AfterHours = late ? AfterHours.NextDay : AfterHours.Strict,
                    EndsAt = midnight ? DayEnd.Midnight : DayEnd.CloseOfBusiness,
                };
                var hours = Calendars.Profile(name) with { OpenOnMakeup = makeup };
                yield return (new HallClock(wide ? Overlaid(hours) : hours, Zone, settings), naive);
            }
    }

    private static OpeningHours Overlaid(OpeningHours hours) => hours with
    {
        Calendar = [
            Calendars.Year(2025, Calendars.Of2025), .. hours.Calendar,
            Calendars.Year(2027, Calendars.Invented2027)],
        Holidays = [new(new LocalDate(2026, 4, 20), new LocalDate(2026, 4, 21), new Words("三月三"))],
        Closures = [.. Closed.Select(c => new Closure(
            LocalDateTime.FromDateTime(c.From), LocalDateTime.FromDateTime(c.To), new Words("检修"),
            new Words("请到县政务服务中心办理"), LocalDateTime.FromDateTime(c.From).PlusDays(-3)))],
    };

    private static DateTime Start(Random chance, string kind)
    {
        var time = new DateTime(2025, 12, 20).AddMinutes(chance.Next(0, 376 * 1440));
        // The closing times themselves, the moment after, and fractions of a second are where mistakes hide.
        if (chance.Next(4) == 0) time = time.Date.AddMinutes(chance.Next(2) == 0 ? 1050 : 1020);
        if (kind is "business") return time;
        return time.AddSeconds(chance.Next(3) == 0 ? chance.Next(2) : 0)
            .AddMilliseconds(chance.Next(2) * 400);
    }

    private static IEnumerable<Span> Pauses(Random chance, DateTime start, string kind)
    {
        var at = kind is "business" or "wall" ? start : start.Date.AddMinutes(start.Hour * 60 + start.Minute);
        for (var left = chance.Next(6) - 3; left > 0; left--)
        {
            // A short pause may lie between the hand-in and the first day that counts.
            var far = kind is "business" or "wall" ? 1500 : 30_000;
            var from = at.AddMinutes(chance.Next(0, chance.Next(3) == 0 ? 300 : far));
            if (from < start) from = start;
            at = from.AddMinutes(chance.Next(0, chance.Next(3) == 0 ? 300 : 20_000));
            yield return (from, at);
        }
    }

    private static string? Extended(HallClock clock, NaiveHall naive, Instant due, int more)
    {
        var got = DueTimes.Extended(clock, due, more);
        var expected = naive.Extended(Local(due)!.Value, more);
        return new NaiveHall.Answer(Local(got.At), got.Counted, got.Remaining) == expected
            ? null : $"{clock.Hours.Profile} {clock.Settings} {due} + {more}: {got}, but {expected}";
    }

    private static TimeLimit Limit(string kind, int n) => kind switch
    {
        "working" => TimeLimit.WorkingDays(n),
        "natural" => TimeLimit.NaturalDays(n),
        "business" => TimeLimit.BusinessMinutes(n),
        _ => TimeLimit.WallMinutes(n),
    };

    private static Instant At(DateTime local) =>
        Zone.AtStrictly(LocalDateTime.FromDateTime(local)).ToInstant();

    private static DateTime? Local(Instant? at) => at?.InZone(Zone).LocalDateTime.ToDateTimeUnspecified();
}
