using FluentAssertions;
using NodaTime;
using ServiceQueue.Core.Closures;
using ServiceQueue.Core.Counters;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Hours;
using ServiceQueue.Core.Rules;
using ServiceQueue.Core.Visits;
using Xunit;

namespace ServiceQueue.Core.Tests.Rules.Hours;

/// <summary>Opening hours, closures and late comers: kept and broken.</summary>
public sealed class HoursRulesTests
{
    private const string Evening = "2026-03-02 23:00";

    [Fact]
    public void R_HOURS_PROFILE_kept() =>
        Whole().Breaches("R-HOURS-PROFILE", Evening).Should().BeEmpty();

    [Fact]
    public void R_HOURS_PROFILE_kept_under_a_notice() =>
        new ServiceDay().Begin(counters: [1])
            .At("2026-03-02 08:30", Notice("2026-03-02 08:30", "2026-03-02 09:00"), new DoorsOpened(null))
            .At("2026-03-02 09:00", new CounterOpened(3, "clerk-3")).Rest()
            .Breaches("R-HOURS-PROFILE", Evening).Should().BeEmpty();

    [Fact]
    public void R_HOURS_PROFILE_broken_by_a_service_that_begins_late()
    {
        var day = new ServiceDay().Begin(counters: [1]).Morning()
            .At("2026-03-02 08:40", new CounterOpened(3, "clerk-3"));
        var found = day.Rest().Breaches("R-HOURS-PROFILE", Evening).Should().ContainSingle().Subject;
        found.At.Should().Be(day.Time("2026-03-02 08:40"));
        found.Should()
            .BeEquivalentTo(new { Subject = "civil 2026-03-02 08:30", Counter = 3, Evidence = new[] { 4L } });
    }

    [Fact]
    public void R_HOURS_PROFILE_broken_by_a_service_that_ends_early()
    {
        var day = new ServiceDay().Begin().Morning()
            .At("2026-03-02 11:00", new CounterClosed(2, "clerk-2"), new CounterClosed(3, "clerk-3"));
        var found = day.Rest().Breaches("R-HOURS-PROFILE",
            "2026-03-02 12:01").Should().ContainSingle().Subject;
        found.At.Should().Be(day.Time("2026-03-02 12:00"));
        found.Evidence.Should().Equal(5);
    }

    [Theory]
    [InlineData("2026-09-30", "14:00", "17:00")]
    [InlineData("2026-10-08", "13:30", "16:30")]
    public void R_HOURS_SEASON_kept(string date, string from, string to) =>
        Xiang(date, from, to).Breaches("R-HOURS-SEASON").Should().BeEmpty();

    [Theory]
    [InlineData("2026-10-08", "13:30", "17:00")]
    [InlineData("2026-10-08", "14:00", "16:30")]
    [InlineData("2026-09-30", "13:30", "17:00")]
    public void R_HOURS_SEASON_broken(string date, string from, string to) =>
        Xiang(date, from, to).Breaches("R-HOURS-SEASON").Should().ContainSingle().Which.Subject.Should()
            .Be(date);

    [Theory]
    [InlineData("2026-03-02")]
    [InlineData("2026-10-10")]
    public void R_HOURS_HOLIDAY_kept(string date) =>
        new ServiceDay().Begin(date).Morning(date).Rest(date)
            .Breaches("R-HOURS-HOLIDAY", $"{date} 23:00").Should().BeEmpty();

    [Theory]
    [InlineData("2026-10-01")]
    [InlineData("2026-03-07")]
    public void R_HOURS_HOLIDAY_broken_by_opening_on_a_day_off(string date) =>
        new ServiceDay().Begin(date).At($"{date} 09:00", new DoorsOpened("加班")).Breaches("R-HOURS-HOLIDAY")
            .Should().ContainSingle().Which.Subject.Should().Be(date);

    [Fact]
    public void R_HOURS_HOLIDAY_broken_by_a_service_day_on_which_nobody_opens()
    {
        var day = Whole();
        var found = day.Breaches("R-HOURS-HOLIDAY", "2026-03-03 20:00");
        found.Select(f => f.At).Should().Equal(day.Time("2026-03-03 12:00"), day.Time("2026-03-03 17:30"));
    }

    [Fact]
    public void R_HOURS_HOLIDAY_broken_by_guessing_a_year_without_a_calendar() =>
        new ServiceDay().Begin("2027-03-02").Morning("2027-03-02").Breaches("R-HOURS-HOLIDAY").Should()
            .ContainSingle().Which.Says.En.Should().Contain("guess");

    [Fact]
    public void R_HOURS_FIVEDAY_kept_and_broken()
    {
        new ServiceDay().Begin("2026-10-10").Morning("2026-10-10").Breaches("R-HOURS-FIVEDAY").Should()
            .BeEmpty("that Saturday is worked in exchange");
        new ServiceDay(ServiceDay.With("HP-A")).Begin("2026-03-07").Morning("2026-03-07")
            .Breaches("R-HOURS-FIVEDAY").Should().BeEmpty("that hall serves every day");
        new ServiceDay().Begin("2026-03-07").At("2026-03-07 09:00", new DoorsOpened("加班"))
            .Breaches("R-HOURS-FIVEDAY").Should().ContainSingle();
    }

