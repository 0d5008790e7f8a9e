using FluentAssertions;
using NodaTime;
using ServiceQueue.Core.Asking;
using ServiceQueue.Core.Cases;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Hours;
using ServiceQueue.Core.Notices;
using ServiceQueue.Core.Rules;
using Xunit;

namespace ServiceQueue.Core.Tests.Rules.Cases;

/// <summary>Rules of results, agency cases, answers and seasons (A5).</summary>
public sealed class ResultsTests
{
    private static readonly MaterialCheck Card = CaseDay.Material("身份证", MaterialState.Present);

    [Fact]
    public void R_RESULT_NOTIFY_kept() =>
        Decided().At("2026-03-04 17:30").Then(Told()).At("2026-03-17 17:30")
            .Then(new CaseDelivered(CaseDay.Case, "wang"))
            .Breaches("R-RESULT-NOTIFY", "2026-12-01 00:00").Should().BeEmpty();

    [Fact]
    public void R_RESULT_NOTIFY_broken_when_nobody_tells_and_when_the_licence_is_not_delivered()
    {
        var day = Decided();
        var found = day.Breaches("R-RESULT-NOTIFY", "2026-12-01 00:00");
        found.Select(f => f.At).Should().Equal(
            day.Journal.Time("2026-03-04 17:30"), day.Journal.Time("2026-03-17 17:30"));
        found.Should().OnlyContain(f => f.Evidence.SequenceEqual(new[] { 6L }));
    }

    [Fact]
    public void R_RESULT_NOTIFY_waits_for_a_calendar_that_is_missing()
    {
        var day = new CaseDay("2026-12-28 09:00").Receive(null, "SV-2", materials: Card)
            .Accept(CaseKind.Immediate, TimeLimit.WallMinutes(30), "2026-12-28 09:30")
            .At("2026-12-31 09:00").Decide();
        day.Breaches("R-RESULT-NOTIFY", "2027-06-01 00:00").Should().BeEmpty();
        var hours = CaseDay.Plan.Hours;
        var next = new CalendarYear(2027, [new(2027, 1, 1)], []);
        day.Then(new PlanAdopted(CaseDay.Plan with
        {
            Hours = hours with { Calendar = [.. hours.Calendar, next] },
        }));
        day.Breaches("R-RESULT-NOTIFY", "2027-06-01 00:00").Should().ContainSingle()
            .Which.At.Should().Be(day.Journal.Time("2027-01-04 17:30"));
    }

    [Fact]
    public void R_RESULT_NEXT_kept() => Decided().Then(Told()).Breaches("R-RESULT-NEXT").Should().BeEmpty();

    [Fact]
    public void R_RESULT_NEXT_broken() =>
        Decided().Then(Told(" ")).Breaches("R-RESULT-NEXT").Should().ContainSingle()
            .Which.Evidence.Should().Equal(7);

    [Fact]
    public void R_PUBLISH_RESULT_kept() =>
        Decided(publish: true).At("2026-03-12 17:30").Then(Published("准予张某某低保申请"))
            .Breaches("R-PUBLISH-RESULT", "2026-12-01 00:00").Should().BeEmpty();

    [Fact]
    public void R_PUBLISH_RESULT_broken_when_it_is_not_published()
    {
        var day = Decided(publish: true);
        day.Breaches("R-PUBLISH-RESULT", "2026-12-01 00:00").Should().ContainSingle()
            .Which.At.Should().Be(day.Journal.Time("2026-03-12 17:30"));
    }

    [Theory]
    [InlineData("准予张三丰低保申请")]
    [InlineData("联系电话13900000000")]
    public void R_PUBLISH_RESULT_broken_by_personal_data(string text)
    {
        var found = Decided(publish: true).Then(Published(text)).Breaches("R-PUBLISH-RESULT");
        found.Should().ContainSingle().Which.Evidence.Should().Equal(7);
        found[0].Says.ZhCn.Should().NotContain("张三丰");
    }

    [Fact]
    public void R_PUBLICITY_DAYS_kept() =>
        Decided().Then(Published("公示", "2026-03-06 10:00")).At("2026-03-06 10:00")
            .Then(new CaseDelivered(CaseDay.Case, "wang")).Breaches("R-PUBLICITY-DAYS").Should().BeEmpty();

