using FluentAssertions;
using ServiceQueue.Core.Cases;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Hours;
using ServiceQueue.Core.Notices;
using ServiceQueue.Core.Rules;
using ServiceQueue.Core.Rules.Cases;
using Xunit;

namespace ServiceQueue.Core.Tests.Rules.Cases;

/// <summary>
/// Rules of the clocks of cases (A5). Numbered examples are those of the regulations' time model (E3).
/// </summary>
public sealed class DeadlinesTests
{
    private static readonly MaterialCheck Card = CaseDay.Material("身份证", MaterialState.Present);
    private static readonly TimeLimit Thirty = TimeLimit.WallMinutes(30);

    [Theory]
    [InlineData("2026-03-03 11:45", "2026-03-03 12:15", 0)]
    [InlineData("2026-03-03 11:45", "2026-03-03 14:15", 1)]
    [InlineData("2026-09-24 17:20", "2026-09-24 17:50", 0)]
    [InlineData("2026-09-24 17:20", "2026-09-28 08:50", 1)]
    public void R_DEADLINE_IMMEDIATE_30_kept_and_broken(string accepted, string due, int clock)
    {
        CaseDay Day() => new CaseDay(accepted, CaseDay.Books(CaseFigures.ImmediateClock, clock))
            .Receive(null, "SV-2", materials: Card).Accept(CaseKind.Immediate, Thirty, due);
        Day().At(due).Decide().Breaches("R-DEADLINE-IMMEDIATE-30", "2026-12-01 00:00").Should().BeEmpty();

        var late = Day().At("2026-12-01 00:00").Decide();
        var found = late.Breaches("R-DEADLINE-IMMEDIATE-30").Should().ContainSingle().Subject;
        found.At.Should().Be(late.Journal.Time(due));
        found.Evidence.Should().Equal(5);
    }

    [Fact]
    public void R_DEADLINE_IMMEDIATE_30_warns_at_20_and_25_minutes()
    {
        var day = new CaseDay("2026-03-03 09:00").Receive(null, "SV-2", materials: Card)
            .Accept(CaseKind.Immediate, Thirty, "2026-03-03 09:30");
        var found = day.Findings("R-DEADLINE-IMMEDIATE-30", "2026-03-04 00:00");
        found.Select(f => (f.Level, f.At)).Should().Equal(
            (FindingLevel.Warning, day.Journal.Time("2026-03-03 09:20")),
            (FindingLevel.Warning, day.Journal.Time("2026-03-03 09:25")),
            (FindingLevel.Breach, day.Journal.Time("2026-03-03 09:30")));
        found.Should().OnlyContain(f => f.Evidence.SequenceEqual(new[] { 5L }));
    }

    [Fact]
    public void R_DEADLINE_IMMEDIATE_30_warns_no_more_once_it_is_decided() =>
        new CaseDay("2026-03-03 09:00").Receive(null, "SV-2", materials: Card)
            .Accept(CaseKind.Immediate, Thirty, "2026-03-03 09:30").At("2026-03-03 09:21").Decide()
            .Findings("R-DEADLINE-IMMEDIATE-30", "2026-03-04 00:00").Should().ContainSingle();

    [Theory]
    [InlineData("2026-10-10 11:00", 3, "2026-10-14 17:30")]
    [InlineData("2026-09-21 09:30", 20, "2026-10-26 17:30")]
    [InlineData("2026-02-12 16:40", 5, "2026-02-26 17:30")]
    public void R_CASE_PROMISE_DUE_kept_and_broken(string accepted, int days, string due)
    {
        CaseDay Day() => Accepted(accepted, days, due);
        Day().At(due).Decide().Breaches("R-CASE-PROMISE-DUE", "2026-12-01 00:00").Should().BeEmpty();

        var late = Day().At("2026-12-01 00:00").Decide();
        var found = late.Breaches("R-CASE-PROMISE-DUE").Should().ContainSingle().Subject;
        found.At.Should().Be(late.Journal.Time(due));
        found.Evidence.Should().Equal(5);
    }

    [Fact]
    public void R_CASE_PROMISE_DUE_warns_when_a_fifth_and_a_twentieth_of_the_time_is_left()
    {
        var day = Accepted("2026-03-02 17:30", 5, "2026-03-09 17:30");
        var found = day.Findings("R-CASE-PROMISE-DUE", "2026-04-01 00:00");
        found.Select(f => (f.Level, f.At)).Should().Equal(
            (FindingLevel.Warning, day.Journal.Time("2026-03-08 07:54")),
            (FindingLevel.Warning, day.Journal.Time("2026-03-09 09:06")),
            (FindingLevel.Breach, day.Journal.Time("2026-03-09 17:30")));
    }

