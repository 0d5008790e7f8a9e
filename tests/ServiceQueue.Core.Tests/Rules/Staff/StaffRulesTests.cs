using System.Collections.Immutable;
using FluentAssertions;
using NodaTime;
using ServiceQueue.Core.Books;
using ServiceQueue.Core.Closures;
using ServiceQueue.Core.Counters;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Rulebooks;
using ServiceQueue.Core.Rules;
using ServiceQueue.Core.Rules.Staff;
using ServiceQueue.Core.Staff;
using ServiceQueue.Core.Tests.Rules.Hours;
using Xunit;

namespace ServiceQueue.Core.Tests.Rules.Staff;

/// <summary>Who is at work, at the counter and away: kept and broken.</summary>
public sealed class StaffRulesTests
{
    private const string Evening = "2026-03-02 23:00";

    [Fact]
    public void R_WIN_STAFFED_kept() =>
        new ServiceDay().Begin(counters: [1]).Morning()
            .At("2026-03-02 10:00", new CounterPaused(1, "饮水", null))
            .At("2026-03-02 10:00:50", new CounterContinued(1))
            .At("2026-03-02 12:00", new DoorsClosed(null))
            .At("2026-03-02 12:01", new CounterClosed(1, "clerk-1"))
            .At("2026-03-02 13:58", new CounterOpened(1, "clerk-1"))
            .At("2026-03-02 14:00", new DoorsOpened(null))
            .At("2026-03-02 16:00", Notice("2026-03-02 16:00", "2026-03-02 16:30"), new CounterPaused(1,
                "停电", null))
            .At("2026-03-02 16:30", new CounterContinued(1))
            .At("2026-03-02 17:30", new CounterClosed(1, "clerk-1"))
            .Breaches("R-WIN-STAFFED", Evening).Should().BeEmpty();

    [Fact]
    public void R_WIN_STAFFED_broken()
    {
        var day = new ServiceDay().Begin(counters: [1]).Morning()
            .At("2026-03-02 10:00", new CounterPaused(1, "饮水", null))
            .At("2026-03-02 10:10", new CounterContinued(1))
            .At("2026-03-02 11:00", new CounterClosed(1, "clerk-1"));
        day.Breaches("R-WIN-STAFFED", "2026-03-02 14:02").Select(f => f.At).Should().Equal(
            day.Time("2026-03-02 10:01"), day.Time("2026-03-02 11:01"), day.Time("2026-03-02 14:01"));
    }

    [Fact]
    public void R_WIN_LEAVE_kept()
    {
        var day = Working();
        day.At("2026-03-02 10:00", Leave(day, "10:30"), new CounterPaused(1,
            "送件", day.Time("2026-03-02 10:30")))
            .At("2026-03-02 10:45", new LeaveEnded("clerk-1"), new CounterContinued(1))
            .At("2026-03-02 11:00", new CounterPaused(2, "饮水", null))
            .At("2026-03-02 11:15", new CounterContinued(2))
            .Breaches("R-WIN-LEAVE", Evening).Should().BeEmpty();
    }

    [Theory]
    [InlineData("clerk-1", "送件")]
    [InlineData("", "送件")]
    [InlineData("boss", " ")]
    public void R_WIN_LEAVE_broken_without_reason_or_approval(string approver, string reason)
    {
        var day = Working();
        day.At(
            "2026-03-02 10:00", Leave(day, "10:30") with { Approver = approver, Reason = reason },
            new CounterPaused(1, "送件", null));
        day.Breaches("R-WIN-LEAVE").Should().ContainSingle().Which.Subject.Should().Be("clerk-1");
    }

    [Fact]
    public void R_WIN_LEAVE_broken_by_coming_back_late_with_a_warning_before()
    {
        var day = Working();
        day.At("2026-03-02 10:00", Leave(day, "10:30"), new CounterPaused(1, "送件", null));
        day.Findings("R-WIN-LEAVE", "2026-03-02 11:00").Select(f => (f.Level, f.At)).Should().Equal(
            (FindingLevel.Warning, day.Time("2026-03-02 10:30")),
            (FindingLevel.Breach, day.Time("2026-03-02 10:45")));
    }

    [Fact]
    public void R_WIN_LEAVE_broken_by_a_pause_that_is_not_shown()
    {
        var day = Working();
        day.At("2026-03-02 10:00", Leave(day, "10:30"));
        day.Breaches("R-WIN-LEAVE", "2026-03-02 10:20").Should().ContainSingle()
            .Which.Should().BeEquivalentTo(new { At = day.Time("2026-03-02 10:01"), Counter = 1 });
    }

