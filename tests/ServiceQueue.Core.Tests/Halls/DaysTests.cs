using System.Collections.Immutable;
using FluentAssertions;
using NodaTime;
using ServiceQueue.Core.Counters;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Hours;
using ServiceQueue.Core.Visits;
using Xunit;

namespace ServiceQueue.Core.Tests.Halls;

public sealed class DaysTests
{
    // The dates around National Day 2026: State Council notice of 2025-11-04.
    private static readonly CalendarYear Year2026 = new(
        2026,
        [.. Enumerable.Range(1, 7).Select(d => new LocalDate(2026, 10, d))],
        [new LocalDate(2026, 9, 20), new LocalDate(2026, 10, 10)]);

    private static readonly OpeningHours Js = Profiles.Find("HP-JS")! with { Calendar = [Year2026] };

    private static Instant Local(int month, int day, int hour, int minute = 0) =>
        new LocalDateTime(2026, month, day, hour, minute).InZoneStrictly(TestHall.Plan.Zone).ToInstant();

    [Theory]
    [InlineData(9, 30, 8, 29, false)]
    [InlineData(9, 30, 8, 30, true)]
    [InlineData(9, 30, 12, 0, false)]
    [InlineData(9, 30, 14, 0, true)]
    [InlineData(9, 30, 17, 30, false)]
    [InlineData(10, 1, 10, 0, false)]
    [InlineData(10, 10, 10, 0, true)]
    [InlineData(10, 11, 10, 0, false)]
    public void KeepsTheProfileAndTheCalendar(int month, int day, int hour, int minute, bool open) =>
        HallHours.IsOpen(Js, TestHall.Plan.Zone, Local(month, day, hour, minute)).Should().Be(open);

    [Fact]
    public void TheNextOpeningIsPastTheHoliday() =>
        HallHours.NextOpening(Js, TestHall.Plan.Zone, Local(9, 30, 17, 30)).Should().Be(Local(10, 8, 8, 30));

    [Fact]
    public void AYearWithoutACalendarIsNotGuessed()
    {
        var next = new LocalDateTime(2027, 3, 1, 10, 0).InZoneStrictly(TestHall.Plan.Zone).ToInstant();
        HallHours.IsOpen(Js, TestHall.Plan.Zone, next).Should().BeFalse();
        Js.Knows(2027).Should().BeFalse();
    }

    [Fact]
    public void SeasonsChangeOnTheirDate()
    {
        var xiang = Profiles.Find("HP-XIANG")! with { Calendar = [Year2026] };
        xiang.On(new LocalDate(2026, 9, 30))[1].To.Should().Be(new LocalTime(17, 0));
        xiang.On(new LocalDate(2026, 10, 8))[1].To.Should().Be(new LocalTime(16, 30));
        xiang.On(new LocalDate(2026, 2, 2))[1].To.Should()
            .Be(new LocalTime(16, 30), "winter goes on over New Year");
    }

    [Fact]
    public void DoorsFollowTheHoursAndNumbersRunOnOverLunch()
    {
        var hall = new ScheduledHall(Js, Local(9, 30, 7, 0));
        hall.WakeAt(Local(9, 30, 8, 30));
        hall.State.DoorsOpen.Should().BeTrue();
        hall.Issue().Should().Be("A001");
        hall.WakeAt(Local(9, 30, 12, 0));
        hall.Refused().Should().BeTrue();
        hall.WakeAt(Local(9, 30, 14, 0));
        hall.Issue().Should().Be("A002");
        hall.State.Day!.Date.Should().Be(new LocalDate(2026, 9, 30));
    }

    [Fact]
    public void WhoHoldsANumberAtClosingIsServed()
    {
        var hall = new ScheduledHall(Js, Local(9, 30, 16, 0));
        hall.WakeAt(Local(9, 30, 16, 0));
        hall.Issue();
        hall.WakeAt(Local(9, 30, 17, 30));
        hall.Do(new OpenCounter(1, "clerk-1"));
        hall.Do(new CallNext(1));
        hall.Do(new FinishTurn(1, "answered", null, null));
    }

    [Fact]
    public void TheNextOpeningEndsTheOldDayAndLeavesNobodyWithoutATrace()
    {
        var hall = new ScheduledHall(Js, Local(9, 29, 16, 0));
        hall.WakeAt(Local(9, 29, 16, 0));
        hall.Issue();
        hall.WakeAt(Local(9, 29, 17, 30));
        hall.WakeAt(Local(9, 30, 8, 30));
        hall.Journal.Select(r => r.Event).OfType<VisitLeft>()
            .Should().ContainSingle().Which.Why.Should().Be(Leaving.DayClosed);
        hall.State.Day!.Date.Should().Be(new LocalDate(2026, 9, 30));
        hall.Issue().Should().Be("A001");
    }

