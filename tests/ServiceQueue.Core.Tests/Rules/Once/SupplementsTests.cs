using FluentAssertions;
using ServiceQueue.Core.Cases;
using ServiceQueue.Core.Hours;
using ServiceQueue.Core.Notices;
using ServiceQueue.Core.Rules;
using ServiceQueue.Core.Rules.Cases;
using ServiceQueue.Core.Tests.Rules.Cases;
using Xunit;

namespace ServiceQueue.Core.Tests.Rules.Once;

/// <summary>Rules of telling once what is missing (A4).</summary>
public sealed class SupplementsTests
{
    private const string Number = "2026补字第00001号";

    private static readonly MaterialCheck NoPhoto = CaseDay.Material("照片", MaterialState.Missing);
    private static readonly MaterialCheck NoForm = CaseDay.Material("申请表", MaterialState.Missing);
    private static readonly MaterialCheck Card = CaseDay.Material("身份证", MaterialState.Present);

    [Fact]
    public void R_ONCE_SUPP_SINGLE_kept() =>
        Received().Ask(Number, NoPhoto, NoForm).Breaches("R-ONCE-SUPP-SINGLE").Should().BeEmpty();

    [Fact]
    public void R_ONCE_SUPP_SINGLE_kept_when_a_defect_could_not_be_seen_before_and_it_says_so() =>
        Received().Ask(Number, NoPhoto, NoForm)
            .Supplement(null, Material("照片", MaterialState.Flawed), Material("申请表", MaterialState.Present))
            .Then(new SupplementRequested(
                CaseDay.Case, "2026补字第00002号", [Material("照片", MaterialState.Flawed)], "wang",
                WhyNotBefore: "补来的照片不合规格"))
            .Breaches("R-ONCE-SUPP-SINGLE").Should().BeEmpty();

    [Fact]
    public void R_ONCE_SUPP_SINGLE_broken_when_the_first_notice_leaves_something_out()
    {
        var found = Received().Ask(Number, NoPhoto).Breaches("R-ONCE-SUPP-SINGLE");
        found.Should().ContainSingle().Which.Says.ZhCn.Should().Contain("申请表");
        found[0].Evidence.Should().Equal(4, 5);
    }

    [Fact]
    public void R_ONCE_SUPP_SINGLE_broken_when_more_is_asked_for_later()
    {
        var found = Received().Ask(Number, NoPhoto, NoForm)
            .Supplement(null, Material("照片", MaterialState.Present), Material("申请表", MaterialState.Present))
            .Ask("2026补字第00002号", Material("身份证", MaterialState.Flawed))
            .Breaches("R-ONCE-SUPP-SINGLE");
        found.Should().HaveCount(2);
        found[0].Says.ZhCn.Should().Contain("未说明");
        found[1].Says.ZhCn.Should().Contain("身份证");
    }

    [Fact]
    public void R_ONCE_5WD_kept_at_the_last_instant() =>
        Received().At("2026-03-09 17:30").Ask(Number, NoPhoto, NoForm)
            .Breaches("R-ONCE-5WD", "2026-04-01 00:00").Should().BeEmpty();

    [Fact]
    public void R_ONCE_5WD_broken()
    {
        // Example 8: five working days from 29 April end on the make-up Saturday of 9 May.
        var day = new CaseDay("2026-04-29 10:00").Receive(null, materials: NoPhoto);
        var found = day.Breaches("R-ONCE-5WD", "2026-05-20 00:00").Should().ContainSingle().Subject;
        found.At.Should().Be(day.Journal.Time("2026-05-09 17:30"));
        found.Due.Should().Be(found.At);
        found.Evidence.Should().Equal(4);
    }

    [Fact]
    public void R_ONCE_5WD_broken_by_silence_even_where_it_is_then_deemed_accepted()
    {
        var day = new CaseDay("2026-04-29 10:00").Receive(null, materials: NoPhoto).At("2026-05-09 17:30")
            .Accept(
                CaseKind.Promise, TimeLimit.WorkingDays(20), "2026-05-29 17:30", "", "2026-04-29 10:00",
                true);
        day.Breaches("R-ONCE-5WD", "2026-05-20 00:00").Should().ContainSingle();
    }

