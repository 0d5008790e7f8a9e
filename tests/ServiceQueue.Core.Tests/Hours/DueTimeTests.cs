using System.Text.Json;
using FluentAssertions;
using NodaTime;
using ServiceQueue.Core.Hours;
using Xunit;

namespace ServiceQueue.Core.Tests.Hours;

/// <summary>What the worked examples leave open: warnings, midnight, missing years.</summary>
public sealed class DueTimeTests
{
    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Asia/Shanghai"];

    private static readonly HallClock Js = new(Calendars.Profile("HP-JS"), Zone, new DueSettings());

    [Fact]
    public void On_time_includes_the_last_second_and_not_the_next()
    {
        var due = At(3, 9, 17, 30);
        DueTimes.IsOnTime(due, due).Should().BeTrue();
        DueTimes.IsOnTime(due + Duration.FromMilliseconds(999), due).Should().BeTrue();
        DueTimes.IsOnTime(due + Duration.FromSeconds(1), due).Should().BeFalse();
    }

    [Theory]
    [InlineData(1 / 3.0, 20)]
    [InlineData(1 / 6.0, 25)]
    [InlineData(0, 30)]
    [InlineData(1, 0)]
    [InlineData(7, 0)]
    public void A_warning_comes_when_that_fraction_is_left(double left, int minute) =>
        DueTimes.WarningAt(At(3, 3, 10, 0), At(3, 3, 10, 30), left).Should().Be(At(3, 3, 10, minute));

    [Fact]
    public void A_limit_of_working_days_ends_at_the_close_of_a_day_on_which_the_hall_does_not_serve()
    {
        var shut = Js with { Hours = Js.Hours with { OpenOnMakeup = false } };
        shut.Hours.IsServiceDay(new LocalDate(2026, 5, 9)).Should().BeFalse();
        shut.Hours.IsWorkday(new LocalDate(2026, 5, 9)).Should().BeTrue();
        DueTimes.Of(shut, At(4, 29, 10, 0), TimeLimit.WorkingDays(5)).At.Should().Be(At(5, 9, 17, 30));
    }

    [Fact]
    public void A_hall_that_never_closes_ends_its_days_at_24_00_and_the_day_is_told_right()
    {
        var always = Js with { Hours = Calendars.Profile("always") };
        var due = DueTimes.Of(always, At(3, 2, 10, 0), TimeLimit.WorkingDays(5)).At!.Value;
        due.Should().Be(At(3, 10, 0, 0));
        DueTimes.DayOf(always, due).Should().Be(new LocalDate(2026, 3, 9));
        DueTimes.Extended(always, due, 1).At.Should().Be(At(3, 11, 0, 0));
    }

    [Fact]
    public void The_start_day_counts_only_where_the_hall_says_so()
    {
        var counting = Js with { Settings = new DueSettings { CountStartDay = true } };
        DueTimes.Of(counting, At(3, 2, 10, 0), TimeLimit.WorkingDays(5)).At.Should().Be(At(3, 6, 17, 30));
        DueTimes.LastNaturalDay(counting, At(3, 2, 10, 0), 15).Should().Be(new LocalDate(2026, 3, 16));
    }

    [Fact]
    public void A_pause_on_the_last_day_leaves_the_day_it_ends_and_a_late_one_leaves_nothing()
    {
        var limit = TimeLimit.WorkingDays(5);
        Paused(At(3, 9, 17, 0), At(3, 14, 9, 0)).Should().Be(At(3, 16, 17, 30), "14 March is a Saturday");
        Paused(At(3, 9, 17, 31), At(3, 14, 9, 0)).Should().Be(At(3, 9, 17, 30));
        Instant? Paused(Instant from, Instant to) =>
            DueTimes.Resumed(Js, At(3, 2, 10, 0), from, to, limit).At;
    }