    [Fact]
    public void R_CASE_PROMISE_DUE_kept_with_a_lawful_extension()
    {
        // Example 5.
        Accepted("2026-09-21 09:30", 20, "2026-10-26 17:30").At("2026-10-26 17:30").Then(Extend(10))
            .At("2026-11-09 17:30").Decide()
            .Breaches("R-CASE-PROMISE-DUE", "2026-12-01 00:00").Should().BeEmpty();
    }

    [Fact]
    public void R_CASE_PROMISE_DUE_broken_in_spite_of_an_extension_that_nobody_approved()
    {
        var day = Accepted("2026-09-21 09:30", 20, "2026-10-26 17:30").At("2026-10-26 17:00")
            .Then(Extend(10) with { Approver = "wang" }).At("2026-11-09 17:30").Decide();
        day.Breaches("R-CASE-PROMISE-DUE").Should().ContainSingle()
            .Which.At.Should().Be(day.Journal.Time("2026-10-26 17:30"));
    }

    [Fact]
    public void R_CASE_PROMISE_DUE_leaves_pauses_out()
    {
        // Example 21: three days used up, seven left.
        var day = Accepted("2026-03-02 09:00", 10, "2026-03-16 17:30").At("2026-03-05 10:00")
            .Then(new CasePaused(CaseDay.Case, "听证", "", "wang")).At("2026-03-18 10:00")
            .Then(new CaseResumed(CaseDay.Case, null, "wang"));
        day.Breaches("R-CASE-PROMISE-DUE", "2026-12-01 00:00").Should().ContainSingle()
            .Which.At.Should().Be(day.Journal.Time("2026-03-27 17:30"));
    }

    [Fact]
    public void R_CASE_PROMISE_DUE_is_found_once_though_the_clock_stops_afterwards() =>
        Accepted("2026-03-02 09:00", 5, "2026-03-09 17:30").At("2026-03-10 10:00")
            .Then(new CasePaused(CaseDay.Case, "听证", "", "wang")).At("2026-03-12 10:00")
            .Then(new CaseResumed(CaseDay.Case, null, "wang"))
            .Breaches("R-CASE-PROMISE-DUE", "2026-12-01 00:00").Should().ContainSingle();

    [Fact]
    public void R_CASE_PROMISE_DUE_counts_a_deemed_acceptance_from_the_receipt()
    {
        // Example 8.
        var day = new CaseDay("2026-04-29 10:00").Receive(null, "SV-1", materials: Card)
            .At("2026-05-09 17:31").Accept(
                CaseKind.Promise, TimeLimit.WorkingDays(20), "2026-05-29 17:30", "", "2026-04-29 10:00",
                deemed: true);
        day.Breaches("R-CASE-PROMISE-DUE", "2026-12-01 00:00").Should().ContainSingle()
            .Which.At.Should().Be(day.Journal.Time("2026-05-29 17:30"));
    }

    [Fact]
    public void R_CASE_PROMISE_DUE_waits_for_a_calendar_that_is_missing()
    {
        var day = Accepted("2026-12-28 09:00", 5, null);
        day.Findings("R-CASE-PROMISE-DUE", "2027-06-01 00:00").Should().BeEmpty();

        var hours = CaseDay.Plan.Hours;
        var next = new CalendarYear(2027, [new(2027, 1, 1)], []);
        day.At("2026-12-30 09:00").Then(new PlanAdopted(CaseDay.Plan with
        {
            Hours = hours with { Calendar = [.. hours.Calendar, next] },
        }));
        day.Breaches("R-CASE-PROMISE-DUE", "2027-06-01 00:00").Should().ContainSingle()
            .Which.At.Should().Be(day.Journal.Time("2027-01-05 17:30"));
    }

    [Fact]
    public void R_CASE_PETITION_kept()
    {
        // Example 14: 60 days from 3 August end on 2 October, a holiday, and roll to the 8th.
        Petition("2026-08-03 10:00").Accept(CaseKind.Petition, TimeLimit.NaturalDays(60), "2026-10-08 17:30")
            .At("2026-10-08 17:30").Decide()
            .Breaches("R-CASE-PETITION", "2026-12-01 00:00").Should().BeEmpty();
    }

    [Fact]
    public void R_CASE_PETITION_broken_when_it_is_not_answered_in_15_days()
    {
        var day = Petition("2026-09-25 10:00");
        day.Breaches("R-CASE-PETITION", "2026-12-01 00:00").Should().ContainSingle()
            .Which.At.Should().Be(day.Journal.Time("2026-10-10 17:30"));
    }

    [Fact]
    public void R_CASE_PETITION_broken_when_it_is_given_more_time_than_the_law_and_takes_it()
    {
        var day = Petition("2026-08-03 10:00")
            .Accept(CaseKind.Petition, TimeLimit.NaturalDays(90), "2026-11-02 17:30")
            .At("2026-11-02 10:00").Decide();
        var found = day.Breaches("R-CASE-PETITION");
        found.Should().HaveCount(2);
        found[1].At.Should().Be(day.Journal.Time("2026-10-08 17:30"));
    }

