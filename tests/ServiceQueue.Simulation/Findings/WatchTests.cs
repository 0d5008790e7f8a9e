using FluentAssertions;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Rules;
using ServiceQueue.Core.Visits;
using ServiceQueue.Engine.Findings;
using ServiceQueue.Simulation.Journal;
using ServiceQueue.Simulation.Views;

namespace ServiceQueue.Simulation.Findings;

/// <summary>A watch over a hall whose clock is set back and forward under it.</summary>
public sealed class WatchTests
{
    [Fact]
    public void Time_alone_brings_a_warning_and_then_a_breach_within_a_second()
    {
        using var hall = new WatchedHall();
        hall.Ask(new IssueTicket(new VisitId("V1"), "social", null, "ordinary", "zh-CN", null, null));

        hall.Pass(24);
        hall.Levels().Should().BeEmpty();
        hall.Pass(2);
        hall.Levels().Should().Equal(FindingLevel.Warning);
        hall.Pass(16);
        hall.Levels().Should().Equal(FindingLevel.Warning, FindingLevel.Breach);
        hall.Watch.Found.After(1).Should().ContainSingle().Which.Number.Should().Be(2);
    }

    [Fact]
    public void A_breach_stays_true_when_the_clock_is_set_back_before_the_call()
    {
        using var hall = new WatchedHall();
        hall.Ask(new IssueTicket(new VisitId("V1"), "social", null, "ordinary", "zh-CN", null, null));
        hall.Pass(42);
        hall.Levels().Should().HaveCount(2);

        hall.World.Skew = TimeSpan.FromSeconds(-30);
        hall.Ask(new CallNext(3));

        hall.Runner.State.At.Should().BeGreaterThan(hall.Watch.Found.After(1)[0].Finding.At);
        hall.Reread().Should().Equal(hall.Watch.Found.After(0).Select(f => f.Finding));
    }

    [Fact]
    public void No_event_is_stamped_before_an_instant_that_was_handed_out()
    {
        using var hall = new WatchedHall();
        hall.Pass(10);
        var stamp = hall.Now(hall.Runner.StampAsync);
        hall.World.Skew = TimeSpan.FromMinutes(-5);

        hall.Now(hall.Runner.StampAsync).Should().Be(stamp);
        hall.Ask(new IssueTicket(new VisitId("V1"), "social", null, "ordinary", "zh-CN", null, null));

        hall.Runner.State.At.Should().Be(stamp);
    }

    [Fact]
    public void After_a_restart_it_knows_what_it_knew_and_announces_only_what_is_new()
    {
        using var hall = new WatchedHall();
        hall.Ask(new IssueTicket(new VisitId("V1"), "social", null, "ordinary", "zh-CN", null, null));
        hall.Pass(60);
        hall.Ask(new CallNext(3));
        var before = hall.Watch.Found.After(0);

        hall.Boot();
        var announced = new List<NumberedFinding>();
        hall.Watch.Noticed += announced.Add;
        hall.Ask(new RecallVisit(3));
        hall.Pass(1);

        hall.Watch.CaughtUp.Should().BeTrue();
        hall.Watch.UpTo.Should().Be(hall.Runner.Feed.Head);
        hall.Watch.Found.After(0).Should().StartWith(before).And.HaveCount(3);
        announced.Should().ContainSingle().Which.Number.Should().Be(3);
    }

    [Fact]
    public void A_store_that_cannot_be_read_is_tried_again()
    {
        using var hall = new WatchedHall();
        var isBroken = true;
        var broken = new EditedStore(
            hall.Store, r => isBroken ? throw new IOException("no disk") : r);
        var watch = new Watch(hall.Runner, broken, hall.World.Outside.Time, WatchedHall.Rules);
        hall.World.Outside.Start(() => watch.RunAsync(default));
        hall.Pass(5);
        (watch.CaughtUp, watch.Trouble).Should().Be((false, "no disk"));

        isBroken = false;
        hall.Pass(2);

        (watch.CaughtUp, watch.Trouble, watch.UpTo).Should().Be((true, "", hall.Runner.Feed.Head));
    }

    [Fact]
    public void The_counts_of_the_day_are_told_and_begin_anew_with_the_next()
    {
        using var hall = new WatchedHall();
        var told = new List<FindingsToday>();
        hall.Watch.TodayChanged += told.Add;
        hall.Ask(new IssueTicket(new VisitId("V1"), "social", null, "ordinary", "zh-CN", null, null));
        hall.Pass(60);
        told[^1].Should().Be(new FindingsToday(Reported.Day, 1, 1));

        hall.Pass(15 * 3600);

        told[^1].Should().Be(new FindingsToday(Reported.Day.PlusDays(1), 0, 0));
    }
}
