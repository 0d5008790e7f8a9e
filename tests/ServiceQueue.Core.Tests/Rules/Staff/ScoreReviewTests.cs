using FluentAssertions;
using ServiceQueue.Core.Rules;
using ServiceQueue.Core.Staff;
using ServiceQueue.Core.Tests.Rules.Hours;
using Xunit;

namespace ServiceQueue.Core.Tests.Rules.Staff;

public sealed class ScoreReviewTests
{
    private const string Rule = "R-SCORE-APPEAL";
    private const string Key = "R-ATT-LATE-15:12";
    private static readonly ScoreAppealed Appeal = new("clerk-1", 2026, 3, Key, "公交停运", "clerk-1");

    [Fact]
    public void R_SCORE_APPEAL_kept() =>
        new ServiceDay().Begin().At("2026-03-02 10:00", Appeal)
            .At("2026-03-09 10:00", new ScoreAppealDecided("clerk-1", 2026, 3, Key, true, "属实", "boss"))
            .Breaches(Rule, "2026-03-30 10:00").Should().BeEmpty();

    [Fact]
    public void R_SCORE_APPEAL_broken_by_waiting_too_long()
    {
        var day = new ServiceDay().Begin().At("2026-03-02 10:00", Appeal);
        var appeal = day.Last;
        // A second appeal of the same deduction does not give more time.
        day.At("2026-03-05 10:00", Appeal);
        day.Findings(Rule, "2026-03-30 10:00").Select(f => (f.Level, f.At)).Should().Equal(
            (FindingLevel.Warning, day.Time("2026-03-08 10:00")),
            (FindingLevel.Breach, day.Time("2026-03-09 10:00")));
        day.Breaches(Rule, "2026-03-30 10:00").Should().ContainSingle()
            .Which.Evidence.Should().Equal(appeal);
    }

    [Theory]
    [InlineData("", "boss")]
    [InlineData("属实", "clerk-1")]
    [InlineData("属实", "friend")]
    public void R_SCORE_APPEAL_broken_without_a_reason_or_by_a_party(string reason, string by)
    {
        var day = new ServiceDay().Begin().At("2026-03-02 10:00", Appeal with { By = "friend" });
        var appeal = day.Last;
        day.At("2026-03-03 10:00", new ScoreAppealDecided("clerk-1", 2026, 3, Key, true, reason, by));
        day.Breaches(Rule, "2026-03-30 10:00").Should().ContainSingle()
            .Which.Evidence.Should().Equal(appeal, day.Last);
    }
}
