using FluentAssertions;
using ServiceQueue.Core.Complaints;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Ratings;
using ServiceQueue.Core.Rules;
using ServiceQueue.Core.Tests.Complaints;
using Xunit;
using static ServiceQueue.Core.Tests.Rules.Complaints.Journals;

namespace ServiceQueue.Core.Tests.Rules.Complaints;

/// <summary>The rules A8 on journals that keep and that break them.</summary>
public sealed class ComplaintRuleTests
{
    private const string Monday = "2026-03-02 09:00";

    [Fact]
    public void R_CMP_INTAKE_24H_kept() => Begin(Monday).Received()
        .At("2026-03-03 09:00").Registered().KeepsAfterWarning("R-CMP-INTAKE-24H", "2026-03-09 09:00");

    [Fact]
    public void R_CMP_INTAKE_24H_broken()
    {
        // Worked example 16: a Saturday night in the holiday; the wall's clock knows no closed door.
        var journal = Begin("2026-09-30 09:00").Then(new DoorsClosed(null))
            .At("2026-10-03 23:10").Received();
        var found = journal.Breaks("R-CMP-INTAKE-24H", "2026-10-09 09:00", "2026-10-04 23:10", 5);
        found.Due.Should().Be(journal.Time("2026-10-04 23:10"));
        found.Subject.Should().Be("T2026-00001");
        journal.Findings("R-CMP-INTAKE-24H", "2026-10-09 09:00").First().Should().BeEquivalentTo(new
        {
            Level = FindingLevel.Warning, At = journal.Time("2026-10-04 18:22"),
        }, "a fifth of the day is left");
    }

    [Fact]
    public void R_CMP_TIMELY_kept() => Begin(Monday).Received().Registered()
        .At("2026-03-03 09:00").Then(new ComplaintContacted("c1", "phone", "", "陈督办"))
        .At("2026-03-09 17:30").Resolved().Noticed().KeepsAfterWarning("R-CMP-TIMELY", "2026-06-01 09:00");

    [Theory]
    [InlineData(false, "2026-10-13 17:30")]
    [InlineData(true, "2026-10-27 17:30")]
    public void R_CMP_TIMELY_broken(bool isComplex, string answer)
    {
        // Worked example 15: one, five and fifteen working days over the National Day.
        var journal = Begin("2026-09-30 16:50").Received(kind: ComplaintKind.BadRating)
            .Registered(isComplex: isComplex);
        journal.Breaches("R-CMP-TIMELY", "2026-12-01 09:00").Select(f => f.At).Should()
            .Equal(journal.Time("2026-10-08 17:30"), journal.Time(answer));
    }

    [Fact]
    public void R_CMP_TIMELY_broken_by_a_longer_limit_too_late_or_unapproved()
    {
        Begin(Monday).Received().Then(new ComplaintContacted("c1", "phone", "", "陈督办"))
            .At("2026-03-10 09:00").Then(new ComplaintProlonged("c1", "复杂", "陈督办", "主任"))
            .Breaks("R-CMP-TIMELY", "2026-06-01 09:00", "2026-03-09 17:30", 4);
        Begin(Monday).Received().Then(new ComplaintContacted("c1", "phone", "", "陈督办"))
            .Then(new ComplaintProlonged("c1", "复杂", "陈督办", "陈督办"))
            .Resolved().Noticed().Breaks("R-CMP-TIMELY", "2026-06-01 09:00", Monday, 6);
    }

    [Fact]
    public void R_CMP_TIMELY_waits_for_a_missing_calendar_and_never_guesses()
    {
        var journal = Begin("2026-12-30 09:00").Received()
            .Then(new ComplaintContacted("c1", "phone", "", "陈督办"));
        journal.Keeps("R-CMP-TIMELY", "2027-06-01 09:00");

        // The year that came, without any holiday: five working days are 31 December and 1, 4, 5, 6 January.
        var next = new Core.Hours.CalendarYear(2027, [], []);
        var hours = Plan.Hours with { Calendar = [WorkingHall.Year2026, next] };
        journal.At("2027-01-03 09:00").Then(new PlanAdopted(Plan with { Hours = hours }))
            .Breaks("R-CMP-TIMELY", "2027-06-01 09:00", "2027-01-06 17:30", 6);
    }

