using FluentAssertions;
using ServiceQueue.Core.Asking;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Visits;
using Xunit;

namespace ServiceQueue.Core.Tests.Rules.Asking;

/// <summary>Who was asked first, and whether the answer came at once.</summary>
public sealed class FirstAskedTests
{
    private const string Assign = "R-FIRST-ASSIGN";
    private const string Now = "R-FIRST-ANSWER-NOW";

    [Fact]
    public void R_FIRST_ASSIGN_kept() => Morning.AtCounter()
        .Then(new FirstAsked("V1", "visit", "clerk-1", Morning.First, "如何办理退休认证", true, true))
        .Then(new VisitTransferred(Morning.First, 1, "social", 2, "需综合窗口办理"))
        .Then(new VisitCalled(Morning.First, 2, "clerk-2", null, null))
        .Then(new FirstAsked("Q2026-00001", "phone", "clerk-3", null, "办公时间", true, true))
        .Breaches(Assign).Should().BeEmpty();

    [Fact]
    public void R_FIRST_ASSIGN_broken_by_a_second_first_asked()
    {
        var found = Morning.AtCounter()
            .At("2026-03-02 09:05")
            .Then(new FirstAsked("V1", "visit", "clerk-2", Morning.First, "如何办理退休认证", true, true))
            .Breaches(Assign).Should().ContainSingle().Subject;
        found.At.Should().Be(Morning.AtCounter().Time("2026-03-02 09:05"));
        found.Subject.Should().Be("A001 2026-03-02");
        found.Evidence.Should().Equal(5, 7);
    }

    [Fact]
    public void R_FIRST_ASSIGN_broken_by_a_call_without_a_clerk_and_by_a_strange_channel()
    {
        Morning.Of("2026-03-02").Issued(Morning.First, 1)
            .Then(new VisitCalled(Morning.First, 1, null, null, null))
            .Breaches(Assign).Should().ContainSingle().Which.Counter.Should().Be(1);
        Morning.Of("2026-03-02")
            .Then(new FirstAsked("Q2026-00001", "rumour", "clerk-1", null, "x", true, true))
            .Breaches(Assign).Should().ContainSingle();
        Morning.Of("2026-03-02").Then(new FirstAsked("Q2026-00001", "phone", "", null, "x", true, true))
            .Breaches(Assign).Should().ContainSingle();
    }

    [Fact]
    public void R_FIRST_ANSWER_NOW_kept() => Morning.AtCounter()
        .Then(new FirstAsked("V1", "visit", "clerk-1", Morning.First, "办公时间", true, true))
        .Then(new QuestionAnswered("V1", "clerk-1", "上午八点半至十二点"))
        .Then(new TurnFinished(Morning.First, 1, "none", null, "已答复"))
        .Then(new FirstAsked("Q2026-00001", "phone", "clerk-1", null, "办公时间", true, true))
        .At("2026-03-02 09:30")
        .Then(new QuestionAnswered("Q2026-00001", "clerk-1", "上午八点半至十二点"))
        .Breaches(Now, "2026-03-03 09:00").Should().BeEmpty();

    [Fact]
    public void R_FIRST_ANSWER_NOW_broken_when_the_visitor_leaves_without_an_answer()
    {
        var found = Morning.AtCounter()
            .Then(new FirstAsked("V1", "visit", "clerk-1", Morning.First, "办公时间", true, true))
            .At("2026-03-02 09:10").Then(new TurnFinished(Morning.First, 1, "none", null, "不清楚"))
            .Breaches(Now).Should().ContainSingle().Subject;
        found.Evidence.Should().Equal(7, 8);
        found.Counter.Should().Be(1);
    }

    [Fact]
    public void R_FIRST_ANSWER_NOW_broken_when_what_is_simple_is_deferred_or_a_call_stays_unanswered()
    {
        var journal = Morning.AtCounter()
            .Then(new FirstAsked("V1", "visit", "clerk-1", Morning.First, "办公时间", true, true));
        var due = journal.Time("2026-03-03 09:00");
        journal.Then(new QuestionDeferred("V1", "忙", "主任", due, "clerk-1"))
            .Breaches(Now).Should().ContainSingle().Which.Evidence.Should().Equal(7, 8);

        var call = Morning.Of("2026-03-02")
            .Then(new FirstAsked("Q2026-00001", "phone", "clerk-1", null, "办公时间", true, true));
        call.Breaches(Now, "2026-03-02 18:00").Should().ContainSingle()
            .Which.At.Should().Be(call.Time("2026-03-02 09:00"));
    }
}
