using FluentAssertions;
using ServiceQueue.Core.Cases;
using ServiceQueue.Core.Cases.Intake;
using ServiceQueue.Core.Disclosure;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Hours;
using ServiceQueue.Core.Notices;
using ServiceQueue.Core.Visits;
using Xunit;

namespace ServiceQueue.Core.Tests.Cases;

/// <summary>How cases come in: each guard holds, and what passes it leads to the right records.</summary>
public sealed class IntakeTests
{
    private readonly CaseHall _hall = new();

    [Fact]
    public void Cases_are_numbered_in_a_row_through_the_year()
    {
        _hall.Receive("AID").Should().Be("2026-00001");
        _hall.Receive("AID").Should().Be("2026-00002");
        _hall.Refuse(new ReceiveCase(CaseHall.Papers("NONE"), CaseHall.Clerk)).Code
            .Should().Be(RefusalCode.UnknownItem);
        _hall.Receive("CERT").Should().Be("2026-00003");
        _hall.State.Books.Cases.NextNumber(2027).Should().Be("2027-00001");
    }

    [Fact]
    public void R_CAT_UPDATE_a_visitor_keeps_the_edition_of_the_ticket_when_it_changes_meanwhile()
    {
        var ticket = _hall.Do(new IssueTicket(
            new VisitId("early"), "social", null, "ordinary", "zh-CN", null, null))
            .OfType<TicketIssued>().Single();
        var later = CaseHall.Catalogue with
        {
            Version = "v2", EffectiveAt = _hall.Now,
            Items = [CaseHall.Item("AID", "临时救助") with { Materials = ["户口本", "身份证", "收入证明"] }],
        };
        _hall.At("2026-03-02 10:10").Add(new CataloguePublished(later));
        var early = _hall.Do(new ReceiveCase(CaseHall.Papers("AID"), CaseHall.Clerk, 1, ticket.Visit))
            .OfType<CaseReceived>().Single();
        early.CatalogueVersion.Should().Be("v1");
        _hall.Look(early.Case).Item!.Promise.Should().Be(TimeLimit.WorkingDays(5), "as promised then");
        _hall.Forbid("R-CLOCK-COMPLETE", new ReceiveCase(CaseHall.Papers("AID"), CaseHall.Clerk, 1))
            .Why!.ZhCn.Should().Contain("收入证明", "who comes now is asked for what is in force now");
    }

    [Fact]
    public void R_CLOCK_START_a_promised_case_is_due_by_the_time_on_its_notice()
    {
        var number = _hall.Receive("AID");
        _hall.At("2026-03-03 09:00");
        var events = _hall.Do(new AcceptCase(number, CaseHall.Clerk, CaseKind.Promise));
        var accepted = events.OfType<CaseAccepted>().Single();
        accepted.From.Should().Be(CaseHall.Time("2026-03-03 09:00"));
        accepted.Due.Should().Be(CaseHall.Time("2026-03-10 17:30"));
        accepted.Limit.Should().Be(TimeLimit.WorkingDays(5));
        var notice = events.OfType<NoticeIssued>().Single();
        notice.Notice.Number.Should().Be(accepted.Notice).And.Be("2026诺字第00001号");
        notice.Printer.Should().Be("printer-1", "the counter has none of its own");
        _hall.Look(number).State.Should().Be(CaseState.Running);
    }

    [Fact]
    public void An_immediate_case_has_thirty_minutes_on_the_wall()
    {
        _hall.At("2026-03-03 11:45");
        var number = _hall.Accept("CERT", CaseKind.Immediate);
        _hall.Look(number).Due.Should().Be(CaseHall.Time("2026-03-03 12:15"));
    }

    [Fact]
    public void A_petition_runs_in_natural_days_that_roll_to_a_workday()
    {
        _hall.At("2026-08-03 10:00");
        var number = _hall.Receive(null, []);
        _hall.Do(new AcceptCase(number, CaseHall.Clerk, CaseKind.Petition));
        _hall.Look(number).Due.Should().Be(CaseHall.Time("2026-10-08 17:30"), "example 14 of the time model");
    }

    [Fact]
    public void A_case_for_a_superior_is_due_when_the_superior_promised()
    {
        var number = _hall.Receive("UP");
        _hall.Refuse(new AcceptCase(number, CaseHall.Clerk, CaseKind.ReportUp)).Subject
            .Should().Be("superior");
        var events = _hall.Do(new AcceptCase(
            number, CaseHall.Clerk, CaseKind.ReportUp, Superior: "县民政局", SuperiorDays: 5));
        events.OfType<CaseSentUp>().Single().SuperiorDue.Should().Be(CaseHall.Time("2026-03-09 17:30"));
        events.OfType<CaseAccepted>().Single().Due.Should().Be(CaseHall.Time("2026-03-09 17:30"));
        events.OfType<NoticeIssued>().Single().Notice.Fields
            .Should().Contain(new NoticeField("上级机关", "县民政局"));
    }

    [Fact]
    public void R_CLOCK_COMPLETE_nothing_is_accepted_with_papers_missing()
    {
        var number = _hall.Receive("AID", CaseHall.Short);
        _hall.Forbid("R-CLOCK-COMPLETE", new AcceptCase(number, CaseHall.Clerk, CaseKind.Promise))
            .Why!.ZhCn.Should().Contain("身份证");
        _hall.Forbid("R-CLOCK-COMPLETE", new ReceiveCase(
            CaseHall.Papers("AID", [new MaterialCheck("户口本", MaterialState.Present)]), CaseHall.Clerk));
    }

