using FluentAssertions;
using NodaTime;
using ServiceQueue.Core.Cases;
using ServiceQueue.Core.Disclosure;
using ServiceQueue.Core.Tests.Rules.Asking;
using Xunit;

namespace ServiceQueue.Core.Tests.Rules.Liaison;

/// <summary>
/// Weekly liaison and monthly meetings; the moved Fridays are worked example 13 of the time model.
/// </summary>
public sealed class LiaisonTests
{
    private const string Friday = "R-LIAISON-FRIDAY";
    private const string Filed = "R-LIAISON-FILE";
    private const string Person = "R-LIAISON-PERSON";
    private const string Meeting = "R-MEET-MONTHLY";
    private const string Joint = "R-LIAISON-JOINT";

    [Fact]
    public void R_LIAISON_FRIDAY_kept_over_two_moved_fridays() => Named("2026-09-21")
        .At("2026-09-28 16:00").Then(Logged("2026-09-25"))
        .At("2026-10-08 16:00").Then(Logged("2026-10-02"))
        .At("2026-10-09 16:00").Then(Logged("2026-10-09"))
        .Breaches(Friday, "2026-10-16 10:00").Should().BeEmpty();

    [Theory]
    [InlineData("2026-09-24 16:00", "2026-09-25", "2026-09-29 00:00")]
    [InlineData("2026-09-29 09:00", "2026-09-25", "2026-09-29 00:00")]
    public void R_LIAISON_FRIDAY_broken_by_a_contact_too_early_or_too_late(string at, string week, string due)
    {
        var journal = Named("2026-09-21").At(at).Then(Logged(week));
        journal.Breaches(Friday, "2026-10-01 10:00").Should().ContainSingle()
            .Which.Should().BeEquivalentTo(new { At = journal.Time(due), Counter = 1 });
    }

    [Fact]
    public void R_LIAISON_FRIDAY_broken_week_by_week() =>
        Named("2026-03-02").Breaches(Friday, "2026-03-21 10:00").Should().HaveCount(3);

    [Fact]
    public void R_LIAISON_FILE_kept_before_monday_opens() => Named("2026-03-02")
        .At("2026-03-06 16:00").Then(Logged("2026-03-06"))
        .At("2026-03-09 08:30").Then(new LiaisonFiled(1, new LocalDate(2026, 3, 6), "王芳", "王芳"))
        .Breaches(Filed, "2026-03-20 10:00").Should().BeEmpty();

    [Fact]
    public void R_LIAISON_FILE_broken_by_lateness_or_a_missing_signature()
    {
        var journal = Named("2026-09-21").At("2026-09-28 16:00").Then(Logged("2026-09-25"));
        journal.Breaches(Filed, "2026-10-20 10:00").Should().ContainSingle()
            .Which.At.Should().Be(journal.Time("2026-09-29 08:30"), "the Friday was moved to Monday");
        Named("2026-03-02").At("2026-03-06 16:00").Then(Logged("2026-03-06"))
            .Then(new LiaisonFiled(1, new LocalDate(2026, 3, 6), "", "王芳"))
            .Breaches(Filed, "2026-03-20 10:00").Should().ContainSingle();
    }

    [Fact]
    public void R_LIAISON_PERSON_kept() => Named("2026-03-02")
        .Then(new LiaisonNamed(2, "李强", "", "主任", "")).Then(new LiaisonNamed(3, "赵敏", "", "主任", ""))
        .Then(new LiaisonNamed(1, "陈静", "王芳", "主任", "岗位调整")).Opened("2026-03-03")
        .Breaches(Person).Should().BeEmpty();

    [Fact]
    public void R_LIAISON_PERSON_broken_by_a_change_without_record_and_a_counter_without_liaison() =>
        Named("2026-03-02").Then(new LiaisonNamed(1, "陈静", "", "主任", "")).Opened("2026-03-03")
            .Breaches(Person).Select(f => f.Counter).Should().Equal(1, 2, 3);

    [Fact]
    public void R_MEET_MONTHLY_kept() => Morning.Of("2026-03-02")
        .At("2026-03-20 15:00").Then(new MeetingHeld("窗口配置", "三月办件1200件", "增设窗口", "主任"))
        .Breaches(Meeting, "2026-04-20 09:00").Should().BeEmpty();

    [Fact]
    public void R_MEET_MONTHLY_broken_by_a_month_without_and_by_a_meeting_without_figures()
    {
        var journal = Morning.Of("2026-03-02").Opened("2026-03-03");
        journal.Breaches(Meeting, "2026-04-20 09:00").Should().ContainSingle()
            .Which.At.Should().Be(journal.Time("2026-04-01 00:00"));
        Morning.Of("2026-03-02").Then(new MeetingHeld("窗口配置", "", "增设窗口", "主任"))
            .Breaches(Meeting, "2026-04-20 09:00").Should().ContainSingle();
        Morning.Of("2026-03-20").Breaches(Meeting, "2026-04-20 09:00")
            .Should().BeEmpty("it began late in the month");
    }

    [Fact]
    public void R_LIAISON_JOINT_kept() => Named("2026-03-02").JointCase()
        .At("2026-03-06 16:00").Then(Logged("2026-03-06") with { JointCases = ["2026-00001"] })
        .Breaches(Joint, "2026-03-20 10:00").Should().BeEmpty();

    [Fact]
    public void R_LIAISON_JOINT_broken()
    {
        var journal = Named("2026-03-02").JointCase().At("2026-03-06 16:00").Then(Logged("2026-03-06"));
        journal.Breaches(Joint, "2026-03-20 10:00").Should().ContainSingle()
            .Which.At.Should().Be(journal.Time("2026-03-07 00:00"));
    }

    private static TestJournal Named(string date) =>
        Morning.Of(date).Then(new LiaisonNamed(1, "王芳", "", "主任", ""));

    private static LiaisonLogged Logged(string week) => new(
        1, NodaTime.Text.LocalDatePattern.Iso.Parse(week).Value, "县人社局", "核对在办事项", [], "王芳");

}

/// <summary>A joint case to be coordinated.</summary>
internal static class JointCases
{
    public static TestJournal JointCase(this TestJournal journal) => journal
        .Then(new CaseReceived(
            "2026-00001", null, 1, "clerk-1", null, "", "on-spot", new Applicant("王某"), []))
        .Then(new CaseTyped("2026-00001", CaseKind.Joint, "clerk-1", null, "大厅办公室"));
}