    [Fact]
    public void R_ONCE_5WD_warns_twice_before()
    {
        var warned = Received().Findings("R-ONCE-5WD", "2026-03-09 17:30");
        warned.Should().HaveCount(2).And.OnlyContain(f => f.Level == FindingLevel.Warning);
        warned[0].At.Should().BeLessThan(warned[1].At);
    }

    [Fact]
    public void R_ONCE_5WD_makes_no_guess_about_a_year_whose_calendar_is_missing()
    {
        var day = new CaseDay("2026-12-28 09:00").Receive(null, materials: NoPhoto);
        day.Findings("R-ONCE-5WD", "2027-06-01 00:00").Should().BeEmpty();
    }

    [Fact]
    public void R_ONCE_5WD_is_judged_when_the_calendar_has_come()
    {
        var plan = CaseDay.Plan with
        {
            Hours = CaseDay.Plan.Hours with
            {
                Calendar = [.. CaseDay.Plan.Hours.Calendar, new CalendarYear(2027, [new(2027, 1, 1)], [])],
            },
        };
        var day = new CaseDay("2026-12-28 09:00").Receive(null, materials: NoPhoto)
            .At("2026-12-30 09:00").Then(new Core.Halls.PlanAdopted(plan));
        // 29, 30, 31 December, then 4 and 5 January.
        day.Breaches("R-ONCE-5WD", "2027-06-01 00:00").Should().ContainSingle()
            .Which.At.Should().Be(day.Journal.Time("2027-01-05 17:30"));
    }

    [Fact]
    public void R_ONCE_BLANK_kept() =>
        Received(3).At("2026-03-05 17:30").Ask(Number, NoPhoto, NoForm)
            .Breaches("R-ONCE-BLANK", "2026-04-01 00:00").Should().BeEmpty();

    [Fact]
    public void R_ONCE_BLANK_broken()
    {
        var day = Received(3).At("2026-03-06 09:00").Ask(Number, NoPhoto, NoForm);
        day.Breaches("R-ONCE-BLANK").Should().ContainSingle()
            .Which.At.Should().Be(day.Journal.Time("2026-03-05 17:30"));
        day.Breaches("R-ONCE-5WD", "2026-04-01 00:00").Should().BeEmpty();
    }

    [Fact]
    public void R_ONCE_BLANK_broken_by_a_hall_that_allows_itself_more_than_the_law()
    {
        var found = Received(7).Breaches("R-ONCE-BLANK", "2026-04-01 00:00");
        found.Should().HaveCount(2);
        found[0].Subject.Should().Be(CaseFigures.NoticeDays.Id);
        found[1].Subject.Should().Be(CaseDay.Case);
    }

    [Fact]
    public void R_ONCE_WRITTEN_kept() =>
        Received().Ask(Number, NoPhoto, NoForm).Paper(NoticeKind.Supplement, Number)
            .Breaches("R-ONCE-WRITTEN", "2026-03-04 00:00").Should().BeEmpty();

    [Fact]
    public void R_ONCE_WRITTEN_kept_by_phone() =>
        new CaseDay().Receive(null, channel: "phone", materials: NoPhoto).Then(Orally)
            .Breaches("R-ONCE-WRITTEN", "2026-03-04 00:00").Should().BeEmpty();

    [Fact]
    public void R_ONCE_WRITTEN_broken_orally_at_the_counter() =>
        Received().Then(Orally).Breaches("R-ONCE-WRITTEN").Should().ContainSingle()
            .Which.Evidence.Should().Equal(4, 5);

    [Fact]
    public void R_ONCE_WRITTEN_broken_when_the_visitor_leaves_without_the_paper()
    {
        var day = new CaseDay().Serve().Receive(materials: NoPhoto).Ask(Number, NoPhoto).Finish("supplement");
        var found = day.Breaches("R-ONCE-WRITTEN", "2026-03-04 00:00").Should().ContainSingle().Subject;
        found.Evidence.Should().Equal(8, 9);
        found.Counter.Should().Be(1);
    }

    private static SupplementRequested Orally { get; } = new(CaseDay.Case, "", [NoPhoto], "wang", true);

    private static CaseDay Received(int days = 5) =>
        new CaseDay("2026-03-02 10:00", CaseDay.Books(CaseFigures.NoticeDays, days))
            .Receive(null, materials: [NoPhoto, NoForm, Card]);

    private static MaterialCheck Material(string name, MaterialState state) => CaseDay.Material(name, state);
}
