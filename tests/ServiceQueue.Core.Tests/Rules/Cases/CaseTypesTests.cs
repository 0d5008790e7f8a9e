using FluentAssertions;
using ServiceQueue.Core.Cases;
using ServiceQueue.Core.Hours;
using ServiceQueue.Core.Notices;
using ServiceQueue.Core.Visits;
using Xunit;

namespace ServiceQueue.Core.Tests.Rules.Cases;

/// <summary>Rules of the kinds of cases and of the papers that go with them (A5).</summary>
public sealed class CaseTypesTests
{
    private const string Returned = "2026退字第00001号";
    private const string Told = "2026补字第00001号";

    private static readonly MaterialCheck Card = CaseDay.Material("身份证", MaterialState.Present);
    private static readonly MaterialCheck NoCard = CaseDay.Material("身份证", MaterialState.Missing);
    private static readonly TimeLimit Five = TimeLimit.WorkingDays(5);

    [Fact]
    public void R_CASE_TYPES_kept() =>
        Taken().Type(CaseKind.Promise).Accept(CaseKind.Promise, Five, "2026-03-09 17:30").Decide()
            .Then(new ApplicantNotified(CaseDay.Case, "sms", "无", null, "", "wang"))
            .Then(new CaseDelivered(CaseDay.Case, "wang")).Then(new CaseArchived(CaseDay.Case, "wang"))
            .Breaches("R-CASE-TYPES").Should().BeEmpty();

    [Fact]
    public void R_CASE_TYPES_kept_through_a_supplement_in_two_parts_and_a_pause() =>
        Taken(NoCard).Type(CaseKind.Supplement).Ask(Told, NoCard).Supplement(null, NoCard)
            .Supplement(null, Card).Type(CaseKind.Promise).Accept(CaseKind.Promise, Five, "2026-03-09 17:30")
            .Then(new CasePaused(CaseDay.Case, "听证", "", "wang"))
            .Then(new CaseResumed(CaseDay.Case, null, "wang")).Decide()
            .Breaches("R-CASE-TYPES").Should().BeEmpty();

    [Fact]
    public void R_CASE_TYPES_broken_by_a_change_without_a_reason() =>
        Taken().Type(CaseKind.Immediate).Type(CaseKind.Promise).Breaches("R-CASE-TYPES")
            .Should().ContainSingle().Which.Evidence.Should().Equal(4, 6);

    [Fact]
    public void R_CASE_TYPES_broken_by_an_acceptance_as_no_kind() =>
        Taken().Accept(CaseKind.Untyped, Five, "2026-03-09 17:30").Breaches("R-CASE-TYPES")
            .Should().ContainSingle();

    [Fact]
    public void R_CASE_TYPES_broken_by_a_decision_before_acceptance() =>
        Taken().Decide().Breaches("R-CASE-TYPES").Should().ContainSingle()
            .Which.Says.ZhCn.Should().Contain("收件");

    [Fact]
    public void R_CASE_TYPES_broken_by_a_record_about_a_case_that_is_closed() =>
        Taken().Then(new CaseWithdrawn(CaseDay.Case, "applicant", "wang")).At("2026-03-03 09:00").Decide()
            .Breaches("R-CASE-TYPES").Should().ContainSingle();

    [Fact]
    public void R_CASE_TYPES_broken_by_a_number_given_out_twice() =>
        Taken().Receive(null, "SV-1", materials: Card).Breaches("R-CASE-TYPES").Should().ContainSingle();

    [Fact]
    public void R_CASE_IMMEDIATE_OFFER_kept() =>
        Taken("SV-2").Type(CaseKind.Promise, "系统故障").Accept(CaseKind.Promise, Five, "2026-03-09 17:30")
            .Breaches("R-CASE-IMMEDIATE-OFFER").Should().BeEmpty();

    [Fact]
    public void R_CASE_IMMEDIATE_OFFER_broken() =>
        Taken("SV-2").Type(CaseKind.Promise).Accept(CaseKind.Promise, Five, "2026-03-09 17:30")
            .Breaches("R-CASE-IMMEDIATE-OFFER").Should().ContainSingle().Which.Evidence.Should().Equal(4, 5);

    [Fact]
    public void R_CASE_IMMEDIATE_OFFER_broken_by_an_acceptance_without_a_kind() =>
        Taken("SV-2").Accept(CaseKind.Promise, Five, "2026-03-09 17:30")
            .Breaches("R-CASE-IMMEDIATE-OFFER").Should().ContainSingle();

    [Fact]
    public void R_CASE_CONSULT_NOTICE_kept() =>
        Handed().Type(CaseKind.Consult).Paper(NoticeKind.Consult, "2026咨字第00001号").Finish("answered")
            .Breaches("R-CASE-CONSULT-NOTICE", "2026-03-10 00:00").Should().BeEmpty();

    [Fact]
    public void R_CASE_CONSULT_NOTICE_broken() =>
        Handed().Type(CaseKind.Consult).Finish("answered")
            .Breaches("R-CASE-CONSULT-NOTICE", "2026-03-10 00:00").Should().ContainSingle()
            .Which.Evidence.Should().Equal(8, 9);

    [Fact]
    public void R_CASE_SUPP_NOTICE_kept() =>
        Handed(NoCard).Ask(Told, NoCard).Paper(NoticeKind.Supplement, Told).Finish("supplement")
            .Breaches("R-CASE-SUPP-NOTICE", "2026-03-10 00:00").Should().BeEmpty();