    [Fact]
    public void R_CLOCK_COMPLETE_a_written_promise_stands_in_for_a_paper()
    {
        var number = _hall.Receive(
            "AID", [CaseHall.Full[0], new MaterialCheck("身份证", MaterialState.Promised)]);
        _hall.Forbid("R-CLOCK-COMPLETE", new AcceptCase(number, CaseHall.Clerk, CaseKind.Promise));
        var events = _hall.Do(new AcceptCase(
            number, CaseHall.Clerk, CaseKind.Promise, Promise: "承诺三日内补交身份证"));
        events.OfType<CaseAccepted>().Single().Promise.Should().Be("承诺三日内补交身份证");
    }

    [Fact]
    public void R_CASE_IMMEDIATE_OFFER_what_can_be_done_at_once_is_not_promised_without_a_reason()
    {
        var number = _hall.Receive("CERT");
        _hall.Forbid("R-CASE-IMMEDIATE-OFFER", new AcceptCase(number, CaseHall.Clerk, CaseKind.Agency));
        _hall.Forbid("R-DUE-PUBLIC", new AcceptCase(number, CaseHall.Clerk, CaseKind.Promise, "系统升级"));
        _hall.Do(new AcceptCase(number, CaseHall.Clerk, CaseKind.Immediate));
    }

    [Fact]
    public void R_ONCE_FIX_ONSPOT_a_correction_on_the_spot_is_no_supplement()
    {
        var number = _hall.Receive(
            "AID", [CaseHall.Full[0], new MaterialCheck("身份证", MaterialState.Flawed)]);
        _hall.Do(new CorrectCase(
            number, CaseHall.Clerk, [new MaterialCheck("身份证", MaterialState.CorrectedOnSpot)]));
        _hall.Do(new AcceptCase(number, CaseHall.Clerk, CaseKind.Promise));
        _hall.Look(number).Supplements.Should().BeEmpty();
    }

    [Fact]
    public void R_ONCE_REFUSE_REASON_a_refusal_says_why_by_what_and_what_can_be_done()
    {
        var number = _hall.Receive("AID");
        _hall.Forbid("R-ONCE-REFUSE-REASON", new ReturnCase(number, CaseHall.Clerk, "缺少主件", "", "可重新申请"));
        _hall.Forbid("R-ONCE-REFUSE-REASON", new RefuseCase(number, CaseHall.Clerk, "", "", ""));
        var events = _hall.Do(new ReturnCase(
            number, CaseHall.Clerk, "缺少主件", "《社会救助暂行办法》第四十八条", "补齐主件后可重新申请"));
        var notice = events.OfType<NoticeIssued>().Single();
        notice.Notice.Number.Should().Be(events.OfType<CaseReturned>().Single().Notice);
        notice.Notice.Fields.Should().Contain(new NoticeField("理由", "缺少主件"));
        _hall.State.Books.Cases.Open.Should().BeEmpty("what is returned is closed");
        _hall.Refuse(new WithdrawCase(number, CaseHall.Clerk)).Code.Should().Be(RefusalCode.UnknownRecord);
    }

    [Fact]
    public void R_PHRASE_FORBIDDEN_no_rude_word_gets_onto_a_notice()
    {
        var number = _hall.Receive("AID");
        _hall.Forbid("R-PHRASE-FORBIDDEN", new ReturnCase(
            number, CaseHall.Clerk, "我不知道，你去问民政局", "依据", "救济"));
        _hall.Forbid("R-PHRASE-FORBIDDEN", new AnswerCase(number, CaseHall.Clerk, "下班了 明天再来"));
        Phrases.ForbiddenIn("请尽快点击确认；下班后明天可以再来").Should().BeNull();
    }

    [Fact]
    public void A_question_is_answered_with_its_notice_and_closed()
    {
        var number = _hall.Do(new ReceiveCase(
            new CasePapers(null, null, [], "phone"), CaseHall.Clerk)).OfType<CaseReceived>().Single().Case;
        var events = _hall.Do(new AnswerCase(number, CaseHall.Clerk, "请携带户口本和身份证办理。"));
        events.OfType<CaseTyped>().Single().Kind.Should().Be(CaseKind.Consult);
        events.OfType<NoticeIssued>().Single().Notice.Number.Should().Be("2026咨字第00001号");
        _hall.State.Books.Cases.Open.Should().BeEmpty();
    }

    [Fact]
    public void Wrong_states_are_refused_with_what_to_do()
    {
        var number = _hall.Receive("AID");
        _hall.Forbid("R-CASE-TYPES", new PauseCase(number, CaseHall.Clerk, "专家评审")).Why!.ZhCn
            .Should().Contain("待审查").And.Contain("请核对材料后受理");
        _hall.Forbid("R-CASE-TYPES", new ReceiveSupplement(number, CaseHall.Clerk, CaseHall.Full));
        _hall.Refuse(new AcceptCase(number, " ", CaseKind.Promise)).Subject.Should().Be("by");
        _hall.Refuse(new AcceptCase("2026-09999", CaseHall.Clerk, CaseKind.Promise)).Code
            .Should().Be(RefusalCode.UnknownRecord);
    }
}