    [Fact]
    public void R_PUBLICITY_DAYS_broken_when_it_is_too_short() =>
        Decided().Then(Published("公示", "2026-03-06 09:59")).Breaches("R-PUBLICITY-DAYS")
            .Should().ContainSingle();

    [Fact]
    public void R_PUBLICITY_DAYS_broken_by_the_next_step_before_its_end() =>
        Decided().Then(Published("公示", "2026-03-06 10:00")).At("2026-03-05 10:00")
            .Then(new CaseDelivered(CaseDay.Case, "wang")).Breaches("R-PUBLICITY-DAYS")
            .Should().ContainSingle().Which.Evidence.Should().Equal(7, 8);

    [Fact]
    public void R_AGENT_STEPS_kept() =>
        Agency("accept", "handle").Decide().Then(new CaseSignedOff(CaseDay.Case, "zhao")).Then(Told())
            .Then(new CaseStepDone(CaseDay.Case, "reply", "wang"))
            .Then(new CaseArchived(CaseDay.Case, "wang"))
            .Breaches("R-AGENT-STEPS").Should().BeEmpty();

    [Fact]
    public void R_AGENT_STEPS_broken_by_a_missing_step() =>
        Agency("accept").Decide().Then(new CaseSignedOff(CaseDay.Case, "zhao")).Then(Told())
            .Breaches("R-AGENT-STEPS").Should().ContainSingle().Which.Says.ZhCn.Should().Contain("承办");

    [Fact]
    public void R_AGENT_STEPS_broken_by_a_reply_before_the_sign_off() =>
        Agency("accept", "handle").Decide().Then(Told()).Then(new CaseSignedOff(CaseDay.Case, "zhao"))
            .Breaches("R-AGENT-STEPS").Should().ContainSingle().Which.Says.ZhCn.Should().Contain("签字复核");

    [Fact]
    public void R_AGENT_STEPS_broken_by_another_clerk() =>
        Agency("accept").Then(new CaseStepDone(CaseDay.Case, "handle", "sun"))
            .Breaches("R-AGENT-STEPS").Should().ContainSingle();

    [Fact]
    public void R_AGENT_UPSTREAM_kept() =>
        Asked("SV-9").Then(Elsewhere).Breaches("R-AGENT-UPSTREAM").Should().BeEmpty();

    [Fact]
    public void R_AGENT_UPSTREAM_broken_when_the_halls_own_item_is_sent_elsewhere() =>
        Asked("SV-1").Then(Elsewhere).Breaches("R-AGENT-UPSTREAM").Should().ContainSingle()
            .Which.Evidence.Should().Equal(4, 5);

    [Fact]
    public void R_AGENT_UPSTREAM_broken_when_a_complete_case_is_turned_away() =>
        new CaseDay().Receive(null, "SV-1", materials: Card).Type(CaseKind.ReportUp)
            .Then(new CaseRefused(CaseDay.Case, "1", "请到县里办", "无", "无", "wang"))
            .Breaches("R-AGENT-UPSTREAM").Should().ContainSingle();

    [Fact]
    public void R_REPLY_15WD_kept() =>
        // Example 6: phoned on a holiday.
        Investigated().At("2026-10-22 17:30").Then(Answer).Breaches("R-REPLY-15WD", "2026-12-01 00:00")
            .Should().BeEmpty();

    [Fact]
    public void R_REPLY_15WD_broken()
    {
        var day = Investigated();
        var found = day.Findings("R-REPLY-15WD", "2026-12-01 00:00");
        found.Should().HaveCount(3);
        found.Last().Should().Match<Finding>(f => f.Level == FindingLevel.Breach)
            .And.Match<Finding>(f => f.At == day.Journal.Time("2026-10-22 17:30"));
        found.Should().OnlyContain(f => f.Evidence.SequenceEqual(new[] { 4L }));
    }

