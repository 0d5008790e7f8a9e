using FluentAssertions;
using NodaTime;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Hours;
using Xunit;

namespace ServiceQueue.Core.Tests.Hours;

/// <summary>Profiles by date, holidays of the region and closures, as doors and clocks see them.</summary>
public sealed class OverlayTests
{
    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Asia/Shanghai"];

    private static readonly OpeningHours Js = Calendars.Profile("HP-JS");

    private static readonly Closure Afternoon = new(
        new LocalDateTime(2026, 6, 3, 15, 0), new LocalDateTime(2026, 6, 4, 9, 0), new Words("停电检修"),
        new Words("请到县政务服务中心办理"), new LocalDateTime(2026, 6, 1, 9, 0));

    [Fact]
    public void A_profile_holds_from_its_date_without_a_restart()
    {
        var hours = Js with
        {
            Changes = [
                new ProfileChange(new LocalDate(2026, 6, 1), Profiles.Find("HP-A")!),
                new ProfileChange(Date(7, 1), Profiles.Find("HP-Q")! with { OpenOnMakeup = false })],
        };
        hours.On(new LocalDate(2026, 5, 30)).Should().BeEmpty("it is a Saturday of HP-JS");
        hours.On(new LocalDate(2026, 5, 29)).Should().Equal(Open(8, 30, 12, 0), Open(14, 0, 17, 30));
        hours.On(new LocalDate(2026, 6, 6)).Should().Equal(Open(8, 0, 20, 0));
        hours.On(new LocalDate(2026, 6, 30)).Should().Equal(Open(8, 0, 20, 0));
        hours.On(new LocalDate(2026, 7, 1)).Should().Equal(Open(8, 30, 11, 30), Open(14, 30, 17, 30));
        hours.On(new LocalDate(2026, 10, 10)).Should().BeEmpty("HP-Q is set to stay shut on make-up days");
        hours.Knows(new LocalDate(2027, 1, 4)).Should().BeFalse();
        var clock = new HallClock(hours, Zone, new DueSettings());
        DueTimes.Of(clock, At(5, 29, 10, 0), TimeLimit.WorkingDays(1)).At.Should().Be(At(6, 1, 20, 0));
    }

    [Fact]
    public void A_regional_holiday_closes_the_hall_and_leaves_the_workday()
    {
        var hours = Js with { Holidays = [new(Date(4, 20), Date(4, 21), new Words("三月三"))] };
        hours.IsServiceDay(Date(4, 20)).Should().BeFalse();
        hours.IsServiceDay(Date(4, 21)).Should().BeFalse();
        hours.IsServiceDay(Date(4, 22)).Should().BeTrue();
        hours.IsWorkday(Date(4, 20)).Should().BeTrue();
        var daily = Profiles.Find("HP-A")! with { Holidays = hours.Holidays };
        daily.IsServiceDay(Date(4, 20)).Should().BeTrue("that hall serves every day");
    }

    [Fact]
    public void A_closure_cuts_the_hours_and_is_told_while_it_lasts()
    {
        var hours = Js with { Closures = [Afternoon] };
        hours.On(Date(6, 3)).Should().Equal(Open(8, 30, 12, 0), Open(14, 0, 15, 0));
        hours.On(Date(6, 4)).Should().Equal(Open(9, 0, 12, 0), Open(14, 0, 17, 30));
        HallHours.IsOpen(hours, Zone, At(6, 3, 15, 0)).Should().BeFalse();
        HallHours.ClosureAt(hours, Zone, At(6, 3, 14, 59)).Should().BeNull();
        HallHours.ClosureAt(hours, Zone, At(6, 3, 15, 0)).Should().Be(Afternoon);
        HallHours.ClosureAt(hours, Zone, At(6, 4, 9, 0)).Should().BeNull();
        HallHours.NextOpening(hours, Zone, At(6, 3, 15, 0)).Should().Be(At(6, 4, 9, 0));
        HallHours.NextClosing(hours, Zone, At(6, 3, 14, 0)).Should().Be(At(6, 3, 15, 0));
        var clock = new HallClock(hours, Zone, new DueSettings());
        DueTimes.Of(clock, At(6, 3, 14, 50), TimeLimit.BusinessMinutes(30)).At.Should().Be(At(6, 4, 9, 20));
        DueTimes.Of(clock, At(6, 2, 14, 50), TimeLimit.WorkingDays(1)).At.Should().Be(At(6, 3, 17, 30));
    }

    [Fact]
    public void A_hall_open_around_the_clock_opens_and_closes_at_closures_only()
    {
        var hours = OpeningHours.AroundTheClock with { Closures = [Afternoon] };
        HallHours.IsOpen(hours, Zone, At(6, 3, 0, 0)).Should().BeTrue();
        HallHours.NextClosing(hours, Zone, At(6, 1, 12, 0)).Should().Be(At(6, 3, 15, 0), "not at midnight");
        HallHours.NextOpening(hours, Zone, At(6, 1, 12, 0)).Should().Be(At(6, 4, 9, 0));
        HallHours.LastEdge(hours, Zone, At(6, 9, 12, 0)).Should().Be(At(6, 4, 9, 0));
        HallHours.LastEdge(OpeningHours.AroundTheClock, Zone, At(6, 9, 12, 0)).Should().BeNull();
    }

    [Fact]
    public void The_opening_after_a_long_renovation_is_found()
    {
        var works = Afternoon with
        {
            From = new LocalDateTime(2026, 3, 2, 0, 0), To = new LocalDateTime(2026, 8, 3, 0, 0),
        };
        var hours = Js with { Closures = [works] };
        HallHours.NextOpening(hours, Zone, At(3, 2, 9, 0)).Should().Be(At(8, 3, 8, 30));
        DueTimes.SeasonStart(new HallClock(hours, Zone, new DueSettings()), Date(3, 15))
            .Should().Be(Date(8, 3));
    }

    [Fact]
    public void Hours_with_equal_overlays_are_equal_and_others_are_not()
    {
        var hours = Make();
        Make().Should().Be(hours);
        Make().GetHashCode().Should().Be(hours.GetHashCode());
        (hours with { Closures = [Afternoon with { Reason = new Words("盘点") }] }).Should().NotBe(hours);
        (hours with { Holidays = [] }).Should().NotBe(hours);
        (hours with { Changes = [] }).Should().NotBe(hours);
        static OpeningHours Make() => Calendars.Profile("HP-JS") with
        {
            Closures = [Afternoon with { }],
            Holidays = [new(Date(4, 20), Date(4, 21), new Words("三月三"))],
            Changes = [new ProfileChange(Date(7, 1), Profiles.Find("HP-Q")! with { OpenOnMakeup = false })],
        };
    }

    private static OpenInterval Open(int hour, int minute, int toHour, int toMinute) =>
        new(new LocalTime(hour, minute), new LocalTime(toHour, toMinute));

    private static LocalDate Date(int month, int day) => new(2026, month, day);

    private static Instant At(int month, int day, int hour, int minute) =>
        new LocalDateTime(2026, month, day, hour, minute).InZoneStrictly(Zone).ToInstant();
}