    [Fact]
    public void R_HOURS_CHANGE_NOTICE_kept()
    {
        var day = Whole();
        day.At("2026-03-02 18:00", new HoursChangeAnnounced(
                "上午8:30—11:30", day.Time("2026-03-02 18:00"), day.Time("2026-03-03 18:00")))
            .At("2026-03-03 18:00", new PlanAdopted(ServiceDay.With("HP-Q")))
            .Breaches("R-HOURS-CHANGE-NOTICE").Should().BeEmpty();
    }

    [Fact]
    public void R_HOURS_CHANGE_NOTICE_broken_by_an_unannounced_change()
    {
        var day = Whole().At("2026-03-02 18:00", new PlanAdopted(ServiceDay.With("HP-Q")));
        day.Breaches("R-HOURS-CHANGE-NOTICE").Should().ContainSingle().Which.Evidence.Should()
            .Equal(day.Last);
    }

    [Theory]
    [InlineData("2026-03-02T18:00", 0)]
    [InlineData("2026-03-09T18:00", 1)]
    [InlineData(null, 1)]
    public void R_HOURS_CHANGE_NOTICE_judges_the_profiles_to_come(string? announced, int breaches)
    {
        var at = announced is null
            ? (LocalDateTime?)null : NodaTime.Text.LocalDateTimePattern.CreateWithInvariantCulture(
                "uuuu-MM-ddTHH:mm").Parse(announced).Value;
        var plan = ServiceDay.With("HP-JS");
        var change = new ProfileChange(new LocalDate(2026, 3, 10), Profiles.Find("HP-Q")!, at);
        Whole().At("2026-03-02 18:00",
            new PlanAdopted(plan with { Hours = plan.Hours with { Changes = [change] } }))
            .Breaches("R-HOURS-CHANGE-NOTICE").Should().HaveCount(breaches);
    }

    [Fact]
    public void R_HOURS_CHANGE_NOTICE_broken_by_a_late_announcement()
    {
        var day = Whole();
        day.At("2026-03-02 18:00", new HoursChangeAnnounced(
            "上午8:30—11:30", day.Time("2026-03-01 08:00"), day.Time("2026-03-03 08:30")));
        day.Breaches("R-HOURS-CHANGE-NOTICE").Should().ContainSingle("a notice cannot be dated back");
    }

    [Fact]
    public void R_HOURS_CLOSED_NOTICE_kept() =>
        new ServiceDay().Begin().Morning()
            .At("2026-03-02 10:00", new DoorsClosed("停电"), new CounterPaused(3, "keypad", null))
            .At("2026-03-02 10:04", Notice("2026-03-02 10:04", "2026-03-02 10:30"))
            .At("2026-03-02 10:30", new DoorsOpened("来电"))
            .At("2026-03-02 10:40", new CounterPaused(1, "复印", Later("2026-03-02 11:00")))
            .Rest().Breaches("R-HOURS-CLOSED-NOTICE", Evening).Should().BeEmpty();

    [Fact]
    public void R_HOURS_CLOSED_NOTICE_broken_by_a_closed_hall()
    {
        var day = new ServiceDay().Begin().Morning().At("2026-03-02 10:00", new DoorsClosed("停电"));
        var found = day.Breaches("R-HOURS-CLOSED-NOTICE", Evening);
        found.Select(f => f.At).Should().Equal(day.Time("2026-03-02 10:05"), day.Time("2026-03-02 14:05"));
        found[0].Evidence.Should().Equal(day.Last);
    }

    [Fact]
    public void R_HOURS_CLOSED_NOTICE_broken_when_the_notice_runs_out()
    {
        var day = new ServiceDay().Begin().Morning().At(
            "2026-03-02 10:00", Notice("2026-03-02 10:00", "2026-03-02 10:30"), new DoorsClosed("停电"));
        day.Breaches("R-HOURS-CLOSED-NOTICE", "2026-03-02 11:00").Should().ContainSingle()
            .Which.At.Should().Be(day.Time("2026-03-02 10:35"));
    }

    [Fact]
    public void R_HOURS_CLOSED_NOTICE_broken_by_a_pause_that_tells_nothing()
    {
        var day = new ServiceDay().Begin().Morning().At("2026-03-02 10:00", new CounterPaused(1,
            "keypad", null));
        var found = day.Breaches("R-HOURS-CLOSED-NOTICE",
            "2026-03-02 11:00").Should().ContainSingle().Subject;
        found.Should().BeEquivalentTo(new { At = day.Time("2026-03-02 10:15"), Counter = 1 });
    }