    [Fact]
    public void R_REPLY_15WD_broken_when_a_simple_question_is_not_answered_in_the_session()
    {
        CaseDay Day() => new CaseDay().Serve().Then(
            new FirstAsked("V1", "visit", "wang", new VisitId("V1"), "几点下班", true, true));
        Day().Finish("answered").Breaches("R-REPLY-15WD", "2026-12-01 00:00").Should().ContainSingle()
            .Which.Evidence.Should().Equal(7, 8);
        Day().Then(new QuestionAnswered("V1", "wang", "17:30")).Finish("answered")
            .Breaches("R-REPLY-15WD", "2026-12-01 00:00").Should().BeEmpty();
    }

    [Fact]
    public void R_REPLY_15WD_gives_time_to_what_turns_out_to_need_looking_into()
    {
        var day = new CaseDay().Serve()
            .Then(new FirstAsked("V1", "visit", "wang", new VisitId("V1"), "政策口径", true, true))
            .Then(new QuestionDeferred("V1", "需请示", "zhao", Instant.MaxValue, "wang")).Finish("answered");
        day.Breaches("R-REPLY-15WD", "2026-12-01 00:00").Should().ContainSingle()
            .Which.At.Should().Be(day.Journal.Time("2026-03-23 17:30"));
    }

    [Theory]
    [InlineData("07-15/08-15", "2026-07-15 09:00")]
    [InlineData("07-15/08-15", "2026-08-17 09:00")]
    [InlineData("12-01/01-31", "2026-01-20 09:00")]
    public void R_ACCEPT_SEASON_kept(string season, string at) =>
        Ticket(season, at).Breaches("R-ACCEPT-SEASON", "2027-03-01 00:00").Should().BeEmpty();

    [Theory]
    [InlineData("07-15/08-15", "2026-07-14 09:00")]
    [InlineData("07-15/08-15", "2026-08-18 09:00")]
    [InlineData("12-01/01-31", "2026-03-02 09:00")]
    public void R_ACCEPT_SEASON_broken(string season, string at)
    {
        Ticket(season, at).Breaches("R-ACCEPT-SEASON", "2027-03-01 00:00").Should().ContainSingle()
            .Which.Evidence.Should().Equal(4);
        Ticket(season, at).Paper(NoticeKind.Checklist, "2026清字第00001号", visit: "V1")
            .Breaches("R-ACCEPT-SEASON", "2027-03-01 00:00").Should().BeEmpty("the late path was shown");
    }

    private static ReferredOutside Elsewhere { get; } =
        new("Q1", "县政务服务中心", "县城", "12345", "不在本厅办理", "wang", "");

    private static QuestionAnswered Answer { get; } = new("Q1", "wang", "已答复");

    private static CaseDay Ticket(string season, string at) =>
        new CaseDay(at, CaseDay.Books(CaseDay.Filled("SV-1") with { Season = season })).Serve(item: "SV-1");

    private static CaseDay Asked(string item) =>
        new CaseDay().Then(new FirstAsked("Q1", "phone", "wang", null, "如何办理", true, true, item));

    private static CaseDay Investigated() => new CaseDay("2026-09-26 21:15")
        .Then(new FirstAsked("Q1", "phone", "wang", null, "政策口径", true, false));

    private static ApplicantNotified Told(string next = "无") =>
        new(CaseDay.Case, "sms", next, null, "", "wang");

    private static ResultPublished Published(string text, string? until = null) =>
        new(CaseDay.Case, text, until is null ? null : new CaseDay().Journal.Time(until), "wang");

    private static CaseDay Agency(params string[] steps)
    {
        var day = new CaseDay("2026-03-02 10:00").Receive(null, "SV-1", materials: Card)
            .Accept(CaseKind.Agency, TimeLimit.WorkingDays(5), "2026-03-09 17:30");
        foreach (var step in steps) day.Then(new CaseStepDone(CaseDay.Case, step, "wang"));
        return day;
    }

    private static CaseDay Decided(bool publish = false) =>
        new CaseDay("2026-03-02 10:00").Receive(null, "SV-1", publish: publish, materials: Card)
            .Accept(CaseKind.Promise, TimeLimit.WorkingDays(5), "2026-03-09 17:30")
            .At("2026-03-03 10:00").Decide();
}