    [Fact]
    public void A_pause_before_the_first_day_counts_makes_no_limit_shorter()
    {
        // Handed in on Friday after closing time, it counts as Monday's, and Tuesday is the first day.
        var next = Js with { Settings = new DueSettings { AfterHours = AfterHours.NextDay } };
        var limit = TimeLimit.WorkingDays(1);
        DueTimes.Of(next, At(3, 6, 18, 0), limit).At.Should().Be(At(3, 10, 17, 30));
        DueTimes.Resumed(next, At(3, 6, 18, 0), At(3, 7, 9, 0), At(3, 8, 9, 0), limit).At
            .Should().Be(At(3, 10, 17, 30));
    }

    [Fact]
    public void Two_pauses_keep_the_days_that_are_left()
    {
        // 3 and 4 March are used, then 10 and 11, then the fifth is the day after the second pause.
        Pause[] pauses = [new(At(3, 4, 9, 0), At(3, 9, 9, 0)), new(At(3, 11, 9, 0), At(3, 18, 9, 0))];
        DueTimes.Resumed(Js, At(3, 2, 10, 0), pauses, TimeLimit.WorkingDays(5)).At
            .Should().Be(At(3, 19, 17, 30));
    }

    [Fact]
    public void A_missing_year_is_never_guessed_and_the_answer_is_there_when_its_calendar_is()
    {
        var limit = TimeLimit.WorkingDays(5);
        var start = At(12, 28, 9, 0);
        DueTimes.Of(Js, start, limit).Should().Be(new DueTime { Counted = 3, Remaining = 2 });
        var years = new[] { Calendars.Year2026, Calendars.Year(2027, Calendars.Invented2027) };
        var arrived = Js with { Hours = Calendars.Profile("HP-JS", years) };
        DueTimes.Of(arrived, start, limit).At
            .Should().Be(new LocalDateTime(2027, 1, 5, 17, 30).InZoneStrictly(Zone).ToInstant());
        DueTimes.WorkingDaysBetween(Js, new LocalDate(2026, 12, 30), new LocalDate(2027, 1, 5))
            .Should().BeNull();
        DueTimes.WeeklyTask(Js, new LocalDate(2027, 1, 1)).Should().BeNull();
        DueTimes.SeasonStart(Js, new LocalDate(2027, 1, 1)).Should().BeNull();
        var minutes = DueTimes.Of(Js, At(12, 31, 17, 0), TimeLimit.BusinessMinutes(90));
        minutes.Should().Be(new DueTime { Counted = 30, Remaining = 60 });
    }

    [Fact]
    public void A_calendar_given_to_a_copy_is_the_one_that_counts()
    {
        var bare = Profiles.Find("HP-JS")!;
        bare.IsWorkday(new LocalDate(2026, 3, 2)).Should().BeNull();
        var known = bare with { Calendar = [Calendars.Year2026] };
        known.IsWorkday(new LocalDate(2026, 3, 2)).Should().BeTrue();
        (known with { Profile = "copy" }).IsWorkday(new LocalDate(2026, 3, 2)).Should().BeTrue();
        (known with { Calendar = [] }).IsWorkday(new LocalDate(2026, 3, 2)).Should().BeNull();
    }

    [Fact]
    public void The_year_2026_has_248_workdays() =>
        DueTimes.WorkingDaysBetween(Js, new LocalDate(2025, 12, 31), new LocalDate(2026, 12, 31))
            .Should().Be(248);

    [Fact]
    public void A_count_beyond_every_law_is_a_mistake_of_the_caller() =>
        FluentActions.Invoking(() => DueTimes.Of(Js, At(3, 2, 10, 0), TimeLimit.WallMinutes(-1)))
            .Should().Throw<ArgumentOutOfRangeException>();

    [Fact]
    public void A_limit_is_plain_data()
    {
        var limit = TimeLimit.WorkingDays(20);
        JsonSerializer.Deserialize<TimeLimit>(JsonSerializer.Serialize(limit)).Should().Be(limit);
    }

    private static Instant At(int month, int day, int hour, int minute) =>
        new LocalDateTime(2026, month, day, hour, minute).InZoneStrictly(Zone).ToInstant();
}