    [Theory]
    [InlineData("", "网上办理", true)]
    [InlineData("停电", " ", true)]
    [InlineData("停电", "网上办理", false)]
    public void R_HOURS_CLOSED_NOTICE_broken_by_a_notice_that_lacks_a_field(
        string reason, string alternative, bool reopens)
    {
        var day = new ServiceDay().Begin().Morning();
        var until = day.Time("2026-03-02 11:00");
        day.At("2026-03-02 10:00", new ClosureNoticed(
            2, day.Time("2026-03-02 10:00"), until, reason, alternative, reopens ? until : null));
        day.Breaches("R-HOURS-CLOSED-NOTICE").Should().ContainSingle().Which.Counter.Should().Be(2);
    }

    [Fact]
    public void R_HOURS_NO_EARLY_CLOSE_kept() =>
        Whole().Breaches("R-HOURS-NO-EARLY-CLOSE", Evening).Should().BeEmpty();

    [Theory]
    [InlineData("08:40", "12:00", "08:31")]
    [InlineData("08:30", "11:40", "11:41")]
    public void R_HOURS_NO_EARLY_CLOSE_broken_by_the_doors(string from, string to, string found)
    {
        var day = new ServiceDay().Begin().At($"2026-03-02 {from}", new DoorsOpened(null))
            .At($"2026-03-02 {to}", new DoorsClosed(null));
        day.Breaches("R-HOURS-NO-EARLY-CLOSE", "2026-03-02 13:00").Should().ContainSingle()
            .Which.At.Should().Be(day.Time($"2026-03-02 {found}"));
    }

    [Fact]
    public void R_HOURS_NO_EARLY_CLOSE_broken_by_a_gap_between()
    {
        var day = new ServiceDay().Begin(counters: [1]).Morning()
            .At("2026-03-02 10:00", new CounterClosed(1, "clerk-1"))
            .At("2026-03-02 10:20", new CounterOpened(1, "clerk-1"));
        day.Rest().Breaches("R-HOURS-NO-EARLY-CLOSE", Evening).Should().ContainSingle()
            .Which.Evidence.Should().Equal(4);
    }

    [Fact]
    public void R_HOURS_NO_EARLY_CLOSE_kept_when_a_colleague_takes_over() =>
        new ServiceDay().Begin(counters: [1]).Morning()
            .At("2026-03-02 10:00", new CounterClosed(1, "clerk-1"))
            .At("2026-03-02 10:00:40", new CounterOpened(1, "clerk-2"))
            .Rest().Breaches("R-HOURS-NO-EARLY-CLOSE", Evening).Should().BeEmpty();

    [Fact]
    public void R_HOURS_SAME_EARLY_LATE_kept()
    {
        var day = new ServiceDay().Begin().Morning().At("2026-03-02 12:00", new DoorsClosed(null))
            .At("2026-03-02 14:00", new DoorsOpened(null)).Issue("2026-03-02 17:20", "A001", 600);
        var warning = new TicketWarning(day.Time("2026-03-02 17:30"), IsAppointmentOffered: true);
        day.Issue("2026-03-02 17:29", "A002", 600, warning).At("2026-03-02 17:30", new DoorsClosed(null))
            .Breaches("R-HOURS-SAME-EARLY-LATE", Evening).Should().BeEmpty();
    }

    [Fact]
    public void R_HOURS_SAME_EARLY_LATE_broken_by_a_ticket_without_a_warning()
    {
        var day = new ServiceDay().Begin().Morning().Issue("2026-03-02 17:21", "A001", 600);
        day.Breaches("R-HOURS-SAME-EARLY-LATE").Should().ContainSingle().Which.Subject.Should()
            .Be("A001 2026-03-02");
    }

    [Fact]
    public void R_HOURS_SAME_EARLY_LATE_broken_by_a_warning_without_an_offer()
    {
        var day = new ServiceDay().Begin().Morning();
        day.Issue("2026-03-02 17:21", "A001", 600, new TicketWarning(day.Time("2026-03-02 17:30"), false));
        day.Breaches("R-HOURS-SAME-EARLY-LATE").Should().ContainSingle();
    }

    [Fact]
    public void R_HOURS_SAME_EARLY_LATE_broken_by_doors_shut_before_the_end()
    {
        var day = new ServiceDay().Begin().Morning().At("2026-03-02 11:50", new DoorsClosed("早关"));
        day.Breaches("R-HOURS-SAME-EARLY-LATE", "2026-03-02 13:00").Should().ContainSingle()
            .Which.At.Should().Be(day.Time("2026-03-02 11:55"));
    }

    private static ServiceDay Whole() => new ServiceDay().Begin().Morning().Rest();

    private static ServiceDay Xiang(string date, string from, string to) =>
        new ServiceDay(ServiceDay.With("HP-XIANG")).Begin(date)
            .At($"{date} {from}", new DoorsOpened(null)).At($"{date} {to}", new DoorsClosed(null));

    private static Instant Later(string time) => new ServiceDay().Time(time);

    private static ClosureNoticed Notice(string from, string until) =>
        new(null, Later(from), Later(until), "停电", "请在网上办理", Later(until));
}