    [Fact]
    public void R_CASE_REPORTUP_kept() =>
        ReportUp().At("2026-03-09 17:30").Then(SentUp("2026-03-20 17:30")).At("2026-03-20 17:30").Decide()
            .Breaches("R-CASE-REPORTUP", "2026-12-01 00:00").Should().BeEmpty();

    [Fact]
    public void R_CASE_REPORTUP_broken_when_it_is_not_sent_up_in_time()
    {
        var day = ReportUp().At("2026-03-10 09:00").Then(SentUp("2026-03-20 17:30"));
        day.Breaches("R-CASE-REPORTUP").Should().ContainSingle()
            .Which.At.Should().Be(day.Journal.Time("2026-03-09 17:30"));
    }

    [Fact]
    public void R_CASE_REPORTUP_broken_without_the_superiors_due_time() =>
        ReportUp().Then(SentUp(null)).Breaches("R-CASE-REPORTUP").Should().ContainSingle()
            .Which.Evidence.Should().Equal(5, 6);

    [Fact]
    public void R_CASE_REPORTUP_broken_when_the_superiors_due_time_passes()
    {
        var day = ReportUp().Then(SentUp("2026-03-20 17:30"));
        day.Breaches("R-CASE-REPORTUP", "2026-12-01 00:00").Should().ContainSingle()
            .Which.At.Should().Be(day.Journal.Time("2026-03-20 17:30"));
    }

    [Fact]
    public void R_OVERDUE_ACCOUNT_kept() =>
        Accepted("2026-10-10 11:00", 3, "2026-10-14 17:30").At("2026-10-14 17:30").Decide()
            .Breaches("R-OVERDUE-ACCOUNT").Should().BeEmpty();

    [Fact]
    public void R_OVERDUE_ACCOUNT_broken()
    {
        var found = Accepted("2026-10-10 11:00", 3, "2026-10-14 17:30").At("2026-10-16 09:00").Decide()
            .Breaches("R-OVERDUE-ACCOUNT").Should().ContainSingle().Subject;
        found.Says.ZhCn.Should().StartWith("逾期2个工作日");
        found.Evidence.Should().Equal(5, 6);
    }

    [Fact]
    public void R_EXT_NOTICE_kept() =>
        Extended(Extend(10), "2026-10-26 17:30").Breaches("R-EXT-NOTICE", "2026-12-01 00:00")
            .Should().BeEmpty();

    [Fact]
    public void R_EXT_NOTICE_broken_after_the_due_time() =>
        Extended(Extend(10), "2026-10-26 17:31").Breaches("R-EXT-NOTICE", "2026-12-01 00:00")
            .Should().ContainSingle().Which.Says.ZhCn.Should().Contain("到期后");

    [Theory]
    [InlineData("reason")]
    [InlineData("approver")]
    [InlineData("length")]
    [InlineData("due")]
    [InlineData("notice")]
    [InlineData("twice")]
    public void R_EXT_NOTICE_broken(string how)
    {
        var extend = how switch
        {
            "reason" => Extend(10) with { Reason = " " },
            "approver" => Extend(10) with { Approver = "wang" },
            "length" => Extend(11),
            "due" => Extend(10) with { Due = new CaseDay().Journal.Time("2026-11-10 17:30") },
            "notice" => Extend(10) with { Notice = "2026延字第00009号" },
            _ => Extend(10),
        };
        var day = Extended(extend, "2026-10-26 09:00");
        if (how == "twice") day.Then(extend);
        day.Breaches("R-EXT-NOTICE", "2026-12-01 00:00").Should().ContainSingle();
    }

    private static CaseExtended Extend(int days) => new(
        CaseDay.Case, days, new CaseDay().Journal.Time("2026-11-09 17:30"), "需补充调查", "wang", "zhao",
        "2026延字第00001号");

    private static CaseDay Extended(CaseExtended extend, string at) =>
        Accepted("2026-09-21 09:30", 20, "2026-10-26 17:30").At(at).Then(extend)
            .Paper(NoticeKind.Extension, "2026延字第00001号");

    private static CaseSentUp SentUp(string? due) => new(
        CaseDay.Case, "县民政局", due is null ? null : new CaseDay().Journal.Time(due), "wang");

    private static CaseDay ReportUp() =>
        new CaseDay("2026-03-02 10:00").Receive(null, "SV-1", materials: Card)
            .Accept(CaseKind.ReportUp, TimeLimit.WorkingDays(5), "2026-03-09 17:30");

    private static CaseDay Petition(string at) => new CaseDay(at).Receive(null).Type(CaseKind.Petition);

    private static CaseDay Accepted(string at, int days, string? due) =>
        new CaseDay(at).Receive(null, "SV-1", materials: Card)
            .Accept(CaseKind.Promise, TimeLimit.WorkingDays(days), due);
}
