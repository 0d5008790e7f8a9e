using FluentAssertions;
using ServiceQueue.Core.Cases;
using ServiceQueue.Core.Hours;
using ServiceQueue.Core.Notices;
using Xunit;

namespace ServiceQueue.Core.Tests.Rules.Cases;

/// <summary>Rules of where a case's clock starts, and of what must be public then (A5).</summary>
public sealed class ClockStartsTests
{
    private static readonly MaterialCheck Card = CaseDay.Material("身份证", MaterialState.Present);
    private static readonly MaterialCheck NoCard = CaseDay.Material("身份证", MaterialState.Missing);
    private static readonly TimeLimit Five = TimeLimit.WorkingDays(5);

    [Fact]
    public void R_CLOCK_START_kept() =>
        Taken().Accept(CaseKind.Promise, Five, "2026-03-09 17:30").Paper(NoticeKind.Promise)
            .Breaches("R-CLOCK-START", "2026-12-01 00:00").Should().BeEmpty();

    [Fact]
    public void R_CLOCK_START_kept_by_a_deemed_acceptance() =>
        Taken().At("2026-03-09 17:31")
            .Accept(CaseKind.Promise, Five, "2026-03-09 17:30", "", "2026-03-02 10:00", true)
            .Breaches("R-CLOCK-START", "2026-12-01 00:00").Should().BeEmpty();

    [Theory]
    [InlineData("2026-03-10 17:30", "2026-03-02 10:00", "应为2026-03-09 17:30")]
    [InlineData("2026-03-09 17:30", "2026-03-02 09:00", "不符")]
    public void R_CLOCK_START_broken(string due, string printed, string says)
    {
        var found = Taken().Accept(CaseKind.Promise, Five, due).Paper(NoticeKind.Promise, at: printed)
            .Breaches("R-CLOCK-START", "2026-12-01 00:00");
        found.Should().ContainSingle().Which.Says.ZhCn.Should().Contain(says);
    }

    [Fact]
    public void R_CLOCK_START_broken_without_a_notice() =>
        Taken().Accept(CaseKind.Promise, Five, "2026-03-09 17:30")
            .Breaches("R-CLOCK-START", "2026-12-01 00:00").Should().ContainSingle()
            .Which.Evidence.Should().Equal(5);

    [Fact]
    public void R_CLOCK_START_broken_by_a_notice_issued_twice() =>
        Taken().Accept(CaseKind.Promise, Five, "2026-03-09 17:30").Paper(NoticeKind.Promise)
            .Paper(NoticeKind.Promise).Breaches("R-CLOCK-START", "2026-12-01 00:00").Should().ContainSingle()
            .Which.Evidence.Should().Equal(6, 7);

    [Fact]
    public void R_CLOCK_START_broken_by_a_deemed_acceptance_that_does_not_count_from_the_receipt() =>
        Taken().At("2026-03-10 09:00")
            .Accept(CaseKind.Promise, Five, "2026-03-17 17:30", "", "2026-03-10 09:00", true)
            .Breaches("R-CLOCK-START", "2026-12-01 00:00").Should().ContainSingle();

    [Fact]
    public void R_CLOCK_START_broken_by_a_wrong_due_time_after_a_pause()
    {
        // Example 21 ends on 27 March.
        CaseDay Resumed(string due) => Taken()
            .Accept(CaseKind.Joint, TimeLimit.WorkingDays(10), "2026-03-16 17:30")
            .Paper(NoticeKind.Acceptance).At("2026-03-05 10:00")
            .Then(new CasePaused(CaseDay.Case, "听证", "", "wang")).At("2026-03-18 10:00")
            .Then(new CaseResumed(CaseDay.Case, new CaseDay().Journal.Time(due), "wang"));
        Resumed("2026-03-27 17:30").Breaches("R-CLOCK-START").Should().BeEmpty();
        Resumed("2026-03-26 17:30").Breaches("R-CLOCK-START").Should().ContainSingle();
    }

    [Fact]
    public void R_CLOCK_COMPLETE_kept() =>
        Taken().Accept(CaseKind.Promise, Five, "2026-03-09 17:30").Breaches("R-CLOCK-COMPLETE")
            .Should().BeEmpty();

    [Fact]
    public void R_CLOCK_COMPLETE_kept_on_a_written_promise() =>
        Taken(CaseDay.Material("身份证", MaterialState.Promised))
            .Accept(CaseKind.Promise, Five, "2026-03-09 17:30", promise: "三日内补交")
            .Breaches("R-CLOCK-COMPLETE").Should().BeEmpty();

    [Theory]
    [InlineData(MaterialState.Missing)]
    [InlineData(MaterialState.Flawed)]
    [InlineData(MaterialState.Promised)]
    public void R_CLOCK_COMPLETE_broken(MaterialState state) =>
        Taken(CaseDay.Material("身份证", state)).Accept(CaseKind.Promise, Five, "2026-03-09 17:30")
            .Breaches("R-CLOCK-COMPLETE").Should().ContainSingle().Which.Evidence.Should().Equal(4, 5);

    [Fact]
    public void R_CLOCK_COMPLETE_broken_by_a_material_that_nobody_looked_at() =>
        Taken(CaseDay.Material("照片", MaterialState.Present))
            .Accept(CaseKind.Promise, Five, "2026-03-09 17:30")
            .Breaches("R-CLOCK-COMPLETE").Should().ContainSingle().Which.Says.ZhCn.Should().Contain("身份证");

    [Fact]
    public void R_CLOCK_RESTART_SUPP_kept() =>
        // Example 7, with HP-JS closing at 17:30.
        Supplemented().Accept(CaseKind.Promise, Five, "2026-10-15 17:30")
            .Breaches("R-CLOCK-RESTART-SUPP").Should().BeEmpty();

    [Fact]
    public void R_CLOCK_RESTART_SUPP_broken_by_the_old_due_time() =>
        Supplemented().Accept(CaseKind.Promise, Five, "2026-10-10 17:30", from: "2026-09-28 10:00")
            .Breaches("R-CLOCK-RESTART-SUPP").Should().ContainSingle()
            .Which.Says.ZhCn.Should().Contain("2026-10-15 17:30");

    [Fact]
    public void R_CLOCK_RESTART_SUPP_broken_by_less_than_the_full_limit() =>
        Supplemented().Accept(CaseKind.Promise, TimeLimit.WorkingDays(2), "2026-10-12 17:30")
            .Breaches("R-CLOCK-RESTART-SUPP").Should().ContainSingle();

    [Fact]
    public void R_DUE_PUBLIC_kept() =>
        Taken().Accept(CaseKind.Promise, Five, "2026-03-09 17:30").Breaches("R-DUE-PUBLIC")
            .Should().BeEmpty();

    [Fact]
    public void R_DUE_PUBLIC_broken() =>
        new CaseDay("2026-03-02 10:00", CaseDay.Books(CaseDay.Filled("SV-1")))
            .Receive(null, "SV-1", materials: Card)
            .Accept(CaseKind.Promise, Five, "2026-03-09 17:30").Breaches("R-DUE-PUBLIC")
            .Should().ContainSingle().Which.Evidence.Should().Equal(4, 5);

    private static CaseDay Taken(MaterialCheck? material = null) =>
        new CaseDay("2026-03-02 10:00").Receive(null, "SV-1", materials: material ?? Card);

    private static CaseDay Supplemented() =>
        new CaseDay("2026-09-28 10:00").Receive(null, "SV-1", materials: NoCard).Ask("补1", NoCard)
            .At("2026-10-09 15:00").Supplement(null, Card);
}
