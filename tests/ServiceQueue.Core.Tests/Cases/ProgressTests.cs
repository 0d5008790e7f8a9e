using FluentAssertions;
using ServiceQueue.Core.Cases;
using ServiceQueue.Core.Cases.Intake;
using ServiceQueue.Core.Cases.Results;
using ServiceQueue.Core.Notices;
using Xunit;

namespace ServiceQueue.Core.Tests.Cases;

/// <summary>From acceptance to the archive: pause, extension, decision, delivery, publication.</summary>
public sealed class ProgressTests
{
    private readonly CaseHall _hall = new();

    [Fact]
    public void A_pause_keeps_the_days_that_are_left()
    {
        var number = _hall.Accept("BARE");
        _hall.At("2026-03-05 10:00").Do(new PauseCase(number, CaseHall.Clerk, "专家评审"))
            .OfType<NoticeIssued>().Single().Notice.Number.Should().Be("2026停字第00001号");
        _hall.Forbid("R-CASE-TYPES", new DecideCase(number, CaseHall.Clerk, true, "准予"));
        _hall.At("2026-03-18 10:00").Do(new ResumeCase(number, CaseHall.Clerk));
        _hall.Look(number).Due.Should().Be(CaseHall.Time("2026-03-27 17:30"), "example 21 of the time model");
        _hall.Forbid("R-CASE-PROMISE-DUE", new PauseCase(number, CaseHall.Clerk, "经办人休假"));
    }

    [Fact]
    public void R_EXT_NOTICE_an_extension_is_reasoned_approved_told_and_in_time()
    {
        _hall.At("2026-09-21 09:30");
        var number = _hall.Accept("PERMIT");
        _hall.Forbid("R-EXT-NOTICE", Extend(number, 10, "", "主任"));
        _hall.Forbid("R-EXT-NOTICE", Extend(number, 10, "需补充调查", " clerk-1 "));
        _hall.Forbid("R-EXT-NOTICE", Extend(number, 10, "需补充调查", ""));
        _hall.Forbid("R-EXT-NOTICE", Extend(number, 11, "需补充调查", "主任"));
        _hall.Forbid("R-EXT-NOTICE", Extend(number, 0, "需补充调查", "主任"));
        var events = _hall.At("2026-10-26 17:30").Do(Extend(number, 10, "需补充调查", "主任"));
        events.OfType<CaseExtended>().Single().Due.Should().Be(
            CaseHall.Time("2026-11-09 17:30"), "example 5 of the time model");
        events.OfType<NoticeIssued>().Single().Notice.Number
            .Should().Be(events.OfType<CaseExtended>().Single().Notice);
        _hall.Forbid("R-EXT-NOTICE", Extend(number, 1, "再次延期", "主任"));
    }

    [Fact]
    public void R_EXT_NOTICE_nothing_is_extended_after_it_was_due()
    {
        var number = _hall.Accept("AID");
        _hall.At("2026-03-09 17:31").Forbid("R-EXT-NOTICE", Extend(number, 3, "需补充调查", "主任"));
        var quick = _hall.Accept("CERT", CaseKind.Immediate);
        _hall.Forbid("R-EXT-NOTICE", Extend(quick, 1, "需补充调查", "主任"));
        _hall.Do(new DecideCase(number, CaseHall.Clerk, true, "准予救助"));
        _hall.Look(number).State.Should().Be(CaseState.Decided, "lateness never stops a result");
    }

    [Fact]
    public void A_case_goes_its_way_to_the_archive()
    {
        var number = _hall.Accept("AID");
        _hall.At("2026-03-05 10:00").Do(new DecideCase(number, CaseHall.Clerk, true, "准予救助"));
        _hall.Forbid("R-CASE-TYPES", new DeliverCase(number, CaseHall.Clerk));
        _hall.Forbid("R-RESULT-NEXT", new NotifyApplicant(number, CaseHall.Clerk, "phone", ""));
        var told = _hall.Do(new NotifyApplicant(
            number, CaseHall.Clerk, "on-spot", "请携带身份证领取", new(2026, 3, 9)));
        told.OfType<NoticeIssued>().Single().Notice.Text[0].Should().Contain("请您3月9日来领取");
        _hall.Do(new DeliverCase(number, CaseHall.Clerk));
        _hall.Forbid("R-PUBLISH-RESULT", new ArchiveCase(number, CaseHall.Clerk));
        _hall.Forbid("R-PRIV-PROTECT", new PublishResult(number, CaseHall.Clerk, "准予张三丰临时救助"));
        _hall.Do(new PublishResult(number, CaseHall.Clerk, "准予张某某临时救助"));
        _hall.Do(new ArchiveCase(number, CaseHall.Clerk));
        _hall.State.Books.Cases.Open.Should().BeEmpty();
    }

    [Fact]
    public void R_AGENT_STEPS_an_agency_case_is_one_clerks_and_signed_off_before_the_reply()
    {
        var number = _hall.Accept("AID", CaseKind.Agency);
        _hall.Forbid("R-AGENT-STEPS", new DecideCase(number, "clerk-2", true, "准予救助"));
        _hall.Forbid("R-AGENT-STEPS", new HandOverCase(number, CaseHall.Clerk, "clerk-2", "休假", true));
        _hall.Do(new DoStep(number, CaseHall.Clerk, "handle"));
        _hall.Do(new DecideCase(number, CaseHall.Clerk, true, "准予救助"));
        _hall.Forbid("R-AGENT-STEPS", new NotifyApplicant(number, CaseHall.Clerk, "phone", "无"));
        _hall.Forbid("R-AGENT-STEPS", new SignOffCase(number, CaseHall.Clerk));
        _hall.Do(new SignOffCase(number, "leader"));
        _hall.Do(new NotifyApplicant(number, CaseHall.Clerk, "phone", "无"));
        _hall.Look(number).Steps.Should().Equal("accept", "handle", "reply");
    }

    [Fact]
    public void A_handover_needs_the_other_clerks_word_and_keeps_the_first_hand()
    {
        var number = _hall.Accept("AID");
        _hall.Forbid("R-FIRST-HANDOVER", new HandOverCase(number, CaseHall.Clerk, "clerk-2", "休假", false));
        _hall.Do(new HandOverCase(number, CaseHall.Clerk, "clerk-2", "休假", true));
        var c = _hall.Look(number);
        (c.Clerk, c.Handler).Should().Be((CaseHall.Clerk, "clerk-2"));
    }

    private static ExtendCase Extend(string number, int days, string reason, string approver) =>
        new(number, CaseHall.Clerk, days, reason, approver);
}
