using FluentAssertions;
using NodaTime;
using ServiceQueue.Core.Visits;
using ServiceQueue.Engine.Views;

namespace ServiceQueue.Simulation.Views;

/// <summary>The figures of a day, against sums done on paper.</summary>
public sealed class DayReportTests
{
    private const int Minute = 60;

    [Fact]
    public void Waits_around_the_hour_are_neither_cut_nor_rounded()
    {
        // 59, 60, 61, 65 and 125 minutes: a clock face would show the last three as 1, 5 and 5.
        var report =
            Report([.. new[] { 59, 60, 61, 65, 125 }.Select(m => Reported.Served(m * Minute, 30, 600))]);

        // Mean 22,200 s / 5; nearest rank: the 3rd of 5 for p50, the 5th of 5 for p90.
        report.Totals.Wait.Should().Be(new Stat(5, 4440, 3660, 7500, 7500));
        report.Totals.Walk.Should().Be(new Stat(5, 30, 30, 30, 30));
        report.Totals.Service.Should().Be(new Stat(5, 600, 600, 600, 600));
    }

    [Theory]
    [InlineData(1, 10, 10)]
    [InlineData(2, 10, 20)]
    [InlineData(4, 20, 40)]
    [InlineData(9, 50, 90)]
    [InlineData(10, 50, 90)]
    [InlineData(11, 60, 100)]
    [InlineData(20, 100, 180)]
    public void Percentiles_are_by_nearest_rank(int count, int p50, int p90)
    {
        // 10, 20, 30 … seconds, not in order: the figure of rank r is 10 r, and r = ⌈share × count⌉.
        var waits = Enumerable.Range(1, count).Select(i => Duration.FromSeconds(10 * i)).Reverse();

        var stat = Stat.Of(waits);

        (stat.P50, stat.P90, stat.Max).Should().Be((p50, p90, 10 * count));
    }

    [Fact]
    public void A_day_without_visits_has_no_means()
    {
        var report = Report();

        report.Totals.Wait.Should().Be(new Stat(0, null, null, null, null));
        report.Services.Should().BeEmpty();
        (report.Issued, report.NoShows, report.OpenTurns, report.LeftUncalled).Should().Be((0, 0, 0, 0));
    }

    [Fact]
    public void Open_turns_and_no_shows_are_counted_and_measured_in_no_mean()
    {
        var called = Reported.Waiting() with
        {
            State = TurnState.Called, Counter = 3, CalledAt = Reported.Nine + Duration.FromMinutes(5),
        };
        var report = Report(Reported.Served(100, 10, 200), Reported.Missed(9000), Reported.Waiting(), called);

        (report.Issued, report.NoShows, report.OpenTurns, report.LeftUncalled).Should().Be((4, 1, 2, 0));
        report.Totals.Called.Should().Be(3);
        report.Totals.Finished.Should().Be(1);
        report.Totals.Wait.Should().Be(new Stat(1, 100, 100, 100, 100));
        report.Totals.Service.Count.Should().Be(1);
    }

    [Fact]
    public void Who_left_before_being_called_is_counted_apart()
    {
        var left = Reported.Waiting() with
        {
            State = TurnState.Left, EndedAt = Reported.Nine + Duration.FromMinutes(20), Why = "visitor",
        };
        var held = left with { CalledAt = Reported.Nine + Duration.FromMinutes(5), Counter = 3 };

        var report = Report(left, left, held);

        (report.LeftUncalled, report.Totals.Left, report.Totals.Wait.Count).Should().Be((2, 3, 0));
    }

    [Fact]
    public void A_transferred_visit_is_two_turns_of_two_services()
    {
        var first = Reported.Served(60, 0, 120) with { State = TurnState.Transferred, Outcome = null };
        var second = Reported.Served(300, 0, 240, first.EndedAt, "civil");

        var report = DayReport.Of(Reported.Plan, Reported.Day, [Reported.Visit(1, first, second)]);

        report.Issued.Should().Be(1);
        report.Totals.Issued.Should().Be(2);
        report.Totals.Finished.Should().Be(1);
        report.Services.Select(s => (s.Key, s.Label, s.Wait.Mean)).Should()
            .Equal(("civil", "民政救助", 300.0), ("social", "社会保险", 60.0));
    }

    [Fact]
    public void Lines_are_by_counter_clerk_and_hour_of_the_hall()
    {
        var ten = Reported.Nine + Duration.FromHours(1);
        var report =
            Report(Reported.Served(60, 0, 60), Reported.Served(120, 0, 60, ten), Reported.Waiting(ten));

        report.Counters.Should().ContainSingle()
            .Which.Should().Match<ReportRow>(r => r.Key == "3" && r.Label == "3号窗口" && r.Finished == 2);
        report.Clerks.Should().ContainSingle().Which.Key.Should().Be("王芳");
        report.Hours.Select(h => (h.Label, h.Issued)).Should().Equal(("09:00", 1), ("10:00", 2));
        report.Outcomes.Should().Equal(new Dictionary<string, int> { ["answered"] = 2 });
    }

    [Fact]
    public void Fractions_of_a_second_count()
    {
        var stat = Stat.Of(
            [Duration.FromMilliseconds(1), Duration.FromMilliseconds(2), Duration.FromMilliseconds(4)]);

        stat.Should().Be(new Stat(3, 0.002, 0.002, 0.004, 0.004));
    }

    private static DayReport Report(params Turn[] turns) =>
        DayReport.Of(Reported.Plan, Reported.Day, [.. turns.Select((t, i) => Reported.Visit(i + 1, t))]);
}
