using FluentAssertions;
using ServiceQueue.Core.Cases;
using ServiceQueue.Core.Cases.Intake;
using ServiceQueue.Core.Hours;
using ServiceQueue.Core.Notices;
using Xunit;

namespace ServiceQueue.Core.Tests.Cases;

/// <summary>One-time notification: told once, whole and in writing; what is whole then is accepted.</summary>
public sealed class SupplementTests
{
    private readonly CaseHall _hall = new();

    [Fact]
    public void A_whole_supplement_is_accepted_in_the_same_breath_and_its_clock_starts_anew()
    {
        var number = Asked();
        _hall.At("2026-03-09 15:00");
        var events = _hall.Do(new ReceiveSupplement(
            number, CaseHall.Clerk, [new MaterialCheck("身份证", MaterialState.Present)]));
        events.Select(e => e.GetType()).Should().Equal(
            typeof(SupplementReceived), typeof(CaseTyped), typeof(CaseAccepted), typeof(NoticeIssued));
        _hall.Look(number).Due.Should().Be(CaseHall.Time("2026-03-16 17:30"));
    }

    [Fact]
    public void R_ONCE_SECOND_ACCEPT_what_was_told_is_not_turned_away_any_more()
    {
        var number = Asked();
        _hall.Forbid("R-ONCE-SECOND-ACCEPT", new ReturnCase(number, CaseHall.Clerk, "理由", "依据", "救济"));
        _hall.Do(new ReceiveSupplement(
            number, CaseHall.Clerk, [new MaterialCheck("身份证", MaterialState.Flawed, "复印件不清")]));
        _hall.Look(number).State.Should().Be(CaseState.SupplementAwaited);
        _hall.Forbid("R-ONCE-SECOND-ACCEPT", new RefuseCase(number, CaseHall.Clerk, "理由", "依据", "救济"));
    }

    [Fact]
    public void R_ONCE_SUPP_SINGLE_the_first_notice_lists_everything()
    {
        var number = _hall.Receive("AID", [
            new MaterialCheck("户口本", MaterialState.Missing), new MaterialCheck("身份证", MaterialState.Flawed)]);
        _hall.Forbid("R-ONCE-SUPP-SINGLE", new RequestSupplement(
            number, CaseHall.Clerk, [new MaterialCheck("户口本", MaterialState.Missing)]))
            .Why!.ZhCn.Should().Contain("身份证");
        _hall.Do(new RequestSupplement(number, CaseHall.Clerk, []))
            .OfType<SupplementRequested>().Single().Missing.Should().HaveCount(2)
            .And.OnlyContain(m => m.Requirement.Length > 0);
    }

    [Fact]
    public void R_ONCE_SUPP_SINGLE_what_could_be_seen_before_is_not_asked_for_again()
    {
        var number = Asked();
        _hall.Forbid("R-ONCE-SUPP-SINGLE", Again(number, "户口本", "当时未看清"));
        _hall.Forbid("R-ONCE-SUPP-SINGLE", Again(number, "身份证", "再次催交"));
        _hall.Forbid("R-ONCE-SUPP-SINGLE", Again(number, "授权委托书", ""));
        _hall.Do(new ReceiveSupplement(
            number, CaseHall.Clerk, [new MaterialCheck("身份证", MaterialState.Flawed, "复印件不清")]));
        var events = _hall.Do(Again(number, "身份证", "首次未提交，无法审查其内容"));
        events.OfType<SupplementRequested>().Single().WhyNotBefore.Should().NotBeEmpty();
        _hall.Look(number).Supplements.Should().HaveCount(2);
    }

    [Fact]
    public void R_ONCE_WRITTEN_only_by_phone_is_it_told_by_word_of_mouth()
    {
        var number = _hall.Receive("AID", CaseHall.Short);
        _hall.Forbid("R-ONCE-WRITTEN", new RequestSupplement(number, CaseHall.Clerk, [], IsOral: true));
        var phoned = _hall.Receive("AID", CaseHall.Short, "phone");
        _hall.Do(new RequestSupplement(phoned, CaseHall.Clerk, [], IsOral: true))
            .OfType<NoticeIssued>().Should().BeEmpty();
    }

    [Fact]
    public void A_supplement_that_never_comes_withdraws_the_case()
    {
        var number = Asked();
        var until = _hall.Look(number).Supplements[0].Until!.Value;
        until.Should().Be(CaseHall.Time("2026-03-30 17:30"), "20 working days");
        _hall.Until("2026-03-30 17:30").Look(number).State.Should().Be(CaseState.SupplementAwaited);
        _hall.Until("2026-03-30 17:31");
        _hall.Journal.Select(r => r.Event).OfType<CaseWithdrawn>().Single().Why
            .Should().Be("not-supplemented");
        _hall.State.Books.Cases.Open.Should().BeEmpty();
    }

    [Fact]
    public void Silence_for_five_working_days_accepts_a_licence_as_of_its_receipt()
    {
        _hall.At("2026-04-29 10:00");
        var licence = _hall.Receive("PERMIT", CaseHall.Short);
        var other = _hall.Receive("AID", CaseHall.Short);
        _hall.Until("2026-05-09 17:30").Look(licence).State.Should().Be(CaseState.Received);
        _hall.Until("2026-05-09 17:31");
        var accepted = _hall.Journal.Select(r => r.Event).OfType<CaseAccepted>().Single();
        (accepted.Case, accepted.IsDeemed, accepted.By).Should().Be((licence, true, "clock"));
        accepted.From.Should().Be(CaseHall.Time("2026-04-29 10:00"));
        accepted.Due.Should().Be(CaseHall.Time("2026-05-29 17:30"), "example 8 of the time model");
        _hall.Look(other).State.Should().Be(CaseState.Received, "no licence, and the hall did not choose so");
    }

    [Fact]
    public void A_due_time_without_a_calendar_is_dated_when_the_calendar_comes()
    {
        _hall.At("2026-12-28 09:00");
        var number = _hall.Accept("PERMIT");
        _hall.Look(number).Due.Should().BeNull();
        _hall.Notices.Single().Fields.Should().Contain(f => f.Value.Contains("待国家公布"));
        _hall.Until("2026-12-29 09:00");
        var year = new CalendarYear(2027, [new(2027, 1, 1)], []);
        _hall.Add(new Core.Halls.PlanAdopted(CaseHall.Plan with
        {
            Hours = CaseHall.Plan.Hours with { Calendar = [CaseHall.Calendar2026, year] },
        }));
        _hall.Until("2026-12-29 09:01");
        var dated = _hall.Journal.Select(r => r.Event).OfType<DueRecomputed>().Single();
        (dated.Before, dated.Due).Should().Be((null, CaseHall.Time("2027-01-26 17:30")));
        _hall.Look(number).Due.Should().Be(dated.Due);
    }

    private static RequestSupplement Again(string number, string name, string why) => new(
        number, CaseHall.Clerk, [new MaterialCheck(name, MaterialState.Missing, "请提交")], WhyNotBefore: why);

    private string Asked()
    {
        var number = _hall.Receive("AID", CaseHall.Short);
        _hall.Do(new RequestSupplement(number, CaseHall.Clerk, []));
        return number;
    }
}
