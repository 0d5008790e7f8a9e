using FluentAssertions;
using ServiceQueue.Core.Asking;
using ServiceQueue.Core.Rules;
using Xunit;

namespace ServiceQueue.Core.Tests.Rules.Asking;

/// <summary>Answers that come later.</summary>
public sealed class DeferralTests
{
    private const string Escalate = "R-FIRST-ESCALATE";
    private const string FollowUp = "R-FIRST-FOLLOWUP";

    [Fact]
    public void R_FIRST_ESCALATE_kept() =>
        Deferred("2026-03-04 10:00").Breaches(Escalate).Should().BeEmpty();

    [Theory]
    [InlineData("", "主任", "2026-03-04 10:00", "原因")]
    [InlineData("需核实", "", "2026-03-04 10:00", "请示领导")]
    [InlineData("需核实", "clerk-1", "2026-03-04 10:00", "本人")]
    [InlineData("需核实", "主任", "2026-03-02 09:00", "不晚于")]
    [InlineData("需核实", "主任", "2026-03-10 10:00", "最长时限")]
    public void R_FIRST_ESCALATE_broken(string reason, string superior, string due, string says)
    {
        var found = Deferred(due, reason, superior).Breaches(Escalate).Should().ContainSingle().Subject;
        found.Says.ZhCn.Should().Contain(says);
        found.Evidence.Should().Equal(7);
    }

    [Fact]
    public void R_FIRST_FOLLOWUP_kept_on_a_later_day_and_at_the_very_time() =>
        Deferred("2026-03-04 10:00").Opened("2026-03-04").At("2026-03-04 10:00")
            .Then(new FollowedUp("V1", "已电话告知办理结果", "clerk-1"))
            .Breaches(FollowUp, "2026-03-06 10:00").Should().BeEmpty();

    [Fact]
    public void R_FIRST_FOLLOWUP_broken_by_silence()
    {
        var journal = Deferred("2026-03-04 10:00").Opened("2026-03-04").At("2026-03-04 10:01")
            .Then(new FollowedUp("V1", "已电话告知", "clerk-1"));
        var found = journal.Findings(FollowUp);
        found.Select(f => f.Level).Should().Equal(FindingLevel.Warning, FindingLevel.Breach);
        found[1].At.Should().Be(journal.Time("2026-03-04 10:00"));
        found[1].Subject.Should().Be("A001 2026-03-02");
        found[1].Evidence.Should().Equal(7);
    }

    [Fact]
    public void R_FIRST_FOLLOWUP_broken_by_a_contact_without_outcome() =>
        Deferred("2026-03-04 10:00").Then(new FollowedUp("V1", " ", "clerk-1"))
            .Breaches(FollowUp, "2026-03-06 10:00").Should().ContainSingle().Which.Evidence.Should().Equal(8);

    private static TestJournal Deferred(string due, string reason = "需核实", string superior = "主任")
    {
        var journal = Morning.AtCounter();
        return journal.Then(new QuestionDeferred("V1", reason, superior, journal.Time(due), "clerk-1"));
    }
}
