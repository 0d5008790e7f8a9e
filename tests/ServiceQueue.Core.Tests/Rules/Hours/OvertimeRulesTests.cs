using System.Collections.Immutable;
using FluentAssertions;
using NodaTime;
using ServiceQueue.Core.Books;
using ServiceQueue.Core.Counters;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Rulebooks;
using ServiceQueue.Core.Rules;
using ServiceQueue.Core.Rules.Hours;
using ServiceQueue.Core.Staff;
using ServiceQueue.Core.Visits;
using Xunit;

namespace ServiceQueue.Core.Tests.Rules.Hours;

/// <summary>What happens after closing time, and between two shifts.</summary>
public sealed class OvertimeRulesTests
{
    [Fact]
    public void R_HOURS_OVERTIME_kept() =>
        AtClosing().Finish("2026-03-02 17:50").At("2026-03-02 17:51", new CounterClosed(1, "clerk-1"))
            .Breaches("R-HOURS-OVERTIME").Should().BeEmpty();

    [Fact]
    public void R_HOURS_OVERTIME_broken_by_ending_because_of_closing_time()
    {
        var day = AtClosing().Finish("2026-03-02 17:31", why: "下班了，明天再来");
        var found = day.Breaches("R-HOURS-OVERTIME").Should().ContainSingle().Subject;
        found.Evidence.Should().Equal(day.Last - 1, day.Last);
        found.Counter.Should().Be(1);
    }

    [Fact]
    public void R_HOURS_OVERTIME_broken_by_a_clerk_who_goes()
    {
        AtClosing().At("2026-03-02 17:32", new CounterClosed(1, "clerk-1"))
            .Breaches("R-HOURS-OVERTIME").Should().ContainSingle().Which.Counter.Should().Be(1);
        AtClosing().At("2026-03-02 17:32", new ClerkSignedOut("clerk-1"))
            .Breaches("R-HOURS-OVERTIME").Should().ContainSingle();
    }

    [Fact]
    public void R_HOURS_OVERTIME_broken_by_sending_the_visitor_away() =>
        AtClosing().At("2026-03-02 17:32", new VisitLeft(ServiceDay.Visit("A001"), Leaving.DayClosed))
            .Breaches("R-HOURS-OVERTIME").Should().ContainSingle();

    [Fact]
    public void R_HOURS_OVERTIME_covers_who_waits_where_the_hall_says_so()
    {
        Waiting(scope: 0).Breaches("R-HOURS-OVERTIME").Should().BeEmpty();
        Waiting(scope: 1).Breaches("R-HOURS-OVERTIME").Should().ContainSingle()
            .Which.Subject.Should().Be("A001 2026-03-02");
    }

    [Fact]
    public void R_HOURS_OVERTIME_LOG_kept_and_broken()
    {
        AtClosing().Finish("2026-03-02 17:50").At("2026-03-02 17:55", new ClerkSignedOut("clerk-1"))
            .Breaches("R-HOURS-OVERTIME-LOG").Should().BeEmpty("a visitor was being served");
        AtClosing().At("2026-03-02 17:40", new ClerkSignedOut("clerk-2"))
            .Breaches("R-HOURS-OVERTIME-LOG").Should().BeEmpty("ten minutes are no overtime");
        AtClosing().At("2026-03-02 17:00", new OvertimeApproved("clerk-2", new LocalDate(2026, 3, 2), "整理档案",
            "boss"))
            .At("2026-03-02 18:55", new ClerkSignedOut("clerk-2"))
            .Breaches("R-HOURS-OVERTIME-LOG").Should().BeEmpty("it was approved");
        AtClosing().At("2026-03-02 18:55", new ClerkSignedOut("clerk-2"))
            .Breaches("R-HOURS-OVERTIME-LOG").Should().ContainSingle().Which.Says.En.Should()
                .Contain("85 minutes");
    }

    [Fact]
    public void R_HOURS_SHIFT_HANDOVER_kept_and_broken()
    {
        Shifts().At("2026-03-02 13:48", new ClerkSignedIn("clerk-2"))
            .At("2026-03-02 14:02", new ShiftHandedOver(1, "clerk-1", "clerk-2"))
            .Breaches("R-HOURS-SHIFT-HANDOVER", "2026-03-02 15:00").Should().BeEmpty();
        var day = Shifts().At("2026-03-02 13:52", new ClerkSignedIn("clerk-2"));
        day.Breaches("R-HOURS-SHIFT-HANDOVER", "2026-03-02 15:00").Select(f => f.At).Should()
            .Equal(day.Time("2026-03-02 13:50"), day.Time("2026-03-02 14:10"));
    }

    private static ServiceDay AtClosing() =>
        new ServiceDay().Begin().Morning().Issue("2026-03-02 17:00").Call("2026-03-02 17:20")
            .At("2026-03-02 17:30", new DoorsClosed(null));

    private static ServiceDay Waiting(int scope)
    {
        var books = HallBooks.Empty with
        {
            Rules = new Rulebook
            {
                Set = ImmutableSortedDictionary<string, int>.Empty.Add(HoursFigures.OvertimeScope.Id, scope),
            },
        };
        var plan = ServiceDay.With("HP-JS");
        return new ServiceDay(plan)
            .At("2026-03-02 08:30", new DayOpened(
                new LocalDate(2026, 3, 2), plan, [new CounterState(1, Staffing.Open,
                    "clerk-1")], Books: books))
            .Issue("2026-03-02 17:00").At("2026-03-02 17:30", new DoorsClosed(null))
            .At("2026-03-02 17:40", new VisitLeft(ServiceDay.Visit("A001"), Leaving.DayClosed));
    }

    private static ServiceDay Shifts()
    {
        var day = new ServiceDay().Begin();
        Instant T(string time) => day.Time($"2026-03-02 {time}");
        return day.At(
            "2026-03-02 08:25", new ClerkAssigned("clerk-1", 1, T("08:30"), T("14:00"), "boss"),
            new ClerkAssigned("clerk-2", 1, T("14:00"), T("17:30"), "boss"));
    }
}
