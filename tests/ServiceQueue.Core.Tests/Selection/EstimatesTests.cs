using FluentAssertions;
using NodaTime;
using ServiceQueue.Core.Counters;
using ServiceQueue.Core.Jobs;
using ServiceQueue.Core.Selection;
using ServiceQueue.Core.Tests.Halls;
using ServiceQueue.Core.Visits;
using Xunit;

namespace ServiceQueue.Core.Tests.Selection;

public sealed class EstimatesTests
{
    private readonly TestHall _hall = new();

    [Fact]
    public void NobodyWaitsForAFreeCounter()
    {
        _hall.Open(1);
        Estimates.OfNewcomer(_hall.State, "social").Should().Be(default(EstimateSeconds));
    }

    [Fact]
    public void TheRangeGrowsWithTheQueueAndShrinksWithCounters()
    {
        _hall.Open(1);
        for (var i = 0; i < 6; i++) _hall.Issue();
        var one = Estimates.OfNewcomer(_hall.State, "social");
        _hall.Issue();
        Estimates.OfNewcomer(_hall.State, "social").High.Should().BeGreaterThan(one.High);
        _hall.Open(2);
        Estimates.OfNewcomer(_hall.State, "social").High.Should().BeLessThan(one.High);
        one.Low.Should().BeLessThan(one.High);
        (one.Low % 60 + one.High % 60).Should().Be(0, "citizens are told minutes");
    }

    [Fact]
    public void ThePaceIsLearnedFromServedTurns()
    {
        _hall.Open(1);
        for (var i = 0; i < 8; i++) _hall.Issue();
        var before = Estimates.OfNewcomer(_hall.State, "social");
        for (var i = 0; i < 4; i++)
        {
            _hall.Call(1);
            _hall.Do(new ServeVisit(1));
            _hall.Now += Duration.FromSeconds(1800);
            _hall.Do(new FinishTurn(1, "immediate", null, null));
            _hall.Issue();
        }

        Estimates.OfNewcomer(_hall.State, "social").High.Should().BeGreaterThan(before.High);
    }

    [Fact]
    public void AVisitThatIsCalledWaitsNoMore()
    {
        _hall.Open(1);
        var visit = _hall.Issue();
        _hall.Issue();
        _hall.Call(1);
        Estimates.Of(_hall.State, _hall.Look(visit)).Should().Be(default(EstimateSeconds));
        NextTurn.Ahead(_hall.State, _hall.Look(visit)).Should().Be(0);
    }
}