    [Fact]
    public void R_CASE_SUPP_NOTICE_broken_without_the_notice() =>
        Handed(NoCard).Ask(Told, NoCard).Finish("supplement")
            .Breaches("R-CASE-SUPP-NOTICE", "2026-03-10 00:00").Should().ContainSingle();

    [Fact]
    public void R_CASE_SUPP_NOTICE_broken_by_a_turn_that_ends_as_a_supplement() =>
        Handed(NoCard).Finish("supplement").Breaches("R-CASE-SUPP-NOTICE").Should().ContainSingle()
            .Which.Subject.Should().Be(CaseDay.Case);

    [Fact]
    public void R_CASE_SUPP_NOTICE_broken_after_five_working_days() =>
        Taken(NoCard).At("2026-03-10 08:30").Ask(Told, NoCard).Paper(NoticeKind.Supplement, Told)
            .Breaches("R-CASE-SUPP-NOTICE").Should().ContainSingle()
            .Which.Says.ZhCn.Should().Contain("2026-03-09 17:30");

    [Fact]
    public void R_CASE_RETURN_NOTICE_kept() =>
        Handed().Then(ReturnFor("缺少主件")).Paper(NoticeKind.Return, Returned).Finish("returned")
            .Breaches("R-CASE-RETURN-NOTICE", "2026-03-10 00:00").Should().BeEmpty();

    [Fact]
    public void R_CASE_RETURN_NOTICE_broken_without_a_reason() =>
        Handed().Then(ReturnFor("")).Paper(NoticeKind.Return, Returned).Finish("returned")
            .Breaches("R-CASE-RETURN-NOTICE", "2026-03-10 00:00").Should().ContainSingle();

    [Fact]
    public void R_CASE_RETURN_NOTICE_broken_when_the_notice_comes_after_the_visitor_left()
    {
        var day = Handed().Then(ReturnFor("缺少主件")).At("2026-03-02 11:00").Finish("returned")
            .At("2026-03-02 16:00").Paper(NoticeKind.Return, Returned);
        day.Breaches("R-CASE-RETURN-NOTICE", "2026-03-10 00:00").Should().ContainSingle()
            .Which.At.Should().Be(day.Journal.Time("2026-03-02 11:00"));
    }

    [Fact]
    public void R_CASE_PROMISE_NOTICE_kept() =>
        Promised("2026-03-09 17:30", "2026年3月9日17时30分前")
            .Breaches("R-CASE-PROMISE-NOTICE", "2026-03-10 00:00").Should().BeEmpty();

    [Fact]
    public void R_CASE_PROMISE_NOTICE_broken_by_a_due_time_that_does_not_follow_from_the_promise() =>
        Promised("2026-03-10 17:30", "2026年3月10日17时30分前")
            .Breaches("R-CASE-PROMISE-NOTICE", "2026-03-10 00:00").Should().ContainSingle()
            .Which.Says.ZhCn.Should().Contain("应为2026-03-09 17:30");

    [Theory]
    [InlineData(null)]
    [InlineData("2026年3月10日17时30分前")]
    public void R_CASE_PROMISE_NOTICE_broken_by_a_paper_that_does_not_state_the_due_time(string? printed) =>
        Promised("2026-03-09 17:30", printed).Breaches("R-CASE-PROMISE-NOTICE", "2026-03-10 00:00")
            .Should().ContainSingle().Which.Evidence.Should().Equal(8, 10);

    [Fact]
    public void R_CASE_PROMISE_NOTICE_broken_by_another_promise_than_the_published_one() =>
        Handed().Accept(CaseKind.Promise, TimeLimit.WorkingDays(9), "2026-03-13 17:30")
            .Paper(NoticeKind.Promise, due: "2026-03-13 17:30")
            .Breaches("R-CASE-PROMISE-NOTICE", "2026-03-10 00:00").Should().ContainSingle();

    [Fact]
    public void R_DUE_TELL_kept() =>
        Promised("2026-03-09 17:30", "2026年3月9日17时30分前")
            .Breaches("R-DUE-TELL", "2026-03-10 00:00").Should().BeEmpty();

    [Fact]
    public void R_DUE_TELL_broken() =>
        Promised("2026-03-09 17:30", null).Breaches("R-DUE-TELL", "2026-03-10 00:00")
            .Should().ContainSingle().Which.Counter.Should().Be(1);

    private static CaseReturned ReturnFor(string reason) =>
        new(CaseDay.Case, Returned, reason, "002-D 四(三)3", "补齐后重新申请", "wang");

    private static CaseDay Promised(string due, string? printed) =>
        Handed().Accept(CaseKind.Promise, Five, due).Paper(NoticeKind.Promise, due: printed).Finish();

    private static CaseDay Handed(MaterialCheck? material = null) =>
        new CaseDay("2026-03-02 10:00").Serve().Receive(item: "SV-1", materials: material ?? Card);

    private static CaseDay Taken(string item) =>
        new CaseDay("2026-03-02 10:00").Receive(null, item, materials: Card);

    private static CaseDay Taken(MaterialCheck? material = null) =>
        new CaseDay("2026-03-02 10:00").Receive(null, "SV-1", materials: material ?? Card);
}