    [Fact]
    public void R_WIN_LEAVE_broken_by_going_away_without_leave()
    {
        var day = Working().At("2026-03-02 10:00", new CounterPaused(2, "keypad", null));
        day.Breaches("R-WIN-LEAVE", Evening).Should().ContainSingle()
            .Which.Should().BeEquivalentTo(new { At = day.Time("2026-03-02 10:15"), Counter = 2 });
    }

    [Theory]
    [InlineData("08:20", 0)]
    [InlineData("08:45", 0)]
    [InlineData("08:45:01", 1)]
    [InlineData("13:50", 0)]
    [InlineData("14:20", 1)]
    [InlineData("18:20", 0)]
    public void R_ATT_LATE_15_kept_and_broken(string time, int breaches) =>
        Blank().At($"2026-03-02 {time}", new ClerkSignedIn("clerk-7"))
            .Breaches("R-ATT-LATE-15").Should().HaveCount(breaches);

    [Fact]
    public void R_ATT_LATE_15_kept_by_who_comes_back_or_was_excused()
    {
        var day = Blank();
        day.At("2026-03-02 08:20", new ClerkSignedIn("clerk-7"))
            .At("2026-03-02 09:20", new ClerkSignedOut("clerk-7"))
            .At("2026-03-02 09:30", new ClerkSignedIn("clerk-7"))
            .At("2026-03-02 09:40", Leave(day,
                "11:00") with { Clerk = "clerk-8" }, new ClerkSignedIn("clerk-8"))
            .Breaches("R-ATT-LATE-15").Should().BeEmpty();
    }

    [Theory]
    [InlineData("17:15", 0, 0)]
    [InlineData("17:14:59", 1, 0)]
    [InlineData("17:00", 1, 0)]
    [InlineData("16:59", 0, 1)]
    [InlineData("12:30", 0, 0)]
    [InlineData("17:31", 0, 0)]
    public void R_ATT_EARLY_15_and_R_ATT_ABSENT_30_60_kept_and_broken(string time, int early, int absent)
    {
        var day = Blank().At("2026-03-02 08:20", new ClerkSignedIn("clerk-7"))
            .At($"2026-03-02 {time}", new ClerkSignedOut("clerk-7"));
        day.Breaches("R-ATT-EARLY-15").Should().HaveCount(early);
        day.Breaches("R-ATT-ABSENT-30-60").Should().HaveCount(absent);
    }

    [Fact]
    public void R_ATT_ABSENT_30_60_follows_the_hall_within_its_bounds()
    {
        StaffFigures.AbsentMinutes.Should().BeEquivalentTo(new { Default = 30, Min = 30, Max = 60 });
        var day = With(StaffFigures.AbsentMinutes, 60).At("2026-03-02 16:45", new ClerkSignedOut("clerk-7"));
        day.Breaches("R-ATT-ABSENT-30-60").Should().BeEmpty();
        day.Breaches("R-ATT-EARLY-15").Should().ContainSingle();
    }

    [Fact]
    public void R_WIN_WHEREABOUTS_kept_and_broken()
    {
        var day = Working();
        day.At("2026-03-02 10:00", Leave(day, "10:30")).Breaches("R-WIN-WHEREABOUTS").Should().BeEmpty();
        day.At("2026-03-02 10:01", Leave(day, "10:30") with { Destination = "" })
            .Breaches("R-WIN-WHEREABOUTS").Should().ContainSingle();
    }

    [Theory]
    [InlineData("08:00", 0)]
    [InlineData("08:30", 0)]
    [InlineData("07:59", 1)]
    [InlineData("08:31", 1)]
    public void R_ATT_SIGN_WINDOW_kept_and_broken(string time, int breaches) =>
        Blank("07:50").At($"2026-03-02 {time}", new ClerkSignedIn("clerk-7"))
            .Breaches("R-ATT-SIGN-WINDOW").Should().HaveCount(breaches);

    [Fact]
    public void R_ATT_3_EQUALS_1_kept_and_broken()
    {
        var late = Late("2026-03-05", "2026-03-06", "2026-03-09");
        late.Breaches("R-ATT-3-EQUALS-1").Should().ContainSingle("a weekend does not part workdays")
            .Which.Subject.Should().Be("clerk-7 2026-03-09");
        Late("2026-03-03", "2026-03-04", "2026-03-06").Breaches("R-ATT-3-EQUALS-1").Should()
            .BeEmpty("the fifth was in order");
    }