    [Fact]
    public void R_CMP_TIMELY_broken_by_a_bad_rating_that_opens_no_complaint()
    {
        var rating = new RatingSubmitted(
            new VisitId("V1"), RatingLevel.VeryDissatisfied, null, RatingChannel.Phone, "page", null, 1,
            Clerk, "c1");
        var journal = Begin(Monday).Served().Prompted().Then(rating);
        journal.Breaks("R-CMP-TIMELY", "2026-03-02 10:00", "2026-03-02 09:01", 9);
        journal.Received(
            kind: ComplaintKind.BadRating,
            form: Form with { Visit = new VisitId("V1"), Ticket = "A001", Against = [Clerk] })
            .Keeps("R-CMP-TIMELY", "2026-03-02 10:00");
    }

    [Fact]
    public void R_CMP_FORMAL_NOTICE_kept()
    {
        Begin(Monday).Received().Registered().Resolved().At("2026-03-03 17:30").Noticed()
            .Then(new ComplaintClosed("c1", "called-back"))
            .KeepsAfterWarning("R-CMP-FORMAL-NOTICE", "2026-06-01 09:00");
        Begin(Monday).Received(form: Form with { Contact = null }).Registered().Resolved()
            .Then(new ComplaintClosed("c1", "anonymous")).Keeps("R-CMP-FORMAL-NOTICE", "2026-06-01 09:00");
    }

    [Fact]
    public void R_CMP_FORMAL_NOTICE_broken()
    {
        var decided = () => Begin(Monday).Received().Registered().Resolved();
        decided().Breaks("R-CMP-FORMAL-NOTICE", "2026-03-05 09:00", "2026-03-03 17:30", 6);
        decided().Then(new ComplaintNoticed("c1", "2026诉字第00009号", "说明", "letter", "EMS", "陈督办"))
            .Breaks("R-CMP-FORMAL-NOTICE", "2026-03-05 09:00", Monday, 7);
        decided().Then(Result("c1", "2026诉字第00001号"))
            .Then(new ComplaintNoticed("c1", "2026诉字第00001号", "说明", "letter", " ", "陈督办"))
            .Breaks("R-CMP-FORMAL-NOTICE", "2026-03-05 09:00", Monday, 8);
        decided().Then(new ComplaintClosed("c1", "called-back"))
            .Breaks("R-CMP-FORMAL-NOTICE", "2026-03-05 09:00", Monday, 7);
    }

    [Fact]
    public void R_CMP_DESK_kept() => Begin(Monday).Served()
        .Received(form: Form with { Visit = new VisitId("V1") }).Registered()
        .Then(new ComplaintDispatched("c1", "综合科", "陈督办")).Resolved().Noticed()
        .Keeps("R-CMP-DESK", "2026-06-01 09:00");

    [Fact]
    public void R_CMP_DESK_broken()
    {
        // The form names nobody: who served the visit is known to the journal.
        Begin(Monday).Served().Received(form: Form with { Visit = new VisitId("V1"), Counter = 1 })
            .Registered(officer: Clerk).Breaks("R-CMP-DESK", "2026-03-03 09:00", Monday, 8, 9)
            .Counter.Should().Be(1);
        Begin(Monday).Received(form: Form with { Against = ["李强"] }).Registered()
            .Then(new ComplaintResolved("c1", false, "不实", [1], "", "李强"))
            .Breaks("R-CMP-DESK", "2026-03-03 09:00", Monday, 4, 6);
        Begin(Monday).Received().Registered(officer: " ")
            .Breaks("R-CMP-DESK", "2026-03-03 09:00", Monday, 5);
    }

    [Fact]
    public void R_CMP_SCOPE_kept() =>
        Begin(Monday).Received().Registered().Keeps("R-CMP-SCOPE", "2026-06-01 09:00");

    [Fact]
    public void R_CMP_SCOPE_broken() => Begin(Monday).Received()
        .Then(new ComplaintRegistered("c1", null, "陈督办", "道歉", false, "陈督办"))
        .Breaks("R-CMP-SCOPE", "2026-06-01 09:00", Monday, 5);

    [Fact]
    public void R_CMP_VERIFY_kept() => Begin(Monday).Received().Registered().Resolved().Noticed()
        .Keeps("R-CMP-VERIFY", "2026-06-01 09:00");

