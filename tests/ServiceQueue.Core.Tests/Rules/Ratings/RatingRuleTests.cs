using FluentAssertions;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Ratings;
using ServiceQueue.Core.Rules;
using ServiceQueue.Core.Tests.Rules.Complaints;
using ServiceQueue.Core.Visits;
using Xunit;
using static ServiceQueue.Core.Tests.Rules.Complaints.Journals;

namespace ServiceQueue.Core.Tests.Rules.Ratings;

/// <summary>The rules A10 on journals that keep and that break them.</summary>
public sealed class RatingRuleTests
{
    private const string Monday = "2026-03-02 09:00";
    private const string Later = "2026-06-01 09:00";

    private static readonly RatingSubmitted Good = new(
        new VisitId("V1"), RatingLevel.Satisfied, null, RatingChannel.Phone, "page", null, 1, Clerk, null);

    [Fact]
    public void R_RATE_PROMPT_kept()
    {
        Begin(Monday).Served().Prompted().Then(Good).Keeps("R-RATE-PROMPT", Later);
        var id = new VisitId("V1");
        Begin(Monday).Issued().Then(new VisitCalled(id, 1, Clerk, null, null))
            .Then(new TurnFinished(id, 1, Outcomes.None, null, "离开")).Keeps("R-RATE-PROMPT", Later);
    }

    [Fact]
    public void R_RATE_PROMPT_broken()
    {
        Begin(Monday).Served().Breaks("R-RATE-PROMPT", Later, "2026-03-02 09:01", 7)
            .Subject.Should().Be("A001 2026-03-02");
        Begin(Monday).Served().Prompted().Prompted().Breaks("R-RATE-PROMPT", Later, Monday, 9);
        Begin(Monday).Issued().Prompted().Breaks("R-RATE-PROMPT", Later, Monday, 5);
        Begin(Monday).Served().Prompted().Then(Good).Then(Good)
            .Breaks("R-RATE-PROMPT", Later, Monday, 10);
        Begin(Monday).Then(Good).Breaks("R-RATE-PROMPT", Later, Monday, 4);
    }

    [Fact]
    public void R_RATE_CHANNEL_kept() =>
        Begin(Monday).Served().Prompted().Then(Good).Keeps("R-RATE-CHANNEL", Later);

    [Fact]
    public void R_RATE_CHANNEL_broken() => Begin(Monday).Served().Prompted()
        .Then(Good with { Channel = null }).Breaks("R-RATE-CHANNEL", Later, Monday, 9);

    [Fact]
    public void R_RATE_VOLUNTARY_kept() => Begin(Monday).Served().Prompted()
        .Then(Good with { Channel = RatingChannel.Paper, By = "导办员" }, "导办员")
        .Keeps("R-RATE-VOLUNTARY", Later);

    [Fact]
    public void R_RATE_VOLUNTARY_broken()
    {
        foreach (var rating in new[]
        {
            Good with { Channel = RatingChannel.Counter }, Good with { From = "counter-1" },
            Good with { Channel = RatingChannel.Paper, By = Clerk },
            // The event claims another clerk; the prompt knows better.
            Good with { Channel = RatingChannel.Paper, By = Clerk, Clerk = null },
            Good with { Channel = RatingChannel.Paper },
        })
            Begin(Monday).Served().Prompted().Then(rating)
                .Breaks("R-RATE-VOLUNTARY", Later, Monday, 9).Counter.Should().Be(1);
        Begin(Monday).Served().Prompted().Then(Good, Clerk).Breaks("R-RATE-VOLUNTARY", Later, Monday, 9);
    }

    [Fact]
    public void R_RATE_STATS_kept() => Begin(Monday).Served().Prompted().Then(Good)
        .At("2026-04-03 09:00").Then(new RatingStatsPublished(2026, 3, [0, 1, 0, 0, 0], "主任"))
        .Keeps("R-RATE-STATS", Later);

    [Fact]
    public void R_RATE_STATS_broken()
    {
        var rated = () => Begin(Monday).Served().Prompted().Then(Good);
        rated().Breaks("R-RATE-STATS", Later, "2026-04-08 00:00", 9);
        rated().Findings("R-RATE-STATS", "2026-04-07 12:00").Should().ContainSingle()
            .Which.Level.Should().Be(FindingLevel.Warning);
        rated().At("2026-04-03 09:00").Then(new RatingStatsPublished(2026, 3, [1, 0, 0, 0, 0], "主任"))
            .Breaks("R-RATE-STATS", Later, "2026-04-03 09:00", 10);
        rated().Then(new RatingStatsPublished(2026, 3, [0, 1, 0, 0, 0], "主任"))
            .Breaks("R-RATE-STATS", Later, "2026-04-08 00:00", 9);
    }
}