    [Fact]
    public void R_ATT_LEAVE_LEVELS_kept_and_broken()
    {
        var day = Working();
        var leave = Leave(day, "10:30") with { BackAt = day.Time("2026-03-05 10:00") };
        day.At("2026-03-02 10:00", leave with { ApproverLevel = 2 }).Breaches("R-ATT-LEAVE-LEVELS").Should()
            .BeEmpty();
        day.At("2026-03-02 10:00", leave).Breaches("R-ATT-LEAVE-LEVELS").Should().ContainSingle();
    }

    [Fact]
    public void R_ATT_MONTHLY_kept_and_broken()
    {
        var day = Blank().At("2026-03-02 08:20", new ClerkSignedIn("clerk-7"));
        day.Breaches("R-ATT-MONTHLY", "2026-04-07 23:59").Should().BeEmpty();
        day.Breaches("R-ATT-MONTHLY",
            "2026-04-08 00:01").Should().ContainSingle().Which.Subject.Should().Be("2026-03");
        day.At("2026-04-07 17:00", new AttendancePublished(2026, 3))
            .Breaches("R-ATT-MONTHLY", "2026-04-30 00:00").Should().BeEmpty();
    }

    [Fact]
    public void R_STF_ASSIGN_kept_and_broken()
    {
        Working().Issue("2026-03-02 09:00").Call("2026-03-02 09:01").Breaches("R-STF-ASSIGN").Should()
            .BeEmpty("this hall assigns nobody");
        var day = With(StaffFigures.AssignmentsDemanded, 1);
        day.At("2026-03-02 08:40", new ClerkAssigned(
            "clerk-1", 1, day.Time("2026-03-02 08:30"), day.Time("2026-03-02 10:00"), "boss"));
        day.Issue("2026-03-02 09:00").Call("2026-03-02 09:01").Finish("2026-03-02 09:05")
            .Breaches("R-STF-ASSIGN").Should().BeEmpty();
        day.Issue("2026-03-02 10:00", "A002").Call("2026-03-02 10:01", "A002")
            .Breaches("R-STF-ASSIGN").Should().ContainSingle().Which.Counter.Should().Be(1);
    }

    [Fact]
    public void R_QUEUE_ESCALATE_kept_and_broken()
    {
        var day = Working().At("2026-03-02 10:00", new SupervisorCalled(1, "纠纷"));
        day.Breaches("R-QUEUE-ESCALATE", "2026-03-02 10:30").Should().ContainSingle()
            .Which.At.Should().Be(day.Time("2026-03-02 10:01"));
        day.At("2026-03-02 10:01", new SupervisorCame(1, "boss"))
            .Breaches("R-QUEUE-ESCALATE", "2026-03-02 10:30").Should().BeEmpty();
    }

    private static ServiceDay Blank(string at = "08:00") =>
        new ServiceDay().At($"2026-03-02 {at}", new PlanAdopted(ServiceDay.With("HP-JS")));

    private static ServiceDay Working() => new ServiceDay().Begin().Morning();

    private static ServiceDay Late(params string[] days) =>
        days.Aggregate(Blank(), (day, date) => day.At($"{date} 08:50", new ClerkSignedIn("clerk-7"))
            .At($"{date} 17:30", new ClerkSignedOut("clerk-7")));

    private static ServiceDay With(Parameter figure, int value)
    {
        var plan = ServiceDay.With("HP-JS");
        var rules = new Rulebook { Set = ImmutableSortedDictionary<string, int>.Empty.Add(figure.Id, value) };
        return new ServiceDay(plan).At("2026-03-02 08:30", new DayOpened(
            new LocalDate(2026, 3, 2), plan, [new CounterState(1, Staffing.Open, "clerk-1")],
            Books: HallBooks.Empty with { Rules = rules }));
    }

    private static LeaveTaken Leave(ServiceDay day, string backAt) =>
        new("clerk-1", "送件", "boss", "三楼档案室", day.Time($"2026-03-02 {backAt}"));

    private static ClosureNoticed Notice(string from, string until)
    {
        var day = new ServiceDay();
        return new ClosureNoticed(null, day.Time(from), day.Time(until), "停电", "请在网上办理", day.Time(until));
    }
}