    [Theory]
    [InlineData(null, 1L, "")]
    [InlineData(true, 0L, "")]
    [InlineData(true, 99L, "录像")]
    public void R_CMP_VERIFY_broken(bool? verified, long record, string documents)
    {
        long[] records = record == 0 ? [] : [record];
        Begin(Monday).Received().Registered()
            .Then(new ComplaintResolved("c1", verified, "处理", [.. records], documents, "陈督办"))
            .Breaks("R-CMP-VERIFY", "2026-06-01 09:00", Monday, 6);
    }

    [Fact]
    public void R_CMP_VERIFY_broken_by_a_result_nobody_decided() => Begin(Monday).Received().Registered()
        .Noticed().Breaks("R-CMP-VERIFY", "2026-06-01 09:00", Monday, 7);

    [Fact]
    public void R_CMP_PHONES_kept() => Begin(Monday).Keeps("R-CMP-PHONES", "2026-06-01 09:00");

    [Fact]
    public void R_CMP_PHONES_broken() =>
        Begin(Monday).Then(new PlanAdopted(Plan with { ComplaintPhones = ["96345", " ", "96345"] }))
            .Breaks("R-CMP-PHONES", "2026-06-01 09:00", Monday, 4);

    [Fact]
    public void R_CMP_NO_RETALIATION_kept() => Begin(Monday).Received(form: Form with { Against = [Clerk] })
        .Registered().Then(new ComplaintViewed("c1", "陈督办", Viewing.Officer))
        .Then(new ComplaintViewed("c1", "审计员", Viewing.Auditor))
        .Keeps("R-CMP-NO-RETALIATION", "2026-06-01 09:00");

    [Theory]
    [InlineData("李强", Viewing.Officer)]
    [InlineData(Clerk, Viewing.Auditor)]
    [InlineData("陈督办", "curious")]
    public void R_CMP_NO_RETALIATION_broken(string by, string role) =>
        Begin(Monday).Received(form: Form with { Against = [Clerk] }).Registered()
            .Then(new ComplaintViewed("c1", by, role))
            .Breaks("R-CMP-NO-RETALIATION", "2026-06-01 09:00", Monday, 4, 6);

    [Fact]
    public void R_CMP_FORM_kept() => Begin(Monday).Issued()
        .Received(form: Form with { Visit = new VisitId("V1"), Ticket = "A001" }).Registered()
        .Received("c2", form: Form with { Contact = null, Ticket = "B077" })
        .Keeps("R-CMP-FORM", "2026-06-01 09:00");

    [Fact]
    public void R_CMP_FORM_broken()
    {
        foreach (var form in new[]
        {
            Form with { Facts = "" }, Form with { Contact = new Contact("张三") },
            Form with { Ticket = "A001" },
        })
            Begin(Monday).Issued().Received(form: form)
                .Breaks("R-CMP-FORM", "2026-06-01 09:00", Monday, 5);
        Begin(Monday).Received()
            .Then(new ComplaintRegistered("c1", ComplaintMatter.Fees, "陈督办", "", false, "陈督办"))
            .Breaks("R-CMP-FORM", "2026-06-01 09:00", Monday, 5);
    }

    [Fact]
    public void R_CMP_EXPLAIN_kept() => Begin(Monday).Received().Registered().Resolved().Noticed()
        .Keeps("R-CMP-EXPLAIN", "2026-06-01 09:00");

    [Fact]
    public void R_CMP_EXPLAIN_broken() => Begin(Monday).Received()
        .Then(new ComplaintNoticed("c1", "2026诉字第00001号", "", "letter", "EMS", "陈督办"))
        .Breaks("R-CMP-EXPLAIN", "2026-06-01 09:00", Monday, 5);

    [Fact]
    public void R_CMP_SUGGESTION_kept() => Begin(Monday).Received(kind: ComplaintKind.Suggestion)
        .At("2026-03-05 09:00").Noticed().Keeps("R-CMP-SUGGESTION", "2026-06-01 09:00");

    [Fact]
    public void R_CMP_SUGGESTION_broken() => Begin(Monday).Received(kind: ComplaintKind.Suggestion)
        .Breaks("R-CMP-SUGGESTION", "2026-06-01 09:00", "2026-03-16 17:30", 4);
}