    [Fact]
    public void AHandOnTheDoorsHoldsUntilTheNextEdge()
    {
        var hall = new ScheduledHall(Js, Local(9, 30, 9, 0));
        hall.WakeAt(Local(9, 30, 9, 0));
        hall.Do(new CloseDoors("停电"));
        hall.WakeAt(Local(9, 30, 10, 0));
        hall.State.DoorsOpen.Should().BeFalse();
        hall.WakeAt(Local(9, 30, 12, 0));
        hall.WakeAt(Local(9, 30, 14, 0));
        hall.State.DoorsOpen.Should().BeTrue();
    }

    [Fact]
    public void AnAroundTheClockDayEndsOnlyWhenNobodyWaits()
    {
        var hall = new ScheduledHall(OpeningHours.AroundTheClock, Local(9, 30, 23, 50));
        hall.WakeAt(Local(9, 30, 23, 50));
        hall.Issue().Should().Be("A001");
        hall.WakeAt(Local(10, 1, 0, 10));
        hall.Issue().Should().Be("A002", "midnight alone does not start the numbers again");
        hall.Do(new OpenCounter(1, "clerk-1"));
        hall.WakeAt(Local(10, 1, 3, 0));
        hall.State.Day!.Date.Should().Be(new LocalDate(2026, 9, 30), "two visitors wait");
        for (var i = 0; i < 2; i++)
        {
            hall.Do(new CallNext(1));
            hall.Do(new FinishTurn(1, "answered", null, null));
        }

        Hall.NextAlarm(hall.State).Should().Be(hall.State.At, "the quiet hall may turn its day now");
        hall.WakeAt(Local(10, 1, 3, 20));
        hall.State.Day!.Date.Should().Be(new LocalDate(2026, 10, 1));
        hall.State.DoorsOpen.Should().BeTrue();
        hall.State.Counters[1].Staffing.Should().Be(Staffing.Open, "the clerk is still there");
        hall.Issue().Should().Be("A001");
    }

    [Fact]
    public void ADayCarriesAllThatItStartsFrom()
    {
        var hall = new ScheduledHall(OpeningHours.AroundTheClock, Local(9, 30, 9, 0));
        hall.WakeAt(Local(9, 30, 9, 0));
        hall.Do(new OpenCounter(1, "clerk-1"));
        hall.Do(new Core.Devices.ReportDevice("printer-1", "paperOut", false, ""));
        hall.Issue();
        hall.Do(new CallNext(1));
        hall.Do(new ServeVisit(1));
        hall.WakeAt(Local(9, 30, 9, 40));
        hall.Do(new FinishTurn(1, "immediate", null, null));
        hall.WakeAt(Local(10, 1, 3, 0));
        var opened = hall.Journal.FindLastIndex(r => r.Event is DayOpened);
        var alone = hall.Journal.Skip(opened).Aggregate(HallState.Before(TestHall.Plan), Hall.Apply);
        alone.Paces.Should().Equal(hall.State.Paces).And.ContainKey("social");
        alone.Devices.Should().Equal(hall.State.Devices).And.ContainKey("printer-1");
        alone.Counters.Should().Equal(hall.State.Counters);
        (alone.Sequence, alone.At, alone.Day, alone.DoorsOpen, alone.DoorsChangedAt).Should()
            .Be((hall.State.Sequence, hall.State.At, hall.State.Day, true, hall.State.DoorsChangedAt));
    }

    [Fact]
    public void TheAlarmIsTheNextEdge() =>
        Hall.NextAlarm(new ScheduledHall(Js, Local(9, 30, 9, 0)).WakeAt(Local(9, 30, 9, 0)).State)
            .Should().Be(Local(9, 30, 12, 0));

    private sealed class ScheduledHall
    {
        private int _drawn;
        private Instant _now;

        public ScheduledHall(OpeningHours hours, Instant now)
        {
            _now = now;
            var plan = TestHall.Plan with { Hours = hours };
            State = HallState.Before(plan);
            Do(new AdoptPlan(plan));
        }

        public HallState State { get; private set; }

        public List<Recorded> Journal { get; } = [];

        public ScheduledHall WakeAt(Instant at)
        {
            _now = at;
            Do(new Wake());
            return this;
        }

        public string Issue()
        {
            Do(new IssueTicket(new VisitId($"V{++_drawn}"), "social", null, "ordinary", "zh-CN", null, null));
            return State.Visits[new VisitId($"V{_drawn}")].Ticket.ToString();
        }

        public bool Refused() =>
            Hall.Decide(
                State, new IssueTicket(new VisitId("X"), "social", null, "ordinary", "zh-CN", null, null),
                _now)
                is Refused { Code: RefusalCode.HallClosed };

        public void Do(Command command)
        {
            var accepted = Hall.Decide(State, command, _now).Should().BeOfType<Accepted>().Subject;
            foreach (var happened in accepted.Events)
            {
                var recorded = new Recorded(State.Sequence + 1, _now, "test", happened);
                State = Hall.Apply(State, recorded);
                Journal.Add(recorded);
            }
        }
    }
}
